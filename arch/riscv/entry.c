/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where traps enter. mtvec is vectored, so interrupts and exceptions come apart by themselves.
 *
 * mscratch is the end of this CPU's handler stack while a thread (or boot) runs, and 0 in a
 * handler. One instruction exchanges it for 0 and says which it was.
 *
 * Interrupt: the registers that a function may change go to the stack in use; then to the handlers'
 * stack, whose end keeps the thread's stack pointer; the handler is a C function from the table of
 * the core's interrupts. It runs with interrupts off, so mepc and mstatus stay as they are; a
 * handler that lets others through keeps them itself (z_riscv_nest_begin()). Only if another thread
 * is to run at the end is mepc saved, with the thread.
 *
 * Exception: something is wrong, perhaps with the stack in use. All registers go to the handlers'
 * stack, and z_riscv_fault() sees to it.
 */
#include "frame.h"
#include "pmp.h"
#include "switch.h"
#include "switch_fp.h"
#include "arch/arch.h"

#include <zephyr/sw_isr_table.h>

K_KERNEL_STACK_ARRAY_DEFINE(z_interrupt_stacks, 1, BOOT_STACK_SIZE);

#ifdef CONFIG_TRACING_ISR
void sys_trace_isr_enter(void);
void sys_trace_isr_exit(void);
#define TRACE_ENTER "call sys_trace_isr_enter\n\t"
#define TRACE_EXIT  "call sys_trace_isr_exit\n\t"
#else
#define TRACE_ENTER
#define TRACE_EXIT
#endif

/* Entry of _sw_isr_table[] for mcause; the shift drops the bit that says "interrupt". */
#ifdef CONFIG_64BIT
#define ENTRY_SHIFT "4"
#define LOAD_ENTRY                                                                                 \
	"la t1, _sw_isr_table\n\t"                                                                 \
	"add t0, t0, t1\n\t"                                                                       \
	LOAD("t1", 1, "t0")                                                                        \
	LOAD("a0", 0, "t0")
#else
#define ENTRY_SHIFT "3"
/* the linker must not take t0 for the table's own address and put gp in its place */
#define LOAD_ENTRY                                                                                 \
	".option push\n\t"                                                                         \
	".option norelax\n\t"                                                                      \
	"lui t1, %%hi(_sw_isr_table)\n\t"                                                          \
	"add t0, t0, t1\n\t"                                                                       \
	"lw t1, %%lo(_sw_isr_table+4)(t0)\n\t"                                                     \
	"lw a0, %%lo(_sw_isr_table)(t0)\n\t"                                                       \
	".option pop\n\t"
#endif
BUILD_ASSERT(sizeof(struct _isr_table_entry) == 2 * sizeof(void *), "shifted by ENTRY_SHIFT");

#define CALL_HANDLER                                                                               \
	TRACE_ENTER                                                                                \
	"csrr t0, mcause\n\t"                                                                      \
	"slli t0, t0, " ENTRY_SHIFT "\n\t"                                                         \
	LOAD_ENTRY                                                                                 \
	"jalr t1\n\t"                                                                              \
	TRACE_EXIT

#ifdef CONFIG_MULTITHREADING
#define RESCHED                                                                                    \
	LOAD("t0", 2, "sp")                                                                        \
	"bnez t0, 3f\n\t"
#else
#define RESCHED
#endif

NAKED void z_riscv_interrupt(void)
{
	__asm__ volatile(
		"addi sp, sp, -" BASE_WORDS "*" WORD "-" FP_FRAME_BYTES "\n\t"
		SAVE_SCRATCH_REGISTERS
		FP_SAVE_SCRATCH
		"csrrw t2, mscratch, x0\n\t"
		"beqz t2, 2f\n\t"
		STORE("sp", 0, "t2")
		"mv sp, t2\n\t"
		CALL_HANDLER
		RESCHED
		"csrw mscratch, sp\n\t"
		LOAD("sp", 0, "sp")
		"1:\n\t"
		FP_RESTORE_SCRATCH
		RESTORE_SCRATCH_REGISTERS
		"addi sp, sp, " BASE_WORDS "*" WORD "+" FP_FRAME_BYTES "\n\t"
		"mret\n"

		"2:\n\t" /* in a handler that lets others through */
		CALL_HANDLER
		"csrw mscratch, x0\n\t"
		"j 1b\n"
#ifdef CONFIG_MULTITHREADING
		"3:\n\t"
		STORE("x0", 2, "sp")
		LOAD_CURRENT
		STORE("t0", 1, "sp")
		"call z_sched_isr_next\n\t"
		LOAD("a1", 1, "sp")
		"csrw mscratch, sp\n\t"
		LOAD("sp", 0, "sp")
		"beq a0, a1, 1b\n\t"
		"csrr t0, mepc\n\t"
		STORE_E("t0", 0, "sp")
		"jal 4f\n\t" /* ra: where the thread goes on some day */
		"li t0, 0x1880\n\t" /* MPP, MPIE */
		"csrs mstatus, t0\n\t"
		LOAD_E("t0", 0, "sp")
		"csrw mepc, t0\n\t"
		"j 1b\n"

		"4:\n\t"
		FP_PREEMPT
		LEAVE_THREAD
		GUARDS_ON
		"j z_riscv_continue\n"
#endif
		:
		: SWITCH_OPERANDS);
}

BUILD_ASSERT(offsetof(struct arch_esf, mepc) == EPC_INDEX * sizeof(long) &&
		     offsetof(struct fault_frame, regs) == (EPC_INDEX + 8) * sizeof(long),
	     "written out in these functions");

/* s0 to s11 of a fault's frame. */
#define SAVED_REGISTERS(op)                                                                        \
	op("s0", 9, "sp") op("s1", 10, "sp")                                                       \
	NOT_RV32E(op("s2", 11, "sp") op("s3", 12, "sp") op("s4", 13, "sp") op("s5", 14, "sp")      \
		  op("s6", 15, "sp") op("s7", 16, "sp") op("s8", 17, "sp") op("s9", 18, "sp")      \
		  op("s10", 19, "sp") op("s11", 20, "sp"))

NAKED void z_riscv_exception(void)
{
	__asm__ volatile(
		"csrrw t0, mscratch, t0\n\t"
		"beqz t0, 1f\n\t"
		"addi t0, t0, -" FAULT_WORDS "*" WORD "\n\t"
		STORE_E("t0", 5, "t0") /* not 0: from a thread */
		"j 2f\n"
		"1:\n\t"
		LEAVE_FULL_STACK
		"addi t0, sp, -" FAULT_WORDS "*" WORD "\n"
		"5:\n\t"
		STORE_E("x0", 5, "t0")
		"2:\n\t"
		STORE_E("sp", 8, "t0")
		"mv sp, t0\n\t"
		"csrr t0, mscratch\n\t" /* t0 as it was */
		SAVE_SCRATCH_REGISTERS
		SAVED_REGISTERS(STORE_E)
		"csrw mscratch, x0\n\t"
		"csrr t0, mepc\n\t"
		"csrr t1, mstatus\n\t"
		"csrr t2, mcause\n\t"
		"csrr a1, mtval\n\t"
		"addi a2, sp, 8*" WORD "+" EPC "*" WORD "\n\t"
		STORE_E("t0", 0, "sp")
		STORE_E("t1", 1, "sp")
		STORE_E("s0", 2, "sp")
		STORE_E("t2", 3, "sp")
		STORE_E("a1", 4, "sp")
		STORE_E("a2", 6, "sp")
		"mv a0, sp\n\t"
		"call z_riscv_fault\n\t"
		LOAD_E("t0", 0, "sp")
		LOAD_E("t1", 1, "sp")
		LOAD_E("t2", 5, "sp")
		"csrw mepc, t0\n\t"
		"csrw mstatus, t1\n\t"
		"beqz t2, 3f\n\t"
		"addi t2, t2, " FAULT_WORDS "*" WORD "\n"
		"3:\n\t"
		"csrw mscratch, t2\n\t"
		SAVED_REGISTERS(LOAD_E)
		RESTORE_SCRATCH_REGISTERS
		LOAD_E("sp", 8, "sp")
		"mret"
		:
		: FULL_STACK_OPERANDS);
}

/* One instruction each: slot 0 is for exceptions, the others for the core's interrupts. */
NAKED __attribute__((section(".trap_vectors"))) void z_riscv_vectors(void)
{
	__asm__ volatile(".option push\n\t"
			 ".option norvc\n\t"
			 ".option norelax\n\t"
			 "j z_riscv_exception\n\t"
			 ".rept 15\n\t"
			 "j z_riscv_interrupt\n\t"
			 ".endr\n\t"
			 ".option pop");
}

NAKED void z_riscv_call_as_handler(void (*routine)(const void *parameter), const void *parameter)
{
	__asm__ volatile("csrrw t0, mscratch, x0\n\t"
			 STORE("sp", 0, "t0")
			 STORE("ra", 1, "t0")
			 "mv sp, t0\n\t"
			 "mv t0, a0\n\t"
			 "mv a0, a1\n\t"
			 "jalr t0\n\t"
			 "csrw mscratch, sp\n\t"
			 LOAD("ra", 1, "sp")
			 LOAD("sp", 0, "sp")
			 "ret");
}
