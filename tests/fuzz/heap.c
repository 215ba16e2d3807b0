/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The input is a list of operations: kind and block, size. The heap stays valid and blocks keep
 * their contents.
 *
 * Sources: lib/heap/heap.c lib/heap/heap_validate.c
 */

#define HEAP_SIZE 2048
#define BLOCKS    16

#include "host.h"

#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

static struct {
	uint8_t *mem;
	size_t bytes;
} blocks[BLOCKS];

static void check(size_t i)
{
	for (size_t k = 0; k < blocks[i].bytes; k++) {
		must(blocks[i].mem[k] == (uint8_t)i);
	}
}

static void set(size_t i, uint8_t *mem, size_t bytes)
{
	blocks[i].mem = mem;
	blocks[i].bytes = mem != NULL ? bytes : 0;
	if (mem != NULL) {
		memset(mem, (int)i, bytes);
	}
}

static void operate(struct sys_heap *heap, unsigned int kind, size_t i, size_t bytes)
{
	size_t align = (size_t)8 << (kind >> 2 & 3);
	uint8_t *mem = NULL;

	check(i);
	if (blocks[i].mem == NULL) {
		mem = (kind & 1) != 0 ? sys_heap_aligned_alloc(heap, align, bytes)
				      : sys_heap_alloc(heap, bytes);
		set(i, mem, bytes);
	} else if ((kind & 1) != 0) {
		mem = sys_heap_aligned_realloc(heap, blocks[i].mem, align, bytes);
		if (mem != NULL) {
			for (size_t k = 0; k < MIN(bytes, blocks[i].bytes); k++) {
				must(mem[k] == (uint8_t)i);
			}
		}
		if (mem != NULL || bytes == 0) {
			set(i, mem, bytes);
		}
	} else {
		sys_heap_free(heap, blocks[i].mem);
		set(i, NULL, 0);
	}
	must(mem == NULL || (kind & 1) == 0 || IS_ALIGNED(mem, align));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *mem = aligned_alloc(8, HEAP_SIZE);
	struct sys_heap heap;

	memset(blocks, 0, sizeof(blocks));
	sys_heap_init(&heap, mem, HEAP_SIZE);
	for (size_t i = 0; i + 2 < size; i += 3) {
		operate(&heap, data[i] >> 4, data[i] % BLOCKS,
			data[i + 1] | (size_t)(data[i + 2] & 7) << 8);
		must(sys_heap_validate(&heap));
	}
	free(mem);
	return 0;
}
