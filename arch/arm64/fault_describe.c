/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults in words: the exception syndrome register (Arm Architecture Reference Manual, ESR_EL1).
 */
#include "context.h"
#include "arch/arch.h"

#ifdef CONFIG_EXCEPTION_DEBUG

static const struct {
	uint8_t class;
	const char *text;
} classes[] = {
	{0x00, "undefined instruction"},
	{0x01, "WFI or WFE that was trapped"},
	{0x07, "vector or floating point register while they are off"},
	{0x0e, "illegal execution state"},
	{0x11, "supervisor call in 32 bits"},
	{0x15, "supervisor call"},
	{0x18, "system register that can not be accessed"},
	{0x20, "instruction fetch at a lower level"},
	{0x21, "instruction fetch"},
	{0x22, "program counter that is not aligned"},
	{0x24, "data access at a lower level"},
	{0x25, "data access"},
	{0x26, "stack pointer that is not aligned"},
	{0x2c, "floating point exception"},
	{0x2f, "SError: an error of the memory system"},
	{0x31, "breakpoint"},
	{0x33, "single step"},
	{0x35, "watchpoint"},
	{0x3c, "BRK instruction"},
};

static const char *class_text(unsigned int class)
{
	for (unsigned int i = 0; i < ARRAY_SIZE(classes); i++) {
		if (classes[i].class == class) {
			return classes[i].text;
		}
	}
	return "unknown exception";
}

/* Why an access was refused: bits 5 to 2 of the syndrome. */
static const char *status_text(unsigned int status)
{
	static const char *const texts[] = {
		"address of wrong size", "not mapped", "access flag", "not permitted",
		"external abort", "unknown", "parity or ECC", "unknown",
		"not aligned for devices"};
	unsigned int i = (status & 0x3f) >> 2;

	return (i < ARRAY_SIZE(texts)) ? texts[i] : "unknown";
}

void z_arm64_fault_describe(uint64_t esr, uint64_t far)
{
	unsigned int class = (unsigned int)(esr >> 26);

	z_fatal_print("E: ***** %s *****\n", class_text(class));
	z_fatal_print("E: ESR_EL1: 0x%08llx (EC 0x%02x, ISS 0x%06x)\n", (unsigned long long)esr,
		      class, (unsigned int)(esr & 0x1ffffff));
	if (class == 0x21 || class == 0x22 || class == 0x25) {
		z_fatal_print("E: FAR_EL1: 0x%016llx, %s%s\n", (unsigned long long)far,
			      (class == 0x22)		      ? "not aligned"
			      : (class == 0x21)		      ? "execute: "
			      : ((esr & BIT(6)) != 0) ? "write: "
						      : "read: ",
			      (class == 0x22) ? "" : status_text((unsigned int)esr));
	}
}

#else

void z_arm64_fault_describe(uint64_t esr, uint64_t far)
{
	ARG_UNUSED(esr);
	ARG_UNUSED(far);
}

#endif
