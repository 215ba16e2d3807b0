/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults. All of them, and ARCH_EXCEPT(), come here: find out what happened, say it, hand it to the
 * kernel, and get the CPU away from what caused it.
 *
 * If z_fatal_error() returns for a thread, that thread has been aborted and PendSV asked for. PendSV is
 * taken straight from here (tail-chained), before any instruction of the thread; PSP may stand anywhere by
 * then, as after a stack overflow, so it is pointed to the far end of the handlers' stack for what PendSV
 * saves of the dead thread.
 *
 * A spurious interrupt is a fault too: a line that nobody connected has vector 0, where the first
 * instruction fails for lack of the Thumb bit, in a handler, at address 0. That costs the good case nothing.
 */
#include "switch.h"
#include "arch/arch.h"

#include <cmsis_core.h>
#include <zephyr/fatal.h>
#include <zephyr/linker/linker-defs.h>
#include <string.h>

#define EXC_RETURN_PSP         BIT(2)
#define EXC_RETURN_THREAD_MODE BIT(3)
#define XPSR_EXCEPTION         0x1ff
#define XPSR_THUMB             BIT(24)
#define FIRST_IRQ              16

/* Registers that only the mainline architecture has; baseline has HardFault alone. */
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
#define FAULT_STATUS (SCB->CFSR)
#define CFSR_UNDEFINSTR SCB_CFSR_UNDEFINSTR_Msk
#else
#define FAULT_STATUS 0U
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
}

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	return (esf->basic.xpsr & XPSR_EXCEPTION) != 0;
}

#ifdef CONFIG_EXCEPTION_DEBUG
void arch_fatal_dump(const struct arch_esf *esf)
{
	const struct __basic_sf *r = &esf->basic;

	z_fatal_print("E: r0/a1:  0x%08x  r1/a2:  0x%08x  r2/a3:  0x%08x\n", r->a1, r->a2, r->a3);
	z_fatal_print("E: r3/a4:  0x%08x r12/ip:  0x%08x r14/lr:  0x%08x\n", r->a4, r->ip, r->lr);
	z_fatal_print("E:  xpsr:  0x%08x\n", r->xpsr);
#ifdef CONFIG_EXTRA_EXCEPTION_INFO
	const struct z_arm_callee_regs *v = esf->extra_info.callee;

	z_fatal_print("E: r4/v1:  0x%08x  r5/v2:  0x%08x  r6/v3:  0x%08x\n", v->v1, v->v2, v->v3);
	z_fatal_print("E: r7/v4:  0x%08x  r8/v5:  0x%08x  r9/v6:  0x%08x\n", v->v4, v->v5, v->v6);
	z_fatal_print("E: r10/v7: 0x%08x  r11/v8: 0x%08x    psp:  0x%08x\n", v->v7, v->v8, v->psp);
	z_fatal_print("E: EXC_RETURN: 0x%0x\n", esf->extra_info.exc_return);
#endif
	z_fatal_print("E: Faulting instruction address (r15/pc): 0x%08x\n", r->pc);
}

static void say(const char *text)
{
	z_fatal_print("E: %s\n", text);
}

/* What the bits of CFSR mean, bit 0 first; each text ends with a zero byte, unused ones are empty. */
static const char cfsr_texts[] =
	"Instruction Access Violation\0Data Access Violation\0\0Unstacking error\0"
	"Stacking error (context area might be not valid)\0"
	"Floating-point lazy state preservation error\0\0\0"
	"Instruction bus error\0Precise data bus error\0Imprecise data bus error\0Unstacking error\0"
	"Stacking error\0Floating-point lazy state preservation error\0\0\0"
	"Attempt to execute undefined instruction\0Illegal use of the EPSR\0"
	"Illegal load of EXC_RETURN into PC\0No coprocessor instructions\0"
	"Stack overflow (context area not valid)\0\0\0\0Unaligned memory access\0Division by zero";

static void describe_bits(uint32_t status, uint32_t mask)
{
	const char *text = cfsr_texts;

	for (uint32_t bit = 1; bit <= (status & mask); bit <<= 1) {
		if ((status & mask & bit) != 0 && *text != '\0') {
			z_fatal_print("E:   %s\n", text);
		}
		text += strlen(text) + 1;
	}
}

static void describe(uint32_t exception, uint32_t status)
{
	static const struct {
		const char *name;
		uint32_t mask;
	} kinds[] = {{"***** MPU FAULT *****", 0xff},
		     {"***** BUS FAULT *****", 0xff00},
		     {"***** USAGE FAULT *****", 0xffff0000}};

	if (exception == 3) {
		say("***** HARD FAULT *****");
		if (status != 0) {
			say("  Fault escalation (see below)");
		}
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(kinds); i++) {
		if ((status & kinds[i].mask) != 0) {
			say(kinds[i].name);
			describe_bits(status, kinds[i].mask);
		}
	}
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
	if ((status & SCB_CFSR_MMARVALID_Msk) != 0) {
		z_fatal_print("E:   MMFAR Address: 0x%x\n", SCB->MMFAR);
	}
	if ((status & SCB_CFSR_BFARVALID_Msk) != 0) {
		z_fatal_print("E:   BFAR Address: 0x%x\n", SCB->BFAR);
	}
#endif
}
#else
static void describe(uint32_t exception, uint32_t status)
{
	ARG_UNUSED(exception);
	ARG_UNUSED(status);
}
#endif /* CONFIG_EXCEPTION_DEBUG */

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

/* What shall happen when the exception returns, after z_fatal_error() did. */
static void go_on(struct exception_frame *frame, uint32_t exc_return, unsigned int reason)
{
	if ((exc_return & EXC_RETURN_THREAD_MODE) != 0 && IS_ENABLED(CONFIG_MULTITHREADING)) {
		__set_PSP((uint32_t)z_interrupt_stacks + sizeof(struct switch_frame) + 32);
		arch_isr_resched();
		arch_irq_unlock(0);
	} else if (is_spurious_irq(frame)) {
		frame->pc = (uint32_t)empty_handler & ~1U;
		frame->xpsr |= XPSR_THUMB;
	} else if (is_arch_except(frame, CFSR_UNDEFINSTR)) {
		frame->pc += 2;
	} else {
		arch_system_halt(reason);
	}
}

static __used void fault_taken(struct exception_frame *msp, struct exception_frame *psp,
			       uint32_t exc_return, const struct z_arm_callee_regs *callee)
{
	struct exception_frame *frame = ((exc_return & EXC_RETURN_PSP) != 0) ? psp : msp;
	uint32_t status = FAULT_STATUS;
	unsigned int reason = K_ERR_CPU_EXCEPTION;
	struct arch_esf esf;

	memcpy(&esf.basic, frame, sizeof(esf.basic));
#ifdef CONFIG_EXTRA_EXCEPTION_INFO
	esf.extra_info.callee = callee;
	esf.extra_info.msp = (uint32_t)msp;
	esf.extra_info.exc_return = exc_return;
#else
	ARG_UNUSED(callee);
#endif
	if (is_arch_except(frame, status)) {
		reason = frame->r0;
	} else if (is_spurious_irq(frame)) {
		reason = K_ERR_SPURIOUS_IRQ;
	} else {
		describe(z_arm_exception_number(), status);
	}
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
	SCB->CFSR = status; /* bits are cleared by writing ones */
	SCB->HFSR = SCB->HFSR;
#endif
	z_fatal_error(reason, &esf);
	go_on(frame, exc_return, reason);
}

/* The registers that nobody saved yet, as struct z_arm_callee_regs, and the call. */
NAKED void z_arm_fault(void)
{
	__asm__ volatile("mrs r0, msp\n\t"
			 "mrs r1, psp\n\t"
			 "mov r2, lr\n\t"
			 "push {r1, lr}\n\t"
			 "push {r4-r11}\n\t"
			 "mov r3, sp\n\t"
			 "bl fault_taken\n\t"
			 "add sp, #36\n\t"
			 "pop {pc}");
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
