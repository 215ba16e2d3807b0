/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults in words (CONFIG_FAULT_DUMP=2).
 */
#include "guard.h"
#include "switch.h"
#include "arch/arch.h"

#include <cmsis_core.h>
#include <string.h>

static void say(const char *text)
{
	z_fatal_print("E: %s\n", text);
}

/*
 * What the bits of CFSR mean, bit 0 first; each text ends with a zero byte, unused ones are empty.
 */
static const char cfsr_texts[] =
	"Instruction Access Violation\0Data Access Violation\0\0Unstacking error\0"
	"Stacking error (context area might be not valid)\0"
	"Floating-point lazy state preservation error\0\0\0"
	"Instruction bus error\0Precise data bus error\0Imprecise data bus error\0"
	"Unstacking error\0"
	"Stacking error\0Floating-point lazy state preservation error\0\0\0"
	"Attempt to execute undefined instruction\0Illegal use of the EPSR\0"
	"Illegal load of EXC_RETURN into PC\0No coprocessor instructions\0"
	"Stack overflow (context area not valid)\0\0\0\0Unaligned memory access\0Division by zero";

static void describe_bits(uint32_t status)
{
	const char *text = cfsr_texts;

	for (uint32_t bits = status; bits != 0; bits >>= 1) {
		if ((bits & 1) != 0 && *text != '\0') {
			z_fatal_print("E:   %s\n", text);
		}
		text += strlen(text) + 1;
	}
}

void z_arm_fault_describe(uint32_t exception, uint32_t status)
{
	static const struct {
		const char *name;
		uint32_t mask;
	} kinds[] = {{"***** MPU FAULT *****", 0xff},
		     {"***** BUS FAULT *****", 0xff00},
		     {"***** USAGE FAULT *****", 0xffff0000}};

	if (exception == 2) {
		say("***** NMI *****");
	} else if (exception == 3 && !z_arm_guard_hit(status, 0)) {
		say("***** HARD FAULT *****");
		if (status != 0) {
			say("  Fault escalation (see below)");
		}
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(kinds); i++) {
		if ((status & kinds[i].mask) != 0) {
			say(kinds[i].name);
			describe_bits(status & kinds[i].mask);
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
