/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who called whom: every function that calls others keeps a record of two words on its stack, its
 * caller's record and the address to return to, and x29 points to it. The last one is 0.
 */
#include "context.h"
#include "arch/arch.h"

#include <zephyr/linker/linker-defs.h>

#define LR_OF_FRAME 1

static bool is_code(uint64_t addr)
{
	return addr >= (uintptr_t)__text_region_start && addr < (uintptr_t)__text_region_end;
}

/* Somewhere in RAM: the rest of the chain may be broken by what went wrong. */
static bool is_frame(uint64_t fp)
{
	return fp % 16 == 0 && fp >= (uintptr_t)__data_region_start &&
	       fp < (uintptr_t)_image_ram_end;
}

void arch_stack_walk(stack_trace_callback_fn callback_fn, void *cookie,
		     const struct k_thread *thread, const struct arch_esf *esf)
{
	uint64_t fp = (uintptr_t)__builtin_frame_address(0);
	bool more = true;

	if (esf != NULL) {
		fp = esf->fp;
		more = callback_fn(cookie, esf->elr);
#ifdef CONFIG_MULTITHREADING
	} else if (thread != NULL && thread != _current) {
		fp = thread->callee_saved.x19_x29[10];
		more = callback_fn(cookie, thread->callee_saved.pc);
#endif
	}
	ARG_UNUSED(thread);
	for (int i = 0; more && i < CONFIG_ARCH_STACKWALK_MAX_FRAMES && is_frame(fp); i++) {
		const uint64_t *frame = (const uint64_t *)fp;

		if (!is_code(frame[LR_OF_FRAME])) {
			break;
		}
		more = callback_fn(cookie, frame[LR_OF_FRAME]);
		fp = frame[0];
	}
}
