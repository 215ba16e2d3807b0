/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults. All of them, and ARCH_EXCEPT(), come here: find out what happened, say it, hand it to the
 * kernel, and get the CPU away from what caused it.
 *
 * If z_fatal_error() returns for a thread, that thread has been aborted and PendSV asked for.
 * PendSV is taken straight from here (tail-chained), before any instruction of the thread; PSP may
 * stand anywhere by then, as after a stack overflow, so it is pointed to the far end of the
 * handlers' stack for what PendSV saves of the dead thread.
 *
 * A spurious interrupt is a fault too: a line that nobody connected has vector 0, where the first
 * instruction fails for lack of the Thumb bit, in a handler, at address 0. That costs the good case
 * nothing.
 *
 * A stack overflow, which a guard has found (guard.h), often leaves no room for the frame: what is
 * read there then means nothing, but for the mode that is put in.
 */
#include "guard.h"
#include "switch.h"
#include "user.h"
#include "arch/arch.h"

#include <cmsis_core.h>
#include <zephyr/fatal.h>
#include <zephyr/linker/linker-defs.h>

#define EXC_RETURN_PSP         BIT(2)
#define EXC_RETURN_THREAD_MODE BIT(3)
#define XPSR_EXCEPTION         0x1ff
#define XPSR_THUMB             BIT(24)
#define FIRST_IRQ              15 /* SysTick */

/* Priorities of PendSV and SysTick: bytes of a register that baseline can only write as a whole. */
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
#define SYSTEM_PRIORITIES(pendsv, systick) (SCB->SHP[10] = (pendsv), SCB->SHP[11] = (systick))
#else
#define SYSTEM_PRIORITIES(pendsv, systick)                                                         \
	(SCB->SHP[1] = ((uint32_t)(pendsv) << 16) | ((uint32_t)(systick) << 24))
#endif

/* Registers that only the mainline architecture has; baseline has HardFault alone. */
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
#define FAULT_STATUS (SCB->CFSR)
#define FAULT_STATUS_CLEAR(status) (SCB->CFSR = (status)) /* by writing ones */
#define CFSR_UNDEFINSTR SCB_CFSR_UNDEFINSTR_Msk
#define CFSR_STKERR     SCB_CFSR_STKERR_Msk
/*
 * Ones that were raised besides, as by pushing the frame, or of an SVC that found no room for its
 * frame: the thread they are about is dead.
 */
#define FORGET_PENDING_FAULTS()                                                                    \
	(SCB->SHCSR &= ~(SCB_SHCSR_USGFAULTPENDED_Msk | SCB_SHCSR_MEMFAULTPENDED_Msk |             \
			 SCB_SHCSR_BUSFAULTPENDED_Msk | SCB_SHCSR_SVCALLPENDED_Msk))
#else
#define FAULT_STATUS 0U
#define FAULT_STATUS_CLEAR(status)
#define FORGET_PENDING_FAULTS()
#define CFSR_UNDEFINSTR 0U
#define CFSR_STKERR     0U
#endif

/* A frame at the far end of the handlers' stack, with room for what PendSV saves below. */
#define PARKED                                                                                     \
	((struct exception_frame *)((uintptr_t)K_KERNEL_STACK_BUFFER(z_interrupt_stacks[0]) +      \
				    sizeof(struct switch_frame) + Z_ARM_FP_SAVED))

#if defined(CONFIG_IRQ_OFFLOAD) && defined(CONFIG_CPU_CORTEX_M_HAS_BASEPRI)
#define z_arm_offload_unlock() __set_BASEPRI(0) /* arch_irq_offload() raised it */
#else
#define z_arm_offload_unlock()
#endif

void z_arm_fault_init(void)
{
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
	SCB->SHCSR = Z_ARM_FAULTS_ENABLED;
	SCB->CCR |= SCB_CCR_DIV_0_TRP_Msk |
		    (IS_ENABLED(CONFIG_TRAP_UNALIGNED_ACCESS) ? SCB_CCR_UNALIGN_TRP_Msk : 0);
#endif
	SYSTEM_PRIORITIES(Z_ARM_PRIO(0xff), Z_ARM_PRIO(Z_ARM_IRQ_PRIO_OFFSET));
}

BUILD_ASSERT(sizeof(struct __basic_sf) == sizeof(struct exception_frame), "one and the same");

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	return (esf->basic.xpsr & XPSR_EXCEPTION) != 0;
}

#ifdef CONFIG_EXCEPTION_DEBUG
#define FAULTING_ADDRESS "E: Faulting instruction address (r15/pc): 0x%08x\n"

void arch_fatal_dump(const struct arch_esf *esf)
{
	const struct __basic_sf *r = &esf->basic;

	/* without a log the places must do: 200 bytes in every image */
	if (!IS_ENABLED(CONFIG_LOG) && !IS_ENABLED(CONFIG_EXTRA_EXCEPTION_INFO)) {
		z_fatal_print("E: r14/lr: 0x%08x\n" FAULTING_ADDRESS, r->lr, r->pc);
		return;
	}
	if (IS_ENABLED(CONFIG_LOG)) {
		z_fatal_print("E: r0/a1:  0x%08x  r1/a2:  0x%08x  r2/a3:  0x%08x\n"
			      "E: r3/a4:  0x%08x r12/ip:  0x%08x r14/lr:  0x%08x\n"
			      "E:  xpsr:  0x%08x\n",
			      r->a1, r->a2, r->a3, r->a4, r->ip, r->lr, r->xpsr);
	} else {
		z_fatal_print("E: r14/lr: 0x%08x\n", r->lr);
	}
#ifdef CONFIG_EXTRA_EXCEPTION_INFO
	const struct z_arm_callee_regs *v = esf->extra_info.callee;

	z_fatal_print("E: r4/v1:  0x%08x  r5/v2:  0x%08x  r6/v3:  0x%08x\n"
		      "E: r7/v4:  0x%08x  r8/v5:  0x%08x  r9/v6:  0x%08x\n"
		      "E: r10/v7: 0x%08x  r11/v8: 0x%08x    psp:  0x%08x\n"
		      "E: EXC_RETURN: 0x%0x\n",
		      v->v1, v->v2, v->v3, v->v4, v->v5, v->v6, v->v7, v->v8, v->psp,
		      esf->extra_info.exc_return);
#endif
	z_fatal_print(FAULTING_ADDRESS, r->pc);
}
#endif

/* The instruction is there to be read only if it was read already, or lies in the image. */
static bool is_arch_except(const struct exception_frame *frame, uint32_t status)
{
	bool readable = (status & (CFSR_UNDEFINSTR | CFSR_STKERR)) == CFSR_UNDEFINSTR;

	if (!IS_ENABLED(CONFIG_ARMV7_M_ARMV8_M_MAINLINE)) {
		readable = frame->pc >= CONFIG_FLASH_BASE_ADDRESS &&
			   frame->pc < (uint32_t)__text_region_end;
	}
	return readable && *(const uint16_t *)frame->pc == Z_ARM_UDF_EXCEPT;
}

static bool is_spurious_irq(const struct exception_frame *frame)
{
	return frame->pc == 0 && (frame->xpsr & XPSR_EXCEPTION) >= FIRST_IRQ;
}

static NAKED __used void empty_handler(void)
{
	__asm__ volatile("bx lr");
}

/*
 * Say what happened. Returns true where an interrupt handler can go on afterwards: behind an
 * ARCH_EXCEPT(), or in an empty handler of a line that has none.
 */
static bool report(struct exception_frame *frame, const struct arch_esf *esf, uint32_t status,
		   bool overflow, bool of_user)
{
	unsigned int reason = overflow ? K_ERR_STACK_CHK_FAIL : K_ERR_CPU_EXCEPTION;
	bool survivable = false;

	if (!overflow && is_arch_except(frame, status)) {
		reason = frame->r0;
		frame->pc += 2;
		survivable = reason != K_ERR_CPU_EXCEPTION;
	} else if (!overflow && is_spurious_irq(frame)) {
		reason = K_ERR_SPURIOUS_IRQ;
		frame->pc = (uint32_t)empty_handler & ~1U;
		frame->xpsr |= XPSR_THUMB;
		esf = NULL;
		survivable = true;
	} else {
		z_arm_fault_describe(z_arm_exception_number(), status);
	}
	if (of_user && !overflow) {
		reason = z_arm_user_reason(reason, frame, status);
	}
	z_fatal_error(reason, esf);
	return survivable;
}

/*
 * A stack is full: find out whose. Returns psp if it is a thread's. PendSV writes to a thread's
 * stack too: it starts again when this thread is dead. _current may be the next thread already.
 * What the frame says of the mode may be missing.
 */
static struct exception_frame *overflowed(struct exception_frame *frame,
					  struct exception_frame *psp)
{
	if (!IS_ENABLED(CONFIG_MULTITHREADING)) {
		return frame;
	}
	if (frame != psp) {
		if ((frame->xpsr & XPSR_EXCEPTION) != Z_ARM_PENDSV) {
			return frame;
		}
		frame->pc = (uint32_t)z_arm_pendsv & ~1U;
	}
	psp->xpsr = 0;
	_current_cpu->current = z_arm_guard_owner();
	return psp;
}

static __used void fault_taken(struct exception_frame *msp, struct exception_frame *psp,
			       uint32_t exc_return, const struct z_arm_callee_regs *callee)
{
	struct exception_frame *frame = ((exc_return & EXC_RETURN_PSP) != 0) ? psp : msp;
	uint32_t status = FAULT_STATUS;
	bool survivable;
	bool overflow;
	bool of_user = z_arm_fault_of_user(exc_return);

	FAULT_STATUS_CLEAR(status);
	status = z_arm_user_status(status);
	if (of_user) {
		z_arm_user_frame(PARKED, psp, status);
		frame = psp = PARKED;
	} else if ((status & CFSR_STKERR) != 0) {
		frame = psp = PARKED; /* there is nothing where psp points to */
		frame->xpsr = 0;
	}
	if (of_user) {
		overflow = z_arm_user_overflow(status);
	} else {
		overflow = z_arm_guard_hit(status, frame->xpsr) ||
			   (frame == psp && z_arm_stack_left(psp));
	}
	if (overflow && !of_user) {
		frame = overflowed(frame, psp);
	}
#ifdef CONFIG_EXTRA_EXCEPTION_INFO
	struct arch_esf esf = {
		.basic = *(const struct __basic_sf *)frame,
		.extra_info = {callee, (uint32_t)msp, exc_return},
	};

	survivable = report(frame, &esf, status, overflow, of_user);
#else
	ARG_UNUSED(callee);
	survivable = report(frame, (const struct arch_esf *)frame, status, overflow, of_user);
#endif
	if (IS_ENABLED(CONFIG_MULTITHREADING) && frame == psp) {
		z_arm_guard_leave();
		__set_PSP((uint32_t)(PARKED + 1));
		FORGET_PENDING_FAULTS();
		z_arm_fpu_forget_frame();
		arch_isr_resched();
		arch_irq_unlock(0);
		z_arm_offload_unlock();
		z_arm_user_leave();
	} else if (!survivable) {
		arch_system_halt(K_ERR_CPU_EXCEPTION);
	}
	z_arm_mpu_on();
}

#ifdef CONFIG_EXTRA_EXCEPTION_INFO
/* The registers that nobody saved yet, as struct z_arm_callee_regs, and the call. */
#define CALL_FAULT_TAKEN                                                                           \
	"push {r1, lr}\n\t"                                                                        \
	"push {r4-r11}\n\t"                                                                        \
	"mov r3, sp\n\t"                                                                           \
	"bl fault_taken\n\t"                                                                       \
	"add sp, #36\n\t"                                                                          \
	"pop {pc}"
#else
#define CALL_FAULT_TAKEN "ldr r3, =fault_taken\n\tbx r3\n\t.ltorg"
#endif

/* The handlers' stack pointer, after the fault's frame, is so low. */
#ifdef CONFIG_BUILTIN_STACK_GUARD
#define IS_FULL "ls" /* the processor sets it to the limit */
#else
#define IS_FULL "lo"
#endif

#ifdef Z_ARM_GUARD_SIZE
/*
 * The handlers' stack is full: they are not continued, so the report may begin at its top. The
 * frame may be missing: let it say that a handler ran.
 */
#define LEAVE_FULL_STACK                                                                           \
	"ldr r3, =%c0\n\t"                                                                         \
	"cmp r0, r3\n\t"                                                                           \
	"itttt " IS_FULL "\n\t"                                                                    \
	"ldr" IS_FULL " r3, =%c1\n\t"                                                              \
	"msr" IS_FULL " msp, r3\n\t"                                                               \
	"mov" IS_FULL " r3, #15\n\t"                                                               \
	"str" IS_FULL " r3, [r0, #28]\n\t"
#else
#define LEAVE_FULL_STACK
#endif

NAKED void z_arm_fault(void)
{
	__asm__ volatile("mrs r0, msp\n\t"
			 "mrs r1, psp\n\t"
			 "mov r2, lr\n\t" LEAVE_FULL_STACK CALL_FAULT_TAKEN
			 :
			 : "i"((uintptr_t)z_interrupt_stacks + K_KERNEL_STACK_RESERVED),
			   "i"(&z_interrupt_stacks[1]));
}

#ifdef CONFIG_RUNTIME_NMI
static __used void (*nmi_handler)(void) = z_arm_fault;

void z_arm_nmi_set_handler(void (*handler)(void))
{
	nmi_handler = handler;
}

NAKED void z_arm_nmi(void)
{
	__asm__ volatile("ldr r0, =nmi_handler\n\t"
			 "ldr r0, [r0]\n\t"
			 "bx r0\n\t"
			 ".ltorg");
}
#endif
