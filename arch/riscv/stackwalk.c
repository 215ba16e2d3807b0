/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who called whom. With CONFIG_FRAME_POINTER s0 points behind two words on the stack: the address
 * to return to and the caller's s0; a function that calls nobody has the second one only. Without
 * it, two addresses are known: where it is and the one in ra.
 */
#include "port.h"
#include "arch/arch.h"

#include <zephyr/linker/linker-defs.h>

static bool is_code(uintptr_t address)
{
	return address >= (uintptr_t)__text_region_start && address < (uintptr_t)__text_region_end;
}

/* Somewhere in RAM: the rest of the chain may be broken by what went wrong. */
static bool is_frame(uintptr_t fp)
{
	return fp % sizeof(uintptr_t) == 0 && fp >= (uintptr_t)__data_region_start &&
	       fp <= (uintptr_t)_image_ram_end;
}

static void walk(stack_trace_callback_fn callback_fn, void *cookie, uintptr_t pc, uintptr_t ra,
		 uintptr_t fp)
{
	if (pc != 0 && !callback_fn(cookie, pc)) {
		return;
	}
	if (!IS_ENABLED(CONFIG_FRAME_POINTER)) {
		if (is_code(ra)) {
			(void)callback_fn(cookie, ra);
		}
		return;
	}
	for (int i = 0; i < CONFIG_ARCH_STACKWALK_MAX_FRAMES && is_frame(fp); i++) {
		const uintptr_t *frame = (const uintptr_t *)fp;

		if (is_code(frame[-1])) {
			pc = frame[-1];
			fp = frame[-2];
		} else if (i == 0 && is_code(ra)) {
			pc = ra; /* it calls nobody */
			fp = frame[-1];
		} else {
			break;
		}
		if (!callback_fn(cookie, pc)) {
			break;
		}
	}
}

void arch_stack_walk(stack_trace_callback_fn callback_fn, void *cookie,
		     const struct k_thread *thread, const struct arch_esf *esf)
{
	if (esf != NULL) {
		walk(callback_fn, cookie, esf->mepc, esf->ra, esf->s0);
#ifdef CONFIG_MULTITHREADING
	} else if (thread != NULL && thread != _current) {
		const uintptr_t *saved = (const uintptr_t *)thread->callee_saved.sp;

		walk(callback_fn, cookie, saved[0], 0, saved[1]);
#endif
	} else {
		walk(callback_fn, cookie, 0, 0, (uintptr_t)__builtin_frame_address(0));
	}
	ARG_UNUSED(thread);
}
