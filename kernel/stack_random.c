/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Tops of stacks at random (CONFIG_STACK_POINTER_RANDOM).
 */
#include "thread_features.h"
#include <zephyr/random/random.h>

char *z_stack_top_random(char *top, size_t size)
{
	/* a small stack has little to give away */
	uint32_t most = (uint32_t)MIN(CONFIG_STACK_POINTER_RANDOM, size / 8U);
	uint32_t bytes = sys_rand32_get() % (most + 1U);

	return top - ROUND_DOWN(bytes, ARCH_STACK_PTR_ALIGN);
}
