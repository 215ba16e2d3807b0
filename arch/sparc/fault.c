/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults: every trap that is not an interrupt.
 */
#include "port.h"

#include <string.h>
#include <zephyr/fatal.h>

#define TT_FP_DISABLED 0x04
#define TT_SOFTWARE    0x80
#define TT_EXCEPT      (TT_SOFTWARE + 15)

#ifdef CONFIG_EXCEPTION_DEBUG
static const char *trap_name(uint32_t tt)
{
	static const struct {
		uint8_t tt;
		char name[27];
	} names[] = {
		{0x00, "reset"},
		{0x01, "no memory (fetch)"},
		{0x02, "illegal instruction"},
		{0x03, "privileged instruction"},
		{0x04, "floating point is disabled"},
		{0x05, "window overflow"},
		{0x06, "window underflow"},
		{0x07, "unaligned address"},
		{0x08, "floating point"},
		{0x09, "no memory (data)"},
		{0x0a, "tag overflow"},
		{0x0b, "watchpoint"},
		{0x2a, "division by zero"},
		{0x2b, "error of a store"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (names[i].tt == tt) {
			return names[i].name;
		}
	}
	return (tt >= TT_SOFTWARE) ? "software trap" : "unknown";
}

static void dump(const char *set, const uint32_t *regs)
{
	for (unsigned int n = 0; n < 8; n++) {
		z_fatal_print("%s%s%u: 0x%08x%s", (n % 4 == 0) ? "E: " : "  ", set, n, regs[n],
			      (n % 4 == 3) ? "\n" : "");
	}
}

void arch_fatal_dump(const struct arch_esf *esf)
{
	z_fatal_print("E: Trap 0x%02x: %s\n", esf->tt, trap_name(esf->tt));
	dump("g", esf->g);
	dump("o", esf->o);
	dump("l", esf->l);
	dump("i", esf->i);
	z_fatal_print("E: psr: 0x%08x  y: 0x%08x  npc: 0x%08x\n", esf->psr, esf->y, esf->npc);
	z_fatal_print("E: Faulting instruction address (pc): 0x%08x\n", esf->pc);
}
#endif

/* The first floating point instruction of a thread or handler: begin with zeros. */
static bool gave_float(struct arch_esf *esf)
{
#ifdef CONFIG_FPU_SHARING
	if (esf->tt == TT_FP_DISABLED && (esf->psr & PSR_EF) == 0) {
		memset(esf->f, 0, sizeof(esf->f));
		esf->fsr = 0;
		esf->psr |= PSR_EF;
		return true;
	}
#else
	ARG_UNUSED(esf);
#endif
	return false;
}

void z_sparc_fault(struct arch_esf *esf)
{
	unsigned int reason = K_ERR_CPU_EXCEPTION;

	if (gave_float(esf)) {
		return;
	}
	esf->g[0] = 0;
	if (esf->tt == TT_EXCEPT) { /* ARCH_EXCEPT() */
		reason = esf->o[0];
		z_fatal_error(reason, esf);
		esf->pc = esf->npc;
		esf->npc += 4;
	} else {
		z_fatal_error(z_fault_reason(esf->o[6], reason), esf);
	}
	if (arch_is_in_nested_exception(esf) && reason == K_ERR_CPU_EXCEPTION) {
		arch_system_halt(reason); /* a handler can not go on */
	}
}
