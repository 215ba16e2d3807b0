/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who called whom. Without frame pointers, which cost a register and some instructions in every
 * function, the stack itself says it: each word that points behind a call is taken for a return
 * address. Some may be left over from calls that are done.
 */
#include "arch/arch.h"

#include <zephyr/linker/linker-defs.h>

#define WORDS 256 /* looked at where the end of the stack is not known */

/* The instruction before @p pc is a call: jal or jalr that leave their address in ra. */
static bool is_behind_call(unsigned long pc)
{
	const uint16_t *code = (const uint16_t *)pc;
	uint32_t wide, narrow;

	if (pc % 2U != 0U || pc < (uintptr_t)__text_region_start + 4U ||
	    pc >= (uintptr_t)__text_region_end) {
		return false;
	}
	wide = code[-2] | (uint32_t)code[-1] << 16;
	narrow = code[-1];
	return (wide & 0xfffU) == 0x0efU ||                          /* jal ra */
	       (wide & 0x7fffU) == 0x00e7U ||                        /* jalr ra */
	       ((narrow & 0xf07fU) == 0x9002U && narrow != 0x9002U) || /* c.jalr */
	       (!IS_ENABLED(CONFIG_64BIT) && (narrow & 0xe003U) == 0x2001U); /* c.jal */
}

static const unsigned long *end_of(const struct k_thread *thread, const unsigned long *sp)
{
	const unsigned long *end = sp + WORDS;

#ifdef CONFIG_THREAD_STACK_INFO
	uintptr_t start = (thread != NULL) ? thread->stack_info.start : 0U;

	if ((uintptr_t)sp - start <= ((thread != NULL) ? thread->stack_info.size : 0U)) {
		end = (const unsigned long *)(start + thread->stack_info.size);
	}
#else
	ARG_UNUSED(thread);
#endif
	return MIN(end, (const unsigned long *)_image_ram_end);
}

void arch_stack_walk(stack_trace_callback_fn callback_fn, void *cookie,
		     const struct k_thread *thread, const struct arch_esf *esf)
{
	const unsigned long *sp = __builtin_frame_address(0);
	const struct k_thread *of = thread; /* whose stack it is */
	bool more = true;

#ifdef CONFIG_MULTITHREADING
	if (thread == NULL) {
		of = _current;
	}
	if (esf == NULL && of != _current) {
		sp = (const unsigned long *)of->callee_saved.sp;
	}
#endif
	if (esf != NULL) {
		sp = (const unsigned long *)esf->csf->sp;
		more = callback_fn(cookie, esf->mepc) && callback_fn(cookie, esf->ra);
	}
	for (const unsigned long *end = end_of(of, sp); more && sp < end; sp++) {
		if (is_behind_call(*sp)) {
			more = callback_fn(cookie, *sp);
		}
	}
}
