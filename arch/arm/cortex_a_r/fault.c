/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults: find out what happened, say it, hand it to the kernel.
 */
#include "cpu.h"
#include "guard.h"
#include "user.h"

#include <zephyr/fatal.h>
#include <zephyr/linker/linker-defs.h>

#ifdef CONFIG_EXCEPTION_DEBUG
void arch_fatal_dump(const struct arch_esf *esf)
{
	const struct __basic_sf *r = &esf->basic;
	const struct __callee_sf *v = &esf->callee;

	z_fatal_print("E: r0/a1:  0x%08x  r1/a2:  0x%08x  r2/a3:  0x%08x\n"
		      "E: r3/a4:  0x%08x r12/ip:  0x%08x r14/lr:  0x%08x\n"
		      "E:  cpsr:  0x%08x  r13/sp: 0x%08x\n",
		      r->a1, r->a2, r->a3, r->a4, r->ip, r->lr, r->xpsr, v->sp);
	z_fatal_print("E: r4/v1:  0x%08x  r5/v2:  0x%08x  r6/v3:  0x%08x\n"
		      "E: r7/v4:  0x%08x  r8/v5:  0x%08x  r9/v6:  0x%08x\n"
		      "E: r10/v7: 0x%08x  r11/v8: 0x%08x\n",
		      v->v1, v->v2, v->v3, v->v4, v->v5, v->v6, v->v7, v->v8);
	z_fatal_print("E: Faulting instruction address (r15/pc): 0x%08x\n", r->pc);
}
#endif

/* The instruction was read already, so it can be read again. */
static bool is_arch_except(const struct fault_frame *frame)
{
	return ((frame->cpsr & Z_ARM_CPSR_T) != 0)
		       ? *(const uint16_t *)frame->pc == Z_ARM_UDF_EXCEPT_THUMB
		       : *(const uint32_t *)frame->pc == Z_ARM_UDF_EXCEPT_ARM;
}

static void fill_esf(struct arch_esf *esf, const struct fault_frame *frame)
{
	const uint32_t *r = frame->r;

	*esf = (struct arch_esf){
		.basic = {{r[0]}, {r[1]}, {r[2]}, {r[3]}, {r[12]}, {frame->lr}, {frame->pc},
			  frame->cpsr},
		.callee = {r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], frame->sp},
	};
}

/* Fault status and address: of data, or of instructions. */
static uint32_t fault_status(enum fault_kind kind, uint32_t *address)
{
	*address = 0;
	if (kind == FAULT_DATA) {
		*address = CP15_READ(0, c6, c0, 0);
		return CP15_READ(0, c5, c0, 0);
	}
	if (kind == FAULT_PREFETCH) {
		*address = CP15_READ(0, c6, c0, 2);
		return CP15_READ(0, c5, c0, 1);
	}
	return 0;
}

/* Is the handler of this fault the only one? Then a thread is to blame. */
static bool in_thread(void)
{
	return IS_ENABLED(CONFIG_MULTITHREADING) && z_arm_nesting == 1;
}

/*
 * A guard was hit. That of a thread: this thread's stack was in use, whatever _current says during
 * a switch, or z_arm_nesting at the end of an interrupt.
 */
static void overflow(const struct arch_esf *esf, struct k_thread *owner)
{
	if (IS_ENABLED(CONFIG_MULTITHREADING) && owner != NULL) {
		_current_cpu->current = owner;
		z_arm_nesting = 1;
	}
	z_fatal_error(K_ERR_STACK_CHK_FAIL, esf);
}

/* Go on behind an ARCH_EXCEPT(), in a handler. */
static bool except(struct fault_frame *frame, const struct arch_esf *esf)
{
	unsigned int reason = esf->basic.r0;

	z_fatal_error(reason, esf);
	frame->pc += ((frame->cpsr & Z_ARM_CPSR_T) != 0) ? 2 : 4;
	return !in_thread() && reason != K_ERR_CPU_EXCEPTION;
}

/* What is said about a user's fault does not depend on what it has in its registers. */
static void user_fault(const struct fault_frame *frame, enum fault_kind kind,
		       const struct arch_esf *esf, uint32_t status, uint32_t address)
{
	bool raised = kind == FAULT_UNDEFINED && is_arch_except(frame);
	unsigned int reason = z_arm_user_reason(frame, kind, address,
						raised ? esf->basic.r0 : K_ERR_CPU_EXCEPTION);

	if (reason == K_ERR_CPU_EXCEPTION) {
		z_arm_fault_describe(kind, status, address);
	}
	z_fatal_error(reason, esf);
}

/* Returns whether to go on behind the fault. A thread that had one is dead by then. */
__used bool z_arm_fault(struct fault_frame *frame, enum fault_kind kind)
{
	struct k_thread *owner = NULL;
	struct arch_esf esf;
	uint32_t address;
	uint32_t status = fault_status(kind, &address);
	bool go_on = false;

	if (kind == FAULT_UNDEFINED) { /* it is the address behind */
		frame->pc -= ((frame->cpsr & Z_ARM_CPSR_T) != 0) ? 2 : 4;
	}
	fill_esf(&esf, frame);
	if (z_arm_is_user(frame)) {
		user_fault(frame, kind, &esf, status, address);
	} else if (kind == FAULT_UNDEFINED && is_arch_except(frame)) {
		go_on = except(frame, &esf);
	} else if (kind == FAULT_DATA && z_arm_guard_hit(address, &owner)) {
		overflow(&esf, owner);
	} else {
		z_arm_fault_describe(kind, status, address);
		z_fatal_error(K_ERR_CPU_EXCEPTION, &esf);
	}
	if (!go_on && !in_thread()) {
		arch_system_halt(K_ERR_CPU_EXCEPTION);
	}
	return go_on;
}

#ifdef CONFIG_EXCEPTION_DEBUG
struct cause {
	uint8_t status;
	const char *text;
};

/* Bits 10 and 3 to 0 of the fault status. */
static const struct cause causes[] = {
	{0x01, "alignment fault"},
	{0x02, "debug event"},
	{0x08, "external abort"},
	{0x0d, "permission fault"},
	{0x16, "imprecise external abort"},
	{0x18, "imprecise parity or ECC error"},
	{0x19, "parity or ECC error"},
#ifdef CONFIG_CPU_AARCH32_CORTEX_A
	{0x03, "access flag fault (section)"},
	{0x05, "translation fault (section): nothing is mapped there"},
	{0x06, "access flag fault (page)"},
	{0x07, "translation fault (page): nothing is mapped there"},
	{0x09, "domain fault (section)"},
	{0x0b, "domain fault (page)"},
	{0x0c, "external abort on a translation table walk (first level)"},
	{0x0e, "external abort on a translation table walk (second level)"},
	{0x0f, "permission fault (page)"},
#else
	{0x00, "no region of the MPU"},
#endif
};

static const char *cause_of(uint32_t status)
{
	uint32_t code = (status & 0xf) | ((status >> 6) & 0x10);

	for (unsigned int i = 0; i < ARRAY_SIZE(causes); i++) {
		if (causes[i].status == code) {
			return causes[i].text;
		}
	}
	return "unknown fault status";
}

#define STATUS_WRITE BIT(11)

void z_arm_fault_describe(enum fault_kind kind, uint32_t status, uint32_t address)
{
	static const char *const names[] = {
		[FAULT_UNDEFINED] = "UNDEFINED INSTRUCTION",
		[FAULT_SVC] = "SUPERVISOR CALL",
		[FAULT_PREFETCH] = "PREFETCH ABORT",
		[FAULT_DATA] = "DATA ABORT",
		[FAULT_FIQ] = "FAST INTERRUPT",
	};

	z_fatal_print("E: ***** %s *****\n", names[kind]);
	if (kind == FAULT_DATA) {
		z_fatal_print("E:   %s 0x%08x: %s (DFSR 0x%x)\n",
			      ((status & STATUS_WRITE) != 0) ? "writing" : "reading", address,
			      cause_of(status), status);
	} else if (kind == FAULT_PREFETCH) {
		z_fatal_print("E:   executing 0x%08x: %s (IFSR 0x%x)\n", address, cause_of(status),
			      status);
	}
}
#else
void z_arm_fault_describe(enum fault_kind kind, uint32_t status, uint32_t address)
{
}
#endif
