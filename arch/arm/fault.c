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
 */
#include "switch.h"
#include "arch/arch.h"

#include <cmsis_core.h>
#include <zephyr/fatal.h>
#include <zephyr/linker/linker-defs.h>

#define EXC_RETURN_PSP         BIT(2)
#define EXC_RETURN_THREAD_MODE BIT(3)
#define XPSR_EXCEPTION         0x1ff
#define XPSR_THUMB             BIT(24)
#define FIRST_IRQ              15 /* SysTick */

/* Registers that only the mainline architecture has; baseline has HardFault alone. */
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
#define FAULT_STATUS (SCB->CFSR)
#define FAULT_STATUS_CLEAR(status) (SCB->CFSR = (status)) /* by writing ones */
#define CFSR_UNDEFINSTR SCB_CFSR_UNDEFINSTR_Msk
/* One that pushing the frame raised besides: the thread it would blame is dead. */
#define FORGET_PENDING_FAULTS()                                                                    \
	(SCB->SHCSR &= ~(SCB_SHCSR_USGFAULTPENDED_Msk | SCB_SHCSR_MEMFAULTPENDED_Msk |             \
			 SCB_SHCSR_BUSFAULTPENDED_Msk))
#else
#define FAULT_STATUS 0U
#define FAULT_STATUS_CLEAR(status)
#define FORGET_PENDING_FAULTS()
#define CFSR_UNDEFINSTR 0U
#endif

void z_arm_fault_init(void)
{
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
	SCB->SHCSR = SCB_SHCSR_MEMFAULTENA_Msk | SCB_SHCSR_BUSFAULTENA_Msk |
		     SCB_SHCSR_USGFAULTENA_Msk;
	SCB->CCR |= SCB_CCR_DIV_0_TRP_Msk |
		    (IS_ENABLED(CONFIG_TRAP_UNALIGNED_ACCESS) ? SCB_CCR_UNALIGN_TRP_Msk : 0);
#endif
	NVIC_SetPriority(PendSV_IRQn, 0xff);
	NVIC_SetPriority(SysTick_IRQn, Z_ARM_IRQ_PRIO_OFFSET);
}

BUILD_ASSERT(sizeof(struct __basic_sf) == sizeof(struct exception_frame), "one and the same");

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	return (esf->basic.xpsr & XPSR_EXCEPTION) != 0;
}

#ifdef CONFIG_EXCEPTION_DEBUG
void arch_fatal_dump(const struct arch_esf *esf)
{
	const struct __basic_sf *r = &esf->basic;

	z_fatal_print("E: r0/a1:  0x%08x  r1/a2:  0x%08x  r2/a3:  0x%08x\n"
		      "E: r3/a4:  0x%08x r12/ip:  0x%08x r14/lr:  0x%08x\n"
		      "E:  xpsr:  0x%08x\n",
		      r->a1, r->a2, r->a3, r->a4, r->ip, r->lr, r->xpsr);
#ifdef CONFIG_EXTRA_EXCEPTION_INFO
	const struct z_arm_callee_regs *v = esf->extra_info.callee;

	z_fatal_print("E: r4/v1:  0x%08x  r5/v2:  0x%08x  r6/v3:  0x%08x\n"
		      "E: r7/v4:  0x%08x  r8/v5:  0x%08x  r9/v6:  0x%08x\n"
		      "E: r10/v7: 0x%08x  r11/v8: 0x%08x    psp:  0x%08x\n"
		      "E: EXC_RETURN: 0x%0x\n",
		      v->v1, v->v2, v->v3, v->v4, v->v5, v->v6, v->v7, v->v8, v->psp,
		      esf->extra_info.exc_return);
#endif
	z_fatal_print("E: Faulting instruction address (r15/pc): 0x%08x\n", r->pc);
}
#endif

/* The instruction is there to be read only if it was read already, or lies in the image. */
static bool is_arch_except(const struct exception_frame *frame, uint32_t status)
{
	bool readable = (status & CFSR_UNDEFINSTR) != 0;

	if (!IS_ENABLED(CONFIG_ARMV7_M_ARMV8_M_MAINLINE)) {
		readable = frame->pc >= (uint32_t)__text_region_start &&
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
 * Say what happened. Where an interrupt handler can go on afterwards its frame is made to: behind
 * an ARCH_EXCEPT(), or in an empty handler of a line that has none. A CPU exception has no such
 * place.
 */
static unsigned int report(struct exception_frame *frame, const struct arch_esf *esf)
{
	uint32_t status = FAULT_STATUS;
	unsigned int reason = K_ERR_CPU_EXCEPTION;

	FAULT_STATUS_CLEAR(status);
	if (is_arch_except(frame, status)) {
		reason = frame->r0;
		frame->pc += 2;
	} else if (is_spurious_irq(frame)) {
		reason = K_ERR_SPURIOUS_IRQ;
		frame->pc = (uint32_t)empty_handler & ~1U;
		frame->xpsr |= XPSR_THUMB;
		esf = NULL;
	} else {
		z_arm_fault_describe(z_arm_exception_number(), status);
	}
	z_fatal_error(reason, esf);
	return reason;
}

static __used void fault_taken(struct exception_frame *msp, struct exception_frame *psp,
			       uint32_t exc_return, const struct z_arm_callee_regs *callee)
{
	struct exception_frame *frame = ((exc_return & EXC_RETURN_PSP) != 0) ? psp : msp;
	unsigned int reason;

#ifdef CONFIG_EXTRA_EXCEPTION_INFO
	struct arch_esf esf = {
		.basic = *(const struct __basic_sf *)frame,
		.extra_info = {callee, (uint32_t)msp, exc_return},
	};

	reason = report(frame, &esf);
#else
	ARG_UNUSED(callee);
	reason = report(frame, (const struct arch_esf *)frame);
#endif
	if ((exc_return & EXC_RETURN_THREAD_MODE) != 0 && IS_ENABLED(CONFIG_MULTITHREADING)) {
		__set_PSP((uint32_t)z_interrupt_stacks + sizeof(struct switch_frame) + 32);
		FORGET_PENDING_FAULTS();
		arch_isr_resched();
		arch_irq_unlock(0);
	} else if (reason == K_ERR_CPU_EXCEPTION) {
		arch_system_halt(reason);
	}
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

NAKED void z_arm_fault(void)
{
	__asm__ volatile("mrs r0, msp\n\t"
			 "mrs r1, psp\n\t"
			 "mov r2, lr\n\t" CALL_FAULT_TAKEN);
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
