/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * In and out of user mode. mtvec leads here in user mode only: kernel threads pay nothing.
 *
 * mscratch is then the end of the thread's kernel stack, where all stands that is needed to be in
 * the kernel again: vectors, protection, gp, tp, and the mscratch of kernel threads. Nothing is
 * stored through a register that the user has set.
 *
 * Exception: if it happened at a gate, it is a system call. As nothing there can be executed in
 * user mode, it can only be the fetch that failed. A call is a call: registers hold the arguments,
 * those that functions keep are kept by what is called, and the others are free. Anything else goes
 * on at z_riscv_exception(), as if nothing had been in between. Bit 0 of the address of what is
 * called says that it may have arguments on the stack.
 *
 * One instruction is carried out for users: see arch_is_user_context().
 *
 * Interrupt: the user's registers go to the kernel stack; then it is as if a kernel thread had been
 * interrupted, with interrupts off, where it gets them back. That it may be left there, and go on
 * on another CPU, needs no word here.
 *
 * mstatus.MPRV (see pmp.h) is 0 in user mode and so at entry, and MPP then says "user". The
 * protection has to be the kernel's before MPRV is set, and MPRV has to go first on the way back.
 */
#include "frame.h"
#include "pmp.h"
#include "user.h"
#include "arch/arch.h"

/* Register r to or from a word of struct z_riscv_user, which lies `up` bytes above sp. */
#define U_STORE(r, word, up) STORE_OP r ", " STRINGIFY(word) "*" WORD "+" up "(sp)\n\t"
#define U_LOAD(r, word, up)  LOAD_OP r ", " STRINGIFY(word) "*" WORD "+" up "(sp)\n\t"

#define FRAME_UP BASE_WORDS "*" WORD
#define ARGS_UP  "4*" WORD
#define CALL_UP  "%[stack_bytes]"

/*
 * Several CPUs: before user mode, which CPU it is, and its entries for the domain, which may have
 * changed. First the flag, then the look: see user.c. Results are kept.
 */
#ifdef CONFIG_SMP
#define SETTLE(up)                                                                                 \
	"7:\n\t"                                                                                   \
	"csrr t0, mscratch\n\t"                                                                    \
	"li t1, 1\n\t"                                                                             \
	U_STORE("gp", U_GP, up)                                                                    \
	U_STORE("t0", U_TOP, up)                                                                   \
	STORE("t1", 4, "t0")                                                                       \
	"fence rw, rw\n\t"                                                                         \
	LOAD("t1", 3, "t0")                                                                        \
	LOAD("t2", 0, "gp")                                                                        \
	LOAD_OP "t2, %[domain](t2)\n\t"                                                            \
	"beq t1, t2, 6f\n\t"                                                                       \
	U_STORE("a0", U_A, up)                                                                    \
	U_STORE("a1", U_B, up)                                                                    \
	"call z_riscv_user_domain\n\t"                                                             \
	U_LOAD("a0", U_A, up)                                                                     \
	U_LOAD("a1", U_B, up)                                                                     \
	"j 7b\n"                                                                                   \
	"6:\n\t"
#define NOT_IN_USER(up) U_LOAD("t0", U_TOP, up) STORE("x0", 4, "t0")
#define HIDE_GP         "li gp, 0\n\t"
#define USER_GP         HIDE_GP
#else
#define HIDE_GP /* it is the same for all, and addresses are made from it */
#define USER_GP         U_LOAD("gp", U_GP, "0")
#define SETTLE(up)
#define NOT_IN_USER(up)
#endif

/* Changes t0; mscratch and mstatus are left to do. */
#define BE_KERNEL(up)                                                                              \
	NOT_IN_USER(up)                                                                            \
	"li t0, %[null]\n\t"                                                                       \
	"csrw pmpaddr0, t0\n\t"                                                                    \
	U_LOAD("t0", U_KERNEL_CFG, up)                                                             \
	"csrw " PMP_MODE_CFG ", t0\n\t"                                                            \
	U_LOAD("t0", U_KERNEL_VEC, up)                                                             \
	"csrw mtvec, t0\n\t"                                                                       \
	U_LOAD("gp", U_GP, up)                                                                     \
	U_LOAD("tp", U_TP, up)

/* Locked. Changes t0; registers, mepc and sp are left to do. */
#define BE_USER(up)                                                                                \
	U_LOAD("t0", U_LEAVE, up)                                                                  \
	"csrc mstatus, t0\n\t"                                                                     \
	U_LOAD("t0", U_USER_TEXT, up)                                                              \
	"csrw pmpaddr0, t0\n\t"                                                                    \
	U_LOAD("t0", U_USER_CFG, up)                                                               \
	"csrw " PMP_MODE_CFG ", t0\n\t"                                                            \
	U_LOAD("t0", U_USER_VEC, up)                                                               \
	"csrw mtvec, t0\n\t"                                                                       \
	HIDE_GP

/* What lies on the user's stack, at t0, to the kernel stack, by way of t2. */
#define COPY(n) LOAD("t2", n, "t0") STORE("t2", n, "sp")
#if USER_STACK_WORDS == 4
#define COPY_ARGUMENTS COPY(0) COPY(1) COPY(2) COPY(3)
#else
#define COPY_ARGUMENTS COPY(0) COPY(1) COPY(2) COPY(3) COPY(4) COPY(5)
#endif

#define OPERANDS                                                                                   \
	[null] "i"(PMP_NULL_PAGE >> 2), [mprv_mpp] "i"(MSTATUS_MPRV | MSTATUS_MPP),                \
		[mprv] "i"(MSTATUS_MPRV), [mpie] "i"(MSTATUS_MPIE),                                \
		[stack_bytes] "i"(USER_STACK_BYTES),                                               \
		[not_a_slot] "i"(Z_ARCH_GATE_SIZE - 1), [mrsh] "i"(Z_ARCH_GATE_MRSH),              \
		[domain] "i"(offsetof(struct k_thread, mem_domain_info.mem_domain))

/* Not a call, with sp at struct z_riscv_user: a question which mode it is, or the thread's end. */
static NAKED __used void user_fault(void)
{
	__asm__ volatile(
		"csrr gp, mcause\n\t"
		"addi gp, gp, -2\n\t" /* illegal instruction */
		"bnez gp, 8f\n\t"
		"csrr gp, mepc\n\t"
		"lhu tp, 2(gp)\n\t"
		"lhu gp, 0(gp)\n\t"
		"slli tp, tp, 16\n\t"
		"or gp, gp, tp\n\t"
		"li tp, 0xf1402573\n\t"
		"bne gp, tp, 8f\n\t"
		"csrr gp, mepc\n\t"
		"addi gp, gp, 4\n\t"
		"csrw mepc, gp\n\t"
		USER_GP
		U_LOAD("tp", U_TP, "0")
		"csrrw sp, mscratch, sp\n\t"
		"li a0, -1\n\t"
		"mret\n"

		"8:\n\t" /* registers as they were */
		U_STORE("t0", U_A, "0")
		"csrr t0, mscratch\n\t"
		U_STORE("t0", U_SP, "0")
		BE_KERNEL("0")
		U_LOAD("t0", U_TOP, "0")
		"csrw mscratch, t0\n\t"
		"li t0, %[mprv]\n\t"
		"csrs mstatus, t0\n\t"
		U_LOAD("t0", U_A, "0")
		U_LOAD("sp", U_SP, "0")
		"j z_riscv_exception"
		:
		: OPERANDS);
}

static NAKED __used void user_exception(void)
{
	__asm__ volatile(
		"csrrw sp, mscratch, sp\n\t"
		"csrr gp, mepc\n\t" /* gp and tp hold nothing that is to be kept */
		U_LOAD("tp", U_GATES, "0")
		"sub tp, gp, tp\n\t"
		U_LOAD("gp", U_GATES_SIZE, "0")
		"bgeu tp, gp, 3f\n\t"
		"andi gp, tp, %[not_a_slot]\n\t"
		"bnez gp, 3f\n\t"
		"csrr gp, mepc\n\t"
		LOAD_OP "gp, %[mrsh](gp)\n\t"
		"beqz gp, 3f\n\t"
		U_LOAD("tp", U_TOP, "0")
		"csrrw tp, mscratch, tp\n\t"
		U_STORE("tp", U_SP, "0")
		U_STORE("ra", U_RA, "0")
		U_LOAD("ra", U_STACK, "0")
		"sub tp, tp, ra\n\t"
		U_LOAD("ra", U_STACK_SPAN, "0")
		"bltu ra, tp, 2f\n\t" /* the user's sp is not in its own stack */
		"andi t0, gp, 1\n\t"
		"bnez t0, 4f\n\t"
		"mv t1, gp\n\t"
		BE_KERNEL("0")
		U_LOAD("t0", U_CALL, "0")
		"csrs mstatus, t0\n\t"
		"jalr t1\n\t"
		"csrci mstatus, 8\n"
		"5:\n\t"
		SETTLE("0")
		"li a2, 0\n\t"
		"li a3, 0\n\t"
		".globl z_riscv_user_go\n"
		"z_riscv_user_go:\n\t" /* sp: where nothing lies below but what is in a0 to a3 */
		BE_USER("0")
		U_LOAD("ra", U_RA, "0")
		"csrw mscratch, sp\n\t"
		"csrw mepc, ra\n\t"
		U_LOAD("sp", U_SP, "0")
		"li t0, 0\n\tli t1, 0\n\tli t2, 0\n\tli a4, 0\n\tli a5, 0\n\t"
		NOT_RV32E("li a6, 0\n\tli a7, 0\n\t"
			  "li t3, 0\n\tli t4, 0\n\tli t5, 0\n\tli t6, 0\n\t")
		"mret\n"

		"4:\n\t" /* arguments on the user's stack, too */
		"addi t1, gp, -1\n\t"
		"beqz t1, 2f\n\t"
		U_LOAD("t0", U_SP, "0")
		"addi sp, sp, -%[stack_bytes]\n\t"
		"andi t0, t0, -" WORD "\n\t"
		COPY_ARGUMENTS
		BE_KERNEL(CALL_UP)
		U_LOAD("t0", U_CALL, CALL_UP)
		"csrs mstatus, t0\n\t"
		"jalr t1\n\t"
		"csrci mstatus, 8\n\t"
		"addi sp, sp, %[stack_bytes]\n\t"
		"j 5b\n"

		"2:\n\t"
		U_LOAD("tp", U_SP, "0")
		U_LOAD("ra", U_RA, "0")
		"csrw mscratch, tp\n"
		"3:\n\t"
		"j user_fault"
		:
		: OPERANDS);
}

static NAKED __used void user_interrupt(void)
{
	__asm__ volatile(
		"csrrw sp, mscratch, sp\n\t"
		"addi sp, sp, -" FRAME_UP "\n\t"
		SAVE_SCRATCH_REGISTERS
		"csrr t1, mscratch\n\t"
		"csrr t2, mepc\n\t"
		U_STORE("t1", U_SP, FRAME_UP)
		STORE_E("t2", 0, "sp")
		BE_KERNEL(FRAME_UP)
		U_LOAD("t0", U_TOP, FRAME_UP)
		"csrw mscratch, t0\n\t"
		"la t0, 1f\n\t"
		"csrw mepc, t0\n\t"
		"li t0, %[mpie]\n\t"
		"csrc mstatus, t0\n\t"
		"li t0, %[mprv_mpp]\n\t"
		"csrs mstatus, t0\n\t"
		"j z_riscv_interrupt\n"
		"1:\n\t"
		"csrci mstatus, 8\n\t" /* it may have been left, and threads go on with them on */
		SETTLE(FRAME_UP)
		BE_USER(FRAME_UP)
		LOAD_E("t1", 0, "sp")
		"addi t0, sp, " FRAME_UP "\n\t"
		"csrw mscratch, t0\n\t"
		"csrw mepc, t1\n\t"
		RESTORE_SCRATCH_REGISTERS
		U_LOAD("sp", U_SP, FRAME_UP)
		"mret"
		:
		: OPERANDS);
}

#define CLEAR_SAVED                                                                                \
	"li s0, 0\n\tli s1, 0\n\t"                                                                 \
	NOT_RV32E("li s2, 0\n\tli s3, 0\n\tli s4, 0\n\tli s5, 0\n\tli s6, 0\n\tli s7, 0\n\t"       \
		  "li s8, 0\n\tli s9, 0\n\tli s10, 0\n\tli s11, 0\n\t")

NAKED void z_riscv_user_start(void)
{
	__asm__ volatile(SETTLE(ARGS_UP)
			 LOAD("a0", 0, "sp")
			 LOAD("a1", 1, "sp")
			 LOAD("a2", 2, "sp")
			 LOAD("a3", 3, "sp")
			 U_LOAD("tp", U_TP, ARGS_UP)
			 "addi sp, sp, " ARGS_UP "\n\t"
			 CLEAR_SAVED
			 "j z_riscv_user_go"
			 :
			 : OPERANDS);
}

/* To the kernel stack first: what lies there and on the user's stack is of no use any more. */
NAKED FUNC_NORETURN void arch_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	__asm__ volatile("csrci mstatus, 8\n\t"
			 LOAD_CURRENT
			 LOAD_OP "t0, %[stack_obj](t0)\n\t"
			 "li t1, %[first]\n\t"
			 "add sp, t0, t1\n\t"
			 STORE("a0", 0, "sp")
			 STORE("a1", 1, "sp")
			 STORE("a2", 2, "sp")
			 STORE("a3", 3, "sp")
			 "call z_riscv_user_become\n\t"
			 "j z_riscv_user_start"
			 :
			 : [stack_obj] "i"(offsetof(struct k_thread, stack_obj)),
			   [first] "i"(ARCH_THREAD_STACK_RESERVED - sizeof(struct z_riscv_user) -
				       4 * sizeof(uintptr_t)));
}

/* As z_riscv_vectors(). */
NAKED __attribute__((section(".trap_vectors"), aligned(64))) void z_riscv_user_vectors(void)
{
	__asm__ volatile(".option push\n\t"
			 ".option norvc\n\t"
			 ".option norelax\n\t"
			 "j user_exception\n\t"
			 ".rept 15\n\t"
			 "j user_interrupt\n\t"
			 ".endr\n\t"
			 ".option pop");
}
