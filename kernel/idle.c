/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The idle thread: runs while nobody else can.
 */
#include "idle.h"
#include "../arch/arch.h"

void z_idle(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		k_cpu_idle();
	}
}
