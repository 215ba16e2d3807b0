/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a hostile user can do to the processor's state before it enters the kernel, and what it
 * finds there afterwards.
 */
#include "calls.h"
#include "user_helpers.h"
#include <zephyr/linker/linker-defs.h>

#ifdef CONFIG_X86_64
#define R(name) "%%r" name
#else
#define R(name) "%%e" name
#endif

ZTEST_SUITE(x86_user, NULL, NULL, NULL, NULL, NULL);

static ZTEST_BMEM volatile uintptr_t seen[16];
static uintptr_t kernels[16];

/* ---- stack pointers -------------------------------------------------------------------- */

/* A call of a gate whose return address would be at @p sp. */
static void call_with_sp(void *sp, void *unused)
{
	__asm__ volatile("mov %0, " R("sp") "\n\t"
					    "jmp z_gate_call_sum"
			 :
			 : "r"(sp));
}

ZTEST(x86_user, test_forged_stack_pointer)
{
	char *low = (char *)K_THREAD_STACK_BUFFER(user_stack);
	char *high = (char *)user_stack + sizeof(user_stack);

	user_fails(call_with_sp, &kernels[8], NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_sp, low - sizeof(uintptr_t), NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_sp, low - 1, NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_sp, high, NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_sp, high - sizeof(uintptr_t), NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_sp, NULL, NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_sp, (void *)UINTPTR_MAX, NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_sp, (void *)(UINTPTR_MAX / 2 + 1), NULL, K_ERR_CPU_EXCEPTION);
	for (size_t i = 0; i < ARRAY_SIZE(kernels); i++) {
		zassert_equal(kernels[i], 0);
	}
}

static void call_with_return(void *to, void *unused)
{
	__asm__ volatile("push %0\n\t"
			 "jmp z_gate_call_sum"
			 :
			 : "r"(to));
}

ZTEST(x86_user, test_return_address)
{
	user_fails(call_with_return, (void *)(UINTPTR_MAX / 2 + 1), NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_return, (void *)UINTPTR_MAX, NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_return, NULL, NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_return, (void *)z_impl_k_sem_give, NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_with_return, (void *)kernels, NULL, K_ERR_CPU_EXCEPTION);
}

/* ---- gates ------------------------------------------------------------------------------ */

static void call_at(void *at, void *unused)
{
	((void (*)(void))at)();
}

ZTEST(x86_user, test_beside_gates)
{
	for (uintptr_t offset = 1; offset < 16; offset++) {
		user_fails(call_at, __gates_start + offset, NULL, K_ERR_CPU_EXCEPTION);
	}
	user_fails(call_at, (void *)((uintptr_t)__gates_start - 16U), NULL, K_ERR_CPU_EXCEPTION);
	user_fails(call_at, __gates_end, NULL, K_ERR_CPU_EXCEPTION);
}

/* ---- flags and segments ----------------------------------------------------------------- */

/* Interrupts come meanwhile, and system calls are made. */
static void go_on(void)
{
	for (int i = 0; i < 20; i++) {
		uint32_t now = k_uptime_get_32();

		while (k_uptime_get_32() == now) {
			if (call_sum(1, 2, 3) != 6U) {
				return;
			}
		}
	}
	seen[0] = 1;
}

static void odd_segments(void *unused, void *unused2)
{
	seen[0] = 0;
	for (int i = 0; i < 200; i++) {
		__asm__ volatile("mov %0, %%fs\n\t"
				 "mov %0, %%gs"
				 :
				 : "r"(0));
#ifdef CONFIG_X86_64
		__asm__ volatile("mov %0, %%ds\n\t"
				 "mov %0, %%es"
				 :
				 : "r"(0));
#else
		/* nothing can be read until the kernel has come and gone */
		__asm__ volatile("mov %0, %%ds\n\t"
				 "mov %0, %%es\n\t"
				 "call z_gate_call_divide"
				 :
				 : "r"(0)
				 : "eax", "ecx", "edx", "memory");
#endif
		(void)k_uptime_get_32();
	}
	go_on();
}

ZTEST(x86_user, test_segments)
{
	user_passes(odd_segments, NULL, NULL);
	zassert_equal(seen[0], 1);
}

/* Until the clock has interrupted: no segment but that of the code. */
static void spin_without_segments(void *unused, void *unused2)
{
	__asm__ volatile("mov %0, %%ds\n\t"
			 "mov %0, %%es\n\t"
			 "mov %0, %%fs\n\t"
			 "mov %0, %%gs\n\t"
			 "std\n"
			 "1:\tdec %1\n\t"
			 "jnz 1b\n\t"
			 "cld"
			 :
			 : "r"(0), "r"(3000000)
			 : "memory");
	go_on();
}

ZTEST(x86_user, test_interrupts_without_segments)
{
	user_passes(spin_without_segments, NULL, NULL);
	zassert_equal(seen[0], 1);
}

static void set_flags(void *flags, void *unused)
{
	uintptr_t now;

	__asm__ volatile("push %1\n\t"
			 "popf\n\t"
			 "pushf\n\t"
			 "pop %0"
			 : "=r"(now)
			 : "r"(flags)
			 : "cc", "memory");
	seen[1] = now;
	go_on();
	__asm__ volatile("cld");
}

ZTEST(x86_user, test_flags)
{
	/* direction, nested task, alignment check, privilege for ports, interrupts off */
	user_passes(set_flags, (void *)0x47002UL, NULL);
	zassert_equal(seen[0], 1);
	zassert_equal(seen[1] & 0x200U, 0x200U, "interrupts off");
	zassert_equal(seen[1] & 0x3000U, 0, "ports");
	user_fails(set_flags, (void *)0x302UL, NULL, K_ERR_CPU_EXCEPTION); /* single step */
}

/* ---- instructions ------------------------------------------------------------------------ */

#define FORBIDDEN(name, ...)                                  \
	static void name(void *unused, void *unused2)         \
	{                                                     \
		__asm__ volatile(__VA_ARGS__ : : : "memory"); \
	}

FORBIDDEN(do_cli, "cli")
FORBIDDEN(do_sti, "sti")
FORBIDDEN(do_hlt, "hlt")
FORBIDDEN(do_in, "in $0x21, %%al")
FORBIDDEN(do_out, "out %%al, $0xf4")
FORBIDDEN(do_rdmsr, "mov $0xc0000080, %%ecx\n\trdmsr")
FORBIDDEN(do_wrmsr, "mov $0xc0000101, %%ecx\n\twrmsr")
FORBIDDEN(do_cr0, "mov %%cr0, " R("ax"))
FORBIDDEN(do_cr3, "mov " R("ax") ", %%cr3")
FORBIDDEN(do_dr7, "mov " R("ax") ", %%dr7")
FORBIDDEN(do_lgdt, "lgdt (" R("sp") ")")
FORBIDDEN(do_lidt, "lidt (" R("sp") ")")
FORBIDDEN(do_ltr, "mov $0x20, %%eax\n\tltr %%ax")
FORBIDDEN(do_invlpg, "invlpg (" R("sp") ")")
FORBIDDEN(do_sgdt, "sub $16, " R("sp") "\n\tsgdt (" R("sp") ")")
FORBIDDEN(do_clts, "clts")
FORBIDDEN(do_int3, "int3")
FORBIDDEN(do_offload, "int $33")
FORBIDDEN(do_ipi, "int $0xf0")
FORBIDDEN(do_double_fault, "int $8")
FORBIDDEN(do_syscall, ".byte 0x0f, 0x05")
FORBIDDEN(do_sysenter, ".byte 0x0f, 0x34")
FORBIDDEN(do_kernel_code, "push $0x08\n\tpush $z_impl_call_sum\n\tlret")
FORBIDDEN(do_task, "push $0x20\n\tpush $0\n\tlret")
FORBIDDEN(do_kernel_data, "mov $0x10, %%eax\n\tmov %%eax, %%ss")

ZTEST(x86_user, test_instructions)
{
	static const user_fn all[] = {
		do_cli,		do_sti,	    do_hlt,	     do_in,	     do_out,
		do_rdmsr,	do_wrmsr,   do_cr0,	     do_cr3,	     do_dr7,
		do_lgdt,	do_lidt,    do_ltr,	     do_invlpg,	     do_clts,
		do_int3,	do_offload, do_ipi,	     do_syscall,     do_sysenter,
		do_kernel_code, do_task,    do_double_fault, do_kernel_data, do_sgdt,
	};

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		user_fails(all[i], NULL, NULL, K_ERR_CPU_EXCEPTION);
	}
}

static void raise(void *reason, void *unused)
{
	__asm__ volatile("int $32" : : "a"(reason) : "memory");
}

ZTEST(x86_user, test_reasons)
{
	user_fails(raise, (void *)K_ERR_KERNEL_PANIC, NULL, K_ERR_KERNEL_OOPS);
	user_fails(raise, (void *)K_ERR_SPURIOUS_IRQ, NULL, K_ERR_KERNEL_OOPS);
	user_fails(raise, (void *)K_ERR_STACK_CHK_FAIL, NULL, K_ERR_STACK_CHK_FAIL);
}

/* ---- what is left in registers ----------------------------------------------------------- */

#ifdef CONFIG_X86_64
static void look(void *unused, void *unused2)
{
	uintptr_t rcx, rdx, rsi, rdi;
	register uintptr_t r8 __asm__("r8") = 8;
	register uintptr_t r9 __asm__("r9") = 9;
	register uintptr_t r10 __asm__("r10") = 10;
	register uintptr_t r11 __asm__("r11") = 11;
	uint64_t xmm[2];
	int result;

	__asm__ volatile("call z_gate_call_divide\n\t"
			 "por %%xmm1, %%xmm0\n\t"
			 "por %%xmm7, %%xmm0\n\t"
			 "por %%xmm15, %%xmm0\n\t"
			 "movdqu %%xmm0, %[xmm]"
			 : "=a"(result), "=c"(rcx), "=d"(rdx), "=S"(rsi), "=D"(rdi), "+r"(r8),
			   "+r"(r9), "+r"(r10), "+r"(r11), [xmm] "=m"(xmm)
			 :
			 : "xmm0", "xmm1", "memory");
	seen[0] = (uintptr_t)result;
	seen[1] = rcx | rdx | rsi | rdi | r8 | r9 | r10 | r11;
	seen[2] = xmm[0] | xmm[1];
}
#else
static void look(void *unused, void *unused2)
{
	uintptr_t ecx;
	int result;

	__asm__ volatile("call z_gate_call_divide" : "=a"(result), "=c"(ecx) : : "edx", "memory");
	seen[0] = (uintptr_t)result;
	seen[1] = ecx;
	seen[2] = 0;
}
#endif

ZTEST(x86_user, test_registers_are_cleared)
{
	user_passes(look, NULL, NULL);
	zassert_equal(seen[0], 1);
	zassert_equal(seen[1], 0, "0x%lx", (unsigned long)seen[1]);
	zassert_equal(seen[2], 0, "0x%lx", (unsigned long)seen[2]);
}

/* The user wants exceptions of floating point; the kernel's calculations are not the user's. */
static void want_exceptions(void *unused, void *unused2)
{
	uint32_t mxcsr = 0x0000, after = 0;
	uint16_t fcw = 0x0340, fcw_after = 0;

	__asm__ volatile("ldmxcsr %0\n\tfldcw %1" : : "m"(mxcsr), "m"(fcw));
	seen[0] = (uintptr_t)call_divide();
	go_on();
	__asm__ volatile("stmxcsr %0\n\tfnstcw %1" : "=m"(after), "=m"(fcw_after));
	seen[1] = after;
	seen[2] = fcw_after;
}

ZTEST(x86_user, test_floating_point_control)
{
	user_passes(want_exceptions, NULL, NULL);
	zassert_equal(seen[0], 1);
	zassert_equal(seen[1] & 0x1f80U, 0, "0x%lx", (unsigned long)seen[1]);
	zassert_equal(seen[2] & 0x3fU, 0, "0x%lx", (unsigned long)seen[2]);
}

/* ---- spaces ------------------------------------------------------------------------------- */

#define DOMAINS (2 * (CONFIG_X86_MAX_ADDITIONAL_MEM_DOMAINS + 1))

K_APPMEM_PARTITION_DEFINE(mine);
static K_APP_BMEM(mine) volatile int in_mine;

static struct k_mem_domain domains[DOMAINS];

static void touch(void *value, void *unused)
{
	in_mine = (int)(uintptr_t)value;
}

ZTEST(x86_user, test_domains_come_and_go)
{
	struct k_mem_partition *parts[] = {&ztest_mem_partition, &mine};

	for (size_t i = 0; i < 3 * DOMAINS; i++) {
		struct k_mem_domain *domain = &domains[i % DOMAINS];

		zassert_ok(k_mem_domain_init(domain, (i % 2 == 0) ? 2 : 1, parts));
		(void)user_create(touch, (void *)(i + 1), NULL);
		zassert_ok(k_mem_domain_add_thread(domain, &user_thread));
		user_finish();
		zassert_equal(user_reached, (i % 2 == 0) ? 2 : 1);
		zassert_equal(in_mine, (int)(i - i % 2 + 1));
	}
}

static K_THREAD_STACK_ARRAY_DEFINE(stacks, DOMAINS, 1024);
static struct k_thread threads[DOMAINS];

ZTEST(x86_user, test_more_domains_than_tables)
{
	struct k_mem_partition *parts[] = {&ztest_mem_partition, &mine};
	int err = 0;
	size_t n;

	for (n = 0; n < DOMAINS && err == 0; n++) {
		zassert_ok(k_mem_domain_init(&domains[n], 2, parts));
		(void)k_thread_create(&threads[n], stacks[n], K_THREAD_STACK_SIZEOF(stacks[n]),
				      user_entry, (void *)touch, (void *)n, NULL, USER_PRIO, K_USER,
				      K_FOREVER);
		err = k_mem_domain_add_thread(&domains[n], &threads[n]);
	}
	zassert_equal(err, -ENOMEM);
	zassert_equal(n, CONFIG_X86_MAX_ADDITIONAL_MEM_DOMAINS + 1);
	for (size_t i = 0; i < n; i++) {
		k_thread_abort(&threads[i]);
	}
	zassert_ok(k_mem_domain_init(&domains[n], 2, parts));
	(void)user_create(touch, (void *)77, NULL);
	zassert_ok(k_mem_domain_add_thread(&domains[n], &user_thread));
	user_finish();
	zassert_equal(in_mine, 77);
}

/* ---- several CPUs ------------------------------------------------------------------------- */

#ifdef CONFIG_SMP
K_APPMEM_PARTITION_DEFINE(taken);
static K_APP_BMEM(taken) volatile uint32_t in_taken;

static void write_taken(void *unused, void *unused2)
{
	for (;;) {
		in_taken++;
	}
}

static void start_on_other_cpu(struct k_mem_domain *domain)
{
	struct k_mem_partition *parts[] = {&ztest_mem_partition, &taken};
	unsigned int other = (arch_proc_id() + 1U) % arch_num_cpus();

	zassert_ok(k_mem_domain_init(domain, 2, parts));
	(void)user_create(write_taken, NULL, NULL);
	zassert_ok(k_mem_domain_add_thread(domain, &user_thread));
	zassert_ok(k_thread_cpu_pin(&user_thread, (int)other));
	in_taken = 0;
	k_thread_start(&user_thread);
	while (in_taken < 1000U) {
		arch_spin_relax();
	}
}

static void expect_it_stopped(void)
{
	uint32_t then = in_taken;

	for (int i = 0; i < 1000; i++) {
		arch_spin_relax(); /* QEMU lets the other CPU run */
	}
	zassert_equal(in_taken, then, "it still writes");
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(5)));
	zassert_equal(user_faults, 1);
	zassert_equal(user_reason, K_ERR_CPU_EXCEPTION);
}

/* The partition goes while a thread on another CPU writes to it. */
ZTEST(x86_user, test_partition_goes_under_another_cpu)
{
	for (int i = 0; i < 5; i++) {
		start_on_other_cpu(&domains[0]);
		zassert_ok(k_mem_domain_remove_partition(&domains[0], &taken));
		expect_it_stopped();
	}
}

/* A thread is moved to a domain without it. */
ZTEST(x86_user, test_thread_is_moved_under_another_cpu)
{
	struct k_mem_partition *parts[] = {&ztest_mem_partition};

	for (int i = 0; i < 5; i++) {
		zassert_ok(k_mem_domain_init(&domains[1], 1, parts));
		start_on_other_cpu(&domains[0]);
		zassert_ok(k_mem_domain_add_thread(&domains[1], &user_thread));
		expect_it_stopped();
	}
}
#endif
