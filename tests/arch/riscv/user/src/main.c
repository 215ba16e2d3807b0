/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads attack what is particular to RISC-V: registers at the entry of a system call,
 * privileged instructions, gates, frames that reach over a guard. And what they may see: no
 * register of the kernel, nor of another thread.
 */
#include "user_helpers.h"

#define CALLS 3

static uintptr_t kernel_data[64];
static ZTEST_BMEM volatile uintptr_t seen[20];
static struct k_sem sem;

static void reset(void *fixture)
{
	k_sem_init(&sem, 0, K_SEM_MAX_LIMIT);
	k_object_access_grant(&sem, k_current_get());
	for (size_t i = 0; i < ARRAY_SIZE(kernel_data); i++) {
		kernel_data[i] = i;
	}
}

static void kernel_data_is_well(void *fixture)
{
	for (size_t i = 0; i < ARRAY_SIZE(kernel_data); i++) {
		zassert_equal(kernel_data[i], i, "word %zu", i);
	}
}

ZTEST_SUITE(riscv_user, NULL, NULL, reset, kernel_data_is_well, NULL);

/* ---- the stack pointer of a call ---- */

static void call_with_sp(void *sp, void *unused)
{
	/* RV32E has few registers */
	register void *to __asm__("t0") = sp;
	register struct k_sem *a0 __asm__("a0") = &sem;
	register uintptr_t gate __asm__("t1") = (uintptr_t)z_gate_k_sem_give;

	__asm__ volatile("mv s1, sp\n\t"
			 "mv sp, t0\n\t"
			 "jalr t1\n\t"
			 "mv sp, s1"
			 : "+r"(to), "+r"(a0), "+r"(gate)
			 :
			 : "s1", "ra", "t2", "a1", "a2", "a3", "a4", "a5",
#ifndef CONFIG_RISCV_ISA_RV32E
			   "a6", "a7", "t3", "t4", "t5", "t6",
#endif
			   "memory");
}

static void forged_sp(uintptr_t sp, unsigned int reason)
{
	user_fails(call_with_sp, (void *)sp, NULL, reason);
	zassert_equal(k_sem_count_get(&sem), 0);
}

ZTEST(riscv_user, test_stack_pointer_before_a_call)
{
	uintptr_t start = (uintptr_t)K_THREAD_STACK_BUFFER(user_stack);
	uintptr_t end = start + K_THREAD_STACK_SIZEOF(user_stack);

	forged_sp((uintptr_t)&kernel_data[32], K_ERR_KERNEL_OOPS);
	forged_sp((uintptr_t)__builtin_frame_address(0), K_ERR_KERNEL_OOPS);
	forged_sp(0, K_ERR_KERNEL_OOPS);
	forged_sp(UINTPTR_MAX, K_ERR_KERNEL_OOPS);
	forged_sp(end, K_ERR_KERNEL_OOPS);
	forged_sp(end + 16, K_ERR_KERNEL_OOPS);
	forged_sp(start - 16, K_ERR_STACK_CHK_FAIL); /* of its own, but the kernel's */
	forged_sp((uintptr_t)user_stack, K_ERR_STACK_CHK_FAIL);
	user_passes(call_with_sp, (void *)(start + 512), NULL);
	user_passes(call_with_sp, (void *)(start + 513), NULL);
	user_passes(call_with_sp, (void *)start, NULL);
	zassert_equal(k_sem_count_get(&sem), CALLS);
}

/* ---- gp and tp: the kernel has its own ---- */

static void forge_gp_and_tp(void *address, void *s)
{
	struct k_sem *volatile own = s; /* addresses of variables may be made from gp */
	uintptr_t gp;

	__asm__ volatile("mv %0, gp\n\tmv gp, %1\n\tmv tp, %1" : "=&r"(gp) : "r"(address));
	k_sem_give(own);
	__asm__ volatile("mv gp, %0\n\tmv tp, %0" : : "r"(address));
	k_sleep(K_TICKS(2));
	__asm__ volatile("mv gp, %0\n\tmv tp, %0" : : "r"(address));
	for (volatile int i = 0; i < 100000; i = i + 1) {
	}
	k_sem_give(own);
	__asm__ volatile("mv gp, %0" : : "r"(gp));
}

ZTEST(riscv_user, test_gp_and_tp)
{
	user_passes(forge_gp_and_tp, &kernel_data[32], &sem);
	user_passes(forge_gp_and_tp, (void *)UINTPTR_MAX, &sem);
	zassert_equal(k_sem_count_get(&sem), 4);
	zassert_false(k_is_user_context());
}

/* ---- gates ---- */

static void call(void *address, void *unused)
{
	((void (*)(struct k_sem *))address)(&sem);
}

static void jump_to(uintptr_t address, unsigned int reason)
{
	user_fails(call, (void *)address, NULL, reason);
	zassert_equal(k_sem_count_get(&sem), 0);
}

ZTEST(riscv_user, test_middle_of_a_gate)
{
	uintptr_t gate = (uintptr_t)z_gate_k_sem_give;

	for (uintptr_t at = 2; at < Z_ARCH_GATE_SIZE; at += 2) {
		jump_to(gate + at, K_ERR_KERNEL_OOPS);
	}
	jump_to((uintptr_t)z_impl_k_sem_give, K_ERR_CPU_EXCEPTION);
}

/* ---- instructions ---- */

#define ATTACK(name, instructions, why)                                                            \
	static void attack_##name(void *unused, void *unused2)                                     \
	{                                                                                          \
		__asm__ volatile(instructions : : "r"(kernel_data) : "t0", "memory");              \
	}                                                                                          \
	ZTEST(riscv_user, test_##name)                                                             \
	{                                                                                          \
		user_fails(attack_##name, NULL, NULL, why);                                        \
	}

ATTACK(ecall, "li a0, 0\n\tecall", K_ERR_KERNEL_OOPS)
ATTACK(ecall_panic, "li a0, 4\n\tecall", K_ERR_KERNEL_OOPS)
ATTACK(ecall_any, "mv a0, %0\n\tecall", K_ERR_KERNEL_OOPS)
ATTACK(mret, "mret", K_ERR_CPU_EXCEPTION)
ATTACK(sret, "sret", K_ERR_CPU_EXCEPTION)
ATTACK(read_mstatus, "csrr t0, mstatus", K_ERR_CPU_EXCEPTION)
ATTACK(set_mprv, "li t0, 0x20000\n\tcsrs mstatus, t0", K_ERR_CPU_EXCEPTION)
ATTACK(lock_interrupts, "csrci mstatus, 8", K_ERR_CPU_EXCEPTION)
ATTACK(read_mscratch, "csrr t0, mscratch", K_ERR_CPU_EXCEPTION)
ATTACK(write_mscratch, "csrw mscratch, %0", K_ERR_CPU_EXCEPTION)
ATTACK(write_mtvec, "csrw mtvec, %0", K_ERR_CPU_EXCEPTION)
ATTACK(write_mepc, "csrw mepc, %0", K_ERR_CPU_EXCEPTION)
ATTACK(write_pmpaddr, "li t0, -1\n\tcsrw pmpaddr6, t0", K_ERR_CPU_EXCEPTION)
ATTACK(write_pmpcfg, "csrw pmpcfg0, x0", K_ERR_CPU_EXCEPTION)
ATTACK(write_satp, "csrw satp, x0", K_ERR_CPU_EXCEPTION)
ATTACK(breakpoint, "ebreak", K_ERR_CPU_EXCEPTION)
ATTACK(no_instruction, ".word 0", K_ERR_CPU_EXCEPTION)
ATTACK(fault_with_any_sp, "mv sp, %0\n\tsw x0, 0(sp)", K_ERR_CPU_EXCEPTION)
ATTACK(illegal_with_any_sp, "mv sp, %0\n\t.word 0", K_ERR_CPU_EXCEPTION)

/* ---- frames ---- */

static void large_frame(void *bytes, void *unused)
{
	__asm__ volatile("sub sp, sp, %0\n\tsw x0, 0(sp)" : : "r"(bytes) : "memory");
}

ZTEST(riscv_user, test_frame_over_the_guard)
{
	uintptr_t whole = K_THREAD_STACK_SIZEOF(user_stack); /* may be more than was asked for */

	/* the kernel stack; below the whole object; far away */
	user_fails(large_frame, (void *)(whole + 64), NULL, K_ERR_STACK_CHK_FAIL);
	user_fails(large_frame, (void *)(whole + CONFIG_PRIVILEGED_STACK_SIZE + 64), NULL,
		   K_ERR_CPU_EXCEPTION);
	user_fails(large_frame, (void *)0x100000, NULL, K_ERR_CPU_EXCEPTION);
}

/* Handlers find their own stack, wherever the thread's sp is. */
static void spin_with_sp(void *sp, void *unused)
{
	__asm__ volatile("mv s1, sp\n\t"
			 "mv sp, %0\n\t"
			 "li t0, 3000000\n"
			 "1: addi t0, t0, -1\n\t"
			 "bnez t0, 1b\n\t"
			 "mv sp, s1"
			 :
			 : "r"(sp)
			 : "s1", "t0", "memory");
}

ZTEST(riscv_user, test_interrupts_with_any_stack_pointer)
{
	user_passes(spin_with_sp, &kernel_data[32], NULL);
	user_passes(spin_with_sp, NULL, NULL);
	user_passes(spin_with_sp, (void *)UINTPTR_MAX, NULL);
}

/* ---- what is seen ---- */

#ifdef CONFIG_64BIT
#define SEE(r, n) "sd " r ", 8*" #n "(s1)\n\t"
#else
#define SEE(r, n) "sw " r ", 4*" #n "(s1)\n\t"
#endif

static void look_after_a_call(void *unused, void *unused2)
{
	register struct k_sem *a0 __asm__("a0") = &sem;
	register uintptr_t gate __asm__("t1") = (uintptr_t)z_gate_k_sem_give;
	register volatile uintptr_t *to __asm__("s1") = seen;

	__asm__ volatile("jalr t1\n\t"
			 SEE("t0", 0) SEE("t1", 1) SEE("t2", 2) SEE("a2", 3) SEE("a3", 4)
			 SEE("a4", 5) SEE("a5", 6)
#ifndef CONFIG_RISCV_ISA_RV32E
			 SEE("a6", 8) SEE("a7", 9) SEE("t3", 10) SEE("t4", 11) SEE("t5", 12)
			 SEE("t6", 13)
#endif
			 : "+r"(a0), "+r"(gate)
			 : "r"(to)
			 : "ra", "t0", "t2", "a1", "a2", "a3", "a4", "a5",
#ifndef CONFIG_RISCV_ISA_RV32E
			   "a6", "a7", "t3", "t4", "t5", "t6",
#endif
			   "memory");
}

ZTEST(riscv_user, test_registers_after_a_call)
{
	for (size_t i = 0; i < ARRAY_SIZE(seen); i++) {
		seen[i] = 0;
	}
	user_passes(look_after_a_call, NULL, NULL);
	zassert_equal(k_sem_count_get(&sem), 1);
	for (size_t i = 0; i < ARRAY_SIZE(seen); i++) {
		zassert_equal(seen[i], 0, "register %zu: %lx", i, (unsigned long)seen[i]);
	}
}

static void mode(void *unused, void *unused2)
{
	seen[0] = k_is_user_context();
}

ZTEST(riscv_user, test_mode)
{
	seen[0] = 0;
	user_passes(mode, NULL, NULL);
	zassert_equal(seen[0], 1);
	mode(NULL, NULL);
	zassert_equal(seen[0], 0);
}

#ifdef CONFIG_FPU_SHARING
static void read_fp(void *unused, void *unused2)
{
	__asm__ volatile("fmv.x.w t0, ft3\n\t"
			 "fmv.x.w t1, fs5\n\t"
			 "mv s1, %0\n\t"
			 SEE("t0", 0) SEE("t1", 1)
			 :
			 : "r"(seen)
			 : "s1", "t0", "t1", "memory");
}

ZTEST(riscv_user, test_floating_point_of_others)
{
	seen[0] = 1;
	seen[1] = 1;
	(void)user_create(read_fp, NULL, NULL);
	__asm__ volatile("li t0, 0x12345678\n\tfmv.w.x ft3, t0\n\tfmv.w.x fs5, t0"
			 :
			 :
			 : "t0", "ft3", "fs5");
	user_finish();
	zassert_equal(user_reached, 2);
	zassert_equal(seen[0], 0);
	zassert_equal(seen[1], 0);
}
#endif

/* ---- another CPU: at the same time, not in turn ---- */

#if defined(CONFIG_SMP) && !defined(CONFIG_QEMU_ICOUNT)
K_APPMEM_PARTITION_DEFINE(part);
static K_APP_BMEM(part) volatile uint32_t counter;

static void count(void *unused, void *unused2)
{
	for (;;) {
		counter = counter + 1;
	}
}

/* Count on another CPU, without a system call, in memory of `domain`. */
static void start_counting(struct k_mem_domain *domain)
{
	struct k_mem_partition *parts[] = {&ztest_mem_partition, &part};

	zassert_ok(k_mem_domain_init(domain, ARRAY_SIZE(parts), parts));
	counter = 0;
	(void)user_create(count, NULL, NULL);
	zassert_ok(k_mem_domain_add_thread(domain, &user_thread));
	k_thread_start(&user_thread);
	while (counter < 10) {
		arch_spin_relax();
	}
}

static void counting_has_ended(uint32_t last)
{
	k_busy_wait(1000);
	zassert_equal(counter, last);
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(5)));
	zassert_equal(user_reason, K_ERR_CPU_EXCEPTION);
}

ZTEST(riscv_user, test_partition_removed_on_another_cpu)
{
	static struct k_mem_domain domain;

	for (int i = 0; i < 20; i++) {
		start_counting(&domain);
		zassert_ok(k_mem_domain_remove_partition(&domain, &part));
		counting_has_ended(counter);
	}
}

ZTEST(riscv_user, test_thread_moved_on_another_cpu)
{
	static struct k_mem_domain domain, other;
	struct k_mem_partition *parts[] = {&ztest_mem_partition};

	for (int i = 0; i < 20; i++) {
		zassert_ok(k_mem_domain_init(&other, ARRAY_SIZE(parts), parts));
		start_counting(&domain);
		zassert_ok(k_mem_domain_add_thread(&other, &user_thread));
		counting_has_ended(counter);
	}
}
#endif

/* ---- the kernel's null page ---- */

static void kernel_null(void *address, void *write, void *unused)
{
	ztest_set_fault_valid(true);
	if (write != NULL) {
		*(volatile uint8_t *)address = 1;
	} else {
		(void)*(volatile uint8_t *)address;
	}
	zassert_unreachable();
}

ZTEST(riscv_user, test_null_page_of_kernel_threads)
{
	for (uintptr_t at = 0; at <= 4096; at += 4092) {
		for (uintptr_t write = 0; write < 2; write++) {
			user_faults = 0;
			(void)k_thread_create(&user_thread, user_stack,
					      K_THREAD_STACK_SIZEOF(user_stack), kernel_null,
					      (void *)at, (void *)write, NULL, USER_PRIO, 0,
					      K_NO_WAIT);
			zassert_ok(k_thread_join(&user_thread, K_SECONDS(5)));
			zassert_equal(user_faults, 1);
			zassert_equal(user_reason, K_ERR_CPU_EXCEPTION);
		}
	}
}
