/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory: heaps and slabs are the kernel's, objects can be made by users.
 */
#include "services.h"

K_MEM_SLAB_DEFINE_STATIC(slab, 16, 4, 4);
static K_HEAP_DEFINE(heap, 256);

void use_memory(void)
{
	struct k_sem *sem;

	if (!IS_ENABLED(CONFIG_DYNAMIC_OBJECTS)) {
		return;
	}
	sem = k_object_alloc(K_OBJ_SEM);
	if (sem == NULL || k_sem_init(sem, 0, 1) != 0) {
		failed(__LINE__);
		return;
	}
	k_sem_give(sem);
	k_object_release(sem);
}

void use_memory_kernel(void)
{
	void *block = NULL;
	void *memory = k_malloc(24);
	void *aligned = k_heap_aligned_alloc(&heap, 16, 24, K_MSEC(1));

	memory = k_realloc(memory, 32);
	if (memory == NULL || aligned == NULL || k_mem_slab_alloc(&slab, &block, K_MSEC(1)) != 0) {
		failed(__LINE__);
	}
	k_mem_slab_free(&slab, block);
	k_heap_free(&heap, aligned);
	k_free(memory);
	k_free(k_calloc(2, 4));
	k_free(k_aligned_alloc(16, 8));
}
