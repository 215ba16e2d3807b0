/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Each function runs in user mode, on a Cortex-A or Cortex-R.
 */
#include "attack.h"
#include <zephyr/devicetree.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/ztest.h>

extern void z_gate_k_yield(void);

#ifdef __thumb__
#define STATE 1U
#define SMC   ".inst.w 0xf7f08000" /* which assemblers do not know on each of these */
#else
#define STATE 0U
#define SMC   ".inst 0xe1600070"
#endif

static void call(uintptr_t address)
{
	((void (*)(void))address)();
}

/* ---- calls ------------------------------------------------------------------------------ */

static void gate_plus_2(void)
{
	call(((uintptr_t)__gates_start + 2U) | 1U);
}

static void gate_plus_4(void)
{
	call((uintptr_t)__gates_start + 4U);
}

static void behind_the_gates(void)
{
	call((uintptr_t)__gates_end | STATE);
}

static void before_the_gates(void)
{
	call(((uintptr_t)__gates_start - 8U) | STATE);
}

/* The gate is never executed, so its state does not count; that of the caller does. */
static void gate_in_the_other_state(void)
{
	call((uintptr_t)z_gate_k_yield ^ 1U);
	reached = 2;
}

/* Call with the stack pointer at @p sp; if it comes back, return. */
static __noinline void call_with_stack(void *sp)
{
	__asm__ volatile("mov r4, sp\n\t"
			 "mov r5, %0\n\t"
			 "mov sp, r5\n\t"
			 "blx %1\n\t"
			 "mov sp, r4"
			 :
			 : "r"(sp), "r"(z_gate_k_yield)
			 : "memory", "r0", "r1", "r2", "r3", "r4", "r5", "r12", "lr");
	reached = 2;
}

static void stack_in_kernel_data(void)
{
	call_with_stack(&kernel_words[64]);
}

static void stack_in_a_partition(void)
{
	call_with_stack(USERS_HALF + HALF_WORDS);
}

static void stack_below_a_partition(void)
{
	call_with_stack(USERS_HALF + 2);
}

static void stack_nowhere(void)
{
	call_with_stack((void *)0xa0000000U);
}

static void stack_at_zero(void)
{
	call_with_stack(NULL);
}

static void stack_in_code(void)
{
	call_with_stack((void *)((uintptr_t)call_with_stack & ~7U));
}

static void stack_misaligned(void)
{
	call_with_stack(K_THREAD_STACK_BUFFER(stack) + 202);
}

static void stack_just_below(void)
{
	call_with_stack(K_THREAD_STACK_BUFFER(stack) - 8);
}

static void stack_at_its_end(void)
{
	call_with_stack(K_THREAD_STACK_BUFFER(stack) + K_THREAD_STACK_SIZEOF(stack) - 8);
}

static void stack_at_its_start(void)
{
	call_with_stack(K_THREAD_STACK_BUFFER(stack));
}

/* The kernel jumps where the user says, as the user. */
static void return_to_kernel_text(void)
{
	__asm__ volatile("mov lr, %0\n\t"
			 "bx %1"
			 :
			 : "r"(((uintptr_t)__gates_end + 0x40U) | STATE), "r"(z_gate_k_yield)
			 : "memory");
}

static void return_to_privileged_code(void)
{
	__asm__ volatile("mov lr, %0\n\t"
			 "bx %1"
			 :
			 : "r"(set_privileged), "r"(z_gate_k_yield)
			 : "memory");
}

/* ---- exceptions -------------------------------------------------------------------------- */

#define INSN(name, insn)                                                                           \
	static void name(void)                                                                     \
	{                                                                                          \
		__asm__ volatile(insn : : "r"(USERS_HALF) : "memory", "r0", "r4", "lr");           \
		reached = 2;                                                                       \
	}

INSN(svc_0, "svc #0")
INSN(svc_semihosting, "mov r0, #0x18\n\tsvc #0xab")
INSN(breakpoint, "bkpt #1")
INSN(undefined, "udf #7")
INSN(panic, "mov r0, #4\n\tudf #2")
INSN(secure_monitor, SMC)
INSN(return_from_exception, "rfeia %0")
INSN(store_return_state, "srsdb sp!, #0x13")

static void refused_system_call(void)
{
	(void)arch_syscall_invoke3(1, 2, 3, 4);
	reached = 2;
}

/* ---- privileges -------------------------------------------------------------------------- */

/* Without privileges these change nothing. */
static void mode_bits(void)
{
	uint32_t system = 0xdfU;

	__asm__ volatile("cpsid aif\n\t"
			 "msr cpsr_c, %0"
			 :
			 : "r"(system)
			 : "memory");
	zassert_true(k_is_user_context());
	k_sleep(K_TICKS(2)); /* interrupts are on */
	zassert_true(k_is_user_context());
}

/* Big endian data, over interrupts and a call: the kernel has its own. */
static void big_endian(void)
{
	uint32_t loops = 3000000;

	__asm__ volatile("push {r4, lr}\n\t"
			 "setend be\n"
			 "1:\n\t"
			 "subs %0, %0, #1\n\t"
			 "bne 1b\n\t"
			 "blx %1\n\t"
			 "setend le\n\t"
			 "pop {r4, lr}"
			 : "+r"(loops)
			 : "r"(z_gate_k_yield)
			 : "memory", "cc", "r0", "r1", "r2", "r3", "r12", "lr");
	reached = 2;
}

INSN(read_sctlr, "mrc p15, 0, r0, c1, c0, 0")
INSN(write_sctlr, "mcr p15, 0, %0, c1, c0, 0")
INSN(write_tables, "mcr p15, 0, %0, c2, c0, 0")
INSN(write_domains, "mcr p15, 0, %0, c3, c0, 0")
INSN(write_region, "mcr p15, 0, %0, c6, c1, 0")
INSN(write_vectors, "mcr p15, 0, %0, c12, c0, 0")
INSN(write_asid, "mcr p15, 0, %0, c13, c0, 1")
INSN(write_thread_pointer, "mcr p15, 0, %0, c13, c0, 3")
INSN(flush_tlb, "mcr p15, 0, %0, c8, c7, 0")
INSN(fpu_control, "mcr p10, 7, %0, c8, c0, 0") /* vmsr fpexc */

/* ---- memory ------------------------------------------------------------------------------ */

static void touch(uint32_t address)
{
	(void)*(volatile uint32_t *)address;
	reached = 2;
}

static void read_null(void)
{
	touch(4);
}

static void read_kernel(void)
{
	touch((uint32_t)kernel_words);
}

static void read_device(void)
{
	touch(DT_REG_ADDR(DT_CHOSEN(zephyr_console)));
}

static void read_gate(void)
{
	touch((uint32_t)__gates_start);
}

static void write_kernel(void)
{
	kernel_words[3] = 1;
	reached = 2;
}

static void write_code(void)
{
	*(volatile uint16_t *)((uintptr_t)write_code & ~1U) = 0;
	reached = 2;
}

static void execute_data(void)
{
	volatile uint32_t *code = USERS_HALF;

	code[0] = (STATE != 0U) ? 0x47704770U : 0xe12fff1eU; /* bx lr */
	call((uintptr_t)code | STATE);
	reached = 2;
}

static void execute_stack(void)
{
	volatile uint32_t code = (STATE != 0U) ? 0x47704770U : 0xe12fff1eU;

	call((uintptr_t)&code | STATE);
	reached = 2;
}

static void execute_kernel_text(void)
{
	call(((uintptr_t)__gates_end + 0x40U) | STATE);
	reached = 2;
}

static __noinline int fill(int depth)
{
	volatile int here[16];

	here[depth % 16] = depth;
	return (depth > 100000) ? here[0] : fill(depth + 1) + here[depth % 16];
}

static void overflow_slowly(void)
{
	reached = fill(0);
}

static void overflow_into_kernel_stack(void)
{
	*(volatile uint32_t *)(K_THREAD_STACK_BUFFER(stack) - 64) = 1;
	reached = 2;
}

static void overflow_into_guard(void)
{
	*(volatile uint32_t *)((uintptr_t)stack + 8) = 1;
	reached = 2;
}

const struct attack attacks[] = {
	{"call of a gate's third byte", gate_plus_2, K_ERR_KERNEL_OOPS},
	{"call of a gate's address", gate_plus_4, K_ERR_KERNEL_OOPS},
	{"call behind the gates", behind_the_gates, ANY_REASON},
	{"call before the gates", before_the_gates, ANY_REASON},
	{"call of a gate in the other state", gate_in_the_other_state, NO_REASON},
	{"call on kernel data", stack_in_kernel_data, K_ERR_KERNEL_OOPS},
	{"call on a partition", stack_in_a_partition, K_ERR_KERNEL_OOPS},
	{"call at the end of a partition", stack_below_a_partition, K_ERR_KERNEL_OOPS},
	{"call on no memory", stack_nowhere, K_ERR_KERNEL_OOPS},
	{"call on address 0", stack_at_zero, K_ERR_KERNEL_OOPS},
	{"call on code", stack_in_code, K_ERR_KERNEL_OOPS},
	{"call on a misaligned stack", stack_misaligned, K_ERR_KERNEL_OOPS},
	{"call below its stack", stack_just_below, K_ERR_STACK_CHK_FAIL},
	{"call at the end of its stack", stack_at_its_end, K_ERR_KERNEL_OOPS},
	{"call at the start of its stack", stack_at_its_start, NO_REASON},
	{"return to kernel text", return_to_kernel_text, ANY_REASON},
	{"return to what the kernel may run", return_to_privileged_code, K_ERR_CPU_EXCEPTION},
	{"SVC", svc_0, K_ERR_KERNEL_OOPS},
	{"SVC of semihosting", svc_semihosting, K_ERR_KERNEL_OOPS},
	{"breakpoint", breakpoint, K_ERR_CPU_EXCEPTION},
	{"undefined instruction", undefined, K_ERR_CPU_EXCEPTION},
	{"panic", panic, K_ERR_KERNEL_OOPS},
	{"secure monitor call", secure_monitor, K_ERR_CPU_EXCEPTION},
	{"return from an exception", return_from_exception, ANY_REASON},
	{"store of the return state", store_return_state, ANY_REASON},
	{"system call by number", refused_system_call, K_ERR_KERNEL_OOPS},
	{"mode bits", mode_bits, NO_REASON},
	{"big endian", big_endian, NO_REASON},
	{"read SCTLR", read_sctlr, K_ERR_CPU_EXCEPTION},
	{"write SCTLR", write_sctlr, K_ERR_CPU_EXCEPTION},
	{"write TTBR0", write_tables, K_ERR_CPU_EXCEPTION},
	{"write DACR", write_domains, K_ERR_CPU_EXCEPTION},
	{"write DRBAR", write_region, K_ERR_CPU_EXCEPTION},
	{"write VBAR", write_vectors, K_ERR_CPU_EXCEPTION},
	{"write CONTEXTIDR", write_asid, K_ERR_CPU_EXCEPTION},
	{"write TPIDRURO", write_thread_pointer, K_ERR_CPU_EXCEPTION},
	{"flush the TLB", flush_tlb, K_ERR_CPU_EXCEPTION},
	{"write FPEXC", fpu_control, K_ERR_CPU_EXCEPTION},
	{"read through NULL", read_null, K_ERR_CPU_EXCEPTION},
	{"read kernel data", read_kernel, K_ERR_CPU_EXCEPTION},
	{"read a device", read_device, K_ERR_CPU_EXCEPTION},
	{"read a gate", read_gate, K_ERR_CPU_EXCEPTION},
	{"write kernel data", write_kernel, K_ERR_CPU_EXCEPTION},
	{"write code", write_code, K_ERR_CPU_EXCEPTION},
	{"execute data", execute_data, K_ERR_CPU_EXCEPTION},
	{"execute the stack", execute_stack, K_ERR_CPU_EXCEPTION},
	{"execute kernel text", execute_kernel_text, ANY_REASON},
	{"overflow by recursion", overflow_slowly, K_ERR_STACK_CHK_FAIL},
	{"overflow into the kernel stack", overflow_into_kernel_stack, K_ERR_STACK_CHK_FAIL},
	{"overflow into the guard", overflow_into_guard, K_ERR_STACK_CHK_FAIL},
};
const size_t attacks_count = ARRAY_SIZE(attacks);
