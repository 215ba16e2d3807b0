/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who called whom, by frame pointers of RISC-V and OpenRISC: with CONFIG_FRAME_POINTER the register
 * points behind two words on the stack: the address to return to and the caller's pointer; a
 * function that calls nobody may have the second one only. Without the option two addresses are
 * known: where it is and the one in the register for returning.
 */
#ifndef ETESIAN_ARCH_COMMON_FRAME_WALK_H_
#define ETESIAN_ARCH_COMMON_FRAME_WALK_H_

#include "../arch.h"

#include <zephyr/linker/linker-defs.h>

static inline bool z_is_code(uintptr_t address)
{
	return address >= (uintptr_t)__text_region_start && address < (uintptr_t)__text_region_end;
}

/* Somewhere in RAM: the rest of the chain may be broken by what went wrong. */
static inline bool z_is_frame(uintptr_t fp)
{
	return fp % sizeof(uintptr_t) == 0 && fp >= (uintptr_t)__data_region_start &&
	       fp <= (uintptr_t)_image_ram_end;
}

/** From @p pc (0: unknown) outwards; @p ra is the register for returning, 0 where it is saved. */
static inline void z_frame_walk(stack_trace_callback_fn callback_fn, void *cookie, uintptr_t pc,
				uintptr_t ra, uintptr_t fp)
{
	if (pc != 0 && !callback_fn(cookie, pc)) {
		return;
	}
	if (!IS_ENABLED(CONFIG_FRAME_POINTER)) {
		if (z_is_code(ra)) {
			(void)callback_fn(cookie, ra);
		}
		return;
	}
	for (int i = 0; i < CONFIG_ARCH_STACKWALK_MAX_FRAMES && z_is_frame(fp); i++) {
		const uintptr_t *frame = (const uintptr_t *)fp;

		if (z_is_code(frame[-1])) {
			pc = frame[-1];
			fp = frame[-2];
		} else if (i == 0 && z_is_code(ra)) {
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

#endif /* ETESIAN_ARCH_COMMON_FRAME_WALK_H_ */
