/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a user thread tries that it must not: other memory, instructions of the kernel, ways into
 * the kernel beside the start of a gate, system calls on a stack that is not its own. Each time
 * only that thread ends.
 */
#include "calls.h"

#include <zephyr/fatal.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/ztest.h>

int faults;
unsigned int reason;
struct arch_esf registers;

K_THREAD_STACK_DEFINE(stack, STACK_SIZE);
struct k_thread thread;

/* What user threads leave. */
static ZTEST_BMEM volatile uint64_t left;

static uint64_t secret[8]; /* the kernel's */

void k_sys_fatal_error_handler(unsigned int why, const struct arch_esf *esf)
{
	reason = why;
	registers = *esf;
	faults++;
}

void run(k_thread_entry_t fn, const void *arg)
{
	faults = 0;
	left = 0;
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), fn, (void *)arg, NULL,
			      NULL, -1, K_USER, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(5)));
}

void refused(k_thread_entry_t fn, const void *arg, unsigned int why)
{
	run(fn, arg);
	zassert_equal(faults, 1, "%d faults", faults);
	zassert_equal(reason, why, "error %u", reason);
	zassert_equal(left, 0);
}

static void reads(void *at, void *p2, void *p3)
{
	(void)*(volatile uint8_t *)at;
	left = 1;
}

static void writes(void *at, void *p2, void *p3)
{
	*(volatile uint8_t *)at = 0;
	left = 1;
}

static void calls(void *at, void *p2, void *p3)
{
	((uintptr_t(*)(uintptr_t))at)(41);
	left = 1;
}

#define AT(address) ((const void *)(address))
#define CODE(fn) ((const char *)(uintptr_t)(fn))

static const uint32_t constant = 0xd65f03c0U; /* ret */

ZTEST(arm64_user, test_memory)
{
	static const char *const kernels[] = {(char *)secret, (char *)&thread, NULL,
					      CODE(k_thread_user_mode_enter), __gates_start,
					      (char *)0x09000000 /* a device */, (char *)stack,
					      (char *)stack + 4096};

	for (size_t i = 0; i < ARRAY_SIZE(kernels); i++) {
		run(reads, kernels[i]);
		zassert_equal(faults, 1);
		zassert_equal(registers.far, (uintptr_t)kernels[i]);
		run(writes, kernels[i]);
		zassert_equal(faults, 1);
		zassert_equal(left, 0);
	}
	refused(writes, CODE(run), K_ERR_CPU_EXCEPTION);
	refused(writes, &constant, K_ERR_CPU_EXCEPTION);
	run(reads, CODE(run));
	zassert_equal(faults, 0);
	run(reads, &constant);
	zassert_equal(faults, 0);
}

ZTEST(arm64_user, test_execution)
{
	refused(calls, &constant, K_ERR_CPU_EXCEPTION);
	refused(calls, (const void *)&left, K_ERR_CPU_EXCEPTION);
	refused(calls, K_THREAD_STACK_BUFFER(stack), K_ERR_CPU_EXCEPTION);
	refused(calls, secret, K_ERR_CPU_EXCEPTION);
	refused(calls, CODE(k_thread_user_mode_enter), K_ERR_CPU_EXCEPTION);
	refused(calls, NULL, K_ERR_CPU_EXCEPTION);
}

/* A gate may be entered at its start only; what is not a gate is no way in. */
ZTEST(arm64_user, test_gates)
{
	uintptr_t gate = (uintptr_t)z_gate_call_next;

	run(calls, AT(gate));
	zassert_equal(faults, 0);
	zassert_equal(left, 1);
	for (int offset = 1; offset < 16; offset++) {
		refused(calls, AT(gate + offset), K_ERR_CPU_EXCEPTION);
	}
	refused(calls, __gates_end, K_ERR_CPU_EXCEPTION);
	refused(calls, AT((uintptr_t)__gates_start - 16U), K_ERR_CPU_EXCEPTION);
	refused(calls, AT(gate + BIT64(40)), K_ERR_CPU_EXCEPTION);
	refused(calls, AT(gate - BIT64(60)), K_ERR_CPU_EXCEPTION);
}

/* Instructions of the kernel, one in each function. */
#define INSN(name, ...)                                                                            \
	static void name(void *p1, void *p2, void *p3)                                             \
	{                                                                                          \
		__asm__ volatile(__VA_ARGS__ : : : "memory", "x0", "x1", "x8");                    \
		left = 1;                                                                          \
	}

INSN(insn_eret, "eret")
INSN(insn_hvc, "hvc #0")
INSN(insn_smc, "smc #0")
INSN(insn_ttbr, "msr ttbr0_el1, xzr")
INSN(insn_sctlr, "mrs x0, sctlr_el1")
INSN(insn_vbar, "msr vbar_el1, x0")
INSN(insn_spsel, "msr spsel, #1")
INSN(insn_daif, "msr daifset, #2")
INSN(insn_read_daif, "mrs x0, daif")
INSN(insn_current_el, "mrs x0, currentel")
INSN(insn_cpu, "msr tpidr_el1, x0")
INSN(insn_current, "msr tpidrro_el0, x0")
INSN(insn_elr, "msr elr_el1, x0")
INSN(insn_sp, "msr sp_el0, x0")
INSN(insn_tlbi, "tlbi vmalle1")
INSN(insn_cache, "ic iallu")
INSN(insn_zva, "dc zva, x0")
INSN(insn_wfi, "wfi")
INSN(insn_gic, "mrs x0, S3_0_C12_C12_0") /* ICC_IAR1_EL1 */
INSN(insn_timer, "msr cntv_cval_el0, x0")
INSN(insn_semihosting, "mov w0, #0x18\n\thlt #0xf000")
INSN(insn_brk, "brk #1")
INSN(insn_at, "at s1e1r, x0")

ZTEST(arm64_user, test_instructions)
{
	static const k_thread_entry_t insns[] = {
		insn_eret,  insn_hvc,        insn_smc,        insn_ttbr,  insn_sctlr,
		insn_vbar,  insn_spsel,      insn_daif,       insn_cpu,   insn_current,
		insn_elr,   insn_sp,         insn_tlbi,       insn_cache, insn_zva,
		insn_wfi,   insn_gic,        insn_timer,      insn_brk,   insn_semihosting,
		insn_at,    insn_read_daif,  insn_current_el,
	};

	for (size_t i = 0; i < ARRAY_SIZE(insns); i++) {
		run(insns[i], NULL);
		zassert_equal(left, 0, "instruction %zu", i);
		zassert_equal(faults, 1, "instruction %zu", i);
		zassert_equal(reason, K_ERR_CPU_EXCEPTION, "instruction %zu", i);
	}
}

/* Supervisor calls are the kernel's: 1 runs x0 in a handler, 2 raises a fatal error. */
INSN(svc_0, "svc #0")
INSN(svc_offload, "mov x0, #0\n\tsvc #1")
INSN(svc_panic, "mov x8, #4\n\tsvc #2")
INSN(svc_spurious, "mov x8, #1\n\tsvc #2")
INSN(svc_3, "svc #3")
INSN(svc_ffff, "svc #0xffff")

static void numbered(void *p1, void *p2, void *p3)
{
	(void)arch_syscall_invoke3(1, 2, 3, 4);
	left = 1;
}

ZTEST(arm64_user, test_supervisor_calls)
{
	refused(svc_0, NULL, K_ERR_KERNEL_OOPS);
	refused(svc_offload, NULL, K_ERR_KERNEL_OOPS);
	refused(svc_panic, NULL, K_ERR_KERNEL_OOPS);
	refused(svc_spurious, NULL, K_ERR_KERNEL_OOPS);
	refused(svc_3, NULL, K_ERR_KERNEL_OOPS);
	refused(svc_ffff, NULL, K_ERR_KERNEL_OOPS);
	refused(numbered, NULL, K_ERR_KERNEL_OOPS);
}

/* call_ten() with another stack pointer, and back. */
static void forged_sp(void *sp, void *p2, void *p3)
{
	register uintptr_t x0 __asm__("x0") = 41;

	__asm__ volatile("mov x19, sp\n\t"
			 "mov sp, %1\n\t"
			 "bl z_gate_call_ten\n\t"
			 "mov sp, x19"
			 : "+r"(x0)
			 : "r"(sp)
			 : "memory", "x19", "x30", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8",
			   "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18");
	left = 1;
}

ZTEST(arm64_user, test_forged_stack_pointer)
{
	uintptr_t low = (uintptr_t)K_THREAD_STACK_BUFFER(stack);
	uintptr_t end = low + K_THREAD_STACK_SIZEOF(stack);

	refused(forged_sp, secret, K_ERR_STACK_CHK_FAIL);
	refused(forged_sp, &secret[8], K_ERR_STACK_CHK_FAIL);
	refused(forged_sp, NULL, K_ERR_STACK_CHK_FAIL);
	refused(forged_sp, AT(-16UL), K_ERR_STACK_CHK_FAIL);
	refused(forged_sp, AT(low - 16), K_ERR_STACK_CHK_FAIL);
	refused(forged_sp, AT(end + 16), K_ERR_STACK_CHK_FAIL);
	refused(forged_sp, &thread, K_ERR_STACK_CHK_FAIL);
	for (size_t i = 0; i < ARRAY_SIZE(secret); i++) {
		zassert_equal(secret[i], 0);
	}
	run(forged_sp, AT(low)); /* its own is its own */
	zassert_equal(faults, 0);
	run(forged_sp, AT(low + 3));
	zassert_equal(faults, 0);
	run(forged_sp, AT(end));
	zassert_equal(faults, 0);
	run(forged_sp, AT(end - 8));
	zassert_equal(faults, 0);
	run(forged_sp, AT(end - 16));
	zassert_equal(faults, 0);
	zassert_equal(left, 1);
}

/* Where a call returns to is the caller's to say, in its own mode. */
static void forged_return(void *to, void *p2, void *p3)
{
	__asm__ volatile("mov x30, %0\n\tb z_gate_call_next" : : "r"(to) : "memory");
	left = 1;
}

ZTEST(arm64_user, test_forged_return)
{
	refused(forged_return, CODE(k_thread_user_mode_enter), K_ERR_CPU_EXCEPTION);
	zassert_equal(registers.elr, (uintptr_t)k_thread_user_mode_enter);
	zassert_equal(registers.spsr & 0xf, 0);
	refused(forged_return, secret, K_ERR_CPU_EXCEPTION);
}

static int deep(int n)
{
	volatile char frame[200];

	frame[0] = (char)n;
	return (n == 0) ? 0 : deep(n - 1) + frame[0];
}

static void overflows(void *p1, void *p2, void *p3)
{
	left = (uint64_t)deep(1000) + 1;
}

static void overflows_in_kernel(void *p1, void *p2, void *p3)
{
	left = (uint64_t)call_deep(1000) + 1;
}

static void overflows_at_once(void *p1, void *p2, void *p3)
{
	volatile char frame[3 * 4096];

	frame[0] = 1;
	left = frame[0];
}

ZTEST(arm64_user, test_overflow)
{
	refused(overflows, NULL, K_ERR_STACK_CHK_FAIL);
	refused(overflows_in_kernel, NULL, K_ERR_STACK_CHK_FAIL);
	refused(overflows_at_once, NULL, K_ERR_STACK_CHK_FAIL);
	refused(overflows, NULL, K_ERR_STACK_CHK_FAIL);
}

/* Which mode this is, asked in a handler while a user thread runs. */
static volatile int asked;
static volatile bool mode_in_handler;

static void ask(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	mode_in_handler = arch_is_user_context();
	asked++;
}

static K_TIMER_DEFINE(timer, ask, NULL);

static void spins(void *p1, void *p2, void *p3)
{
	uint64_t start = arch_k_cycle_get_64();

	while (arch_k_cycle_get_64() - start < (uintptr_t)p1) {
		left += arch_is_user_context() ? 0 : 1;
	}
}

ZTEST(arm64_user, test_mode)
{
	asked = 0;
	zassert_false(arch_is_user_context());
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	run(spins, (void *)(uintptr_t)(5 * k_ticks_to_cyc_ceil32(1)));
	k_timer_stop(&timer);
	zassert_equal(faults, 0);
	zassert_equal(left, 0);
	zassert_true(asked > 0);
	zassert_false(mode_in_handler);
}

ZTEST_SUITE(arm64_user, NULL, NULL, NULL, NULL, NULL);
