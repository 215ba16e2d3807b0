/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/printk.h>

#include "heap.h"

static void print_bins(struct sys_heap *heap)
{
	struct z_heap *h = heap->heap;

	printk("   bin     from bytes   free chunks   largest\n");
	for (unsigned int b = 0; b < bin_count(heap->init_bytes); b++) {
		unsigned int chunks = 0;
		size_t largest = 0;

		for (struct chunk *c = h->bin[b]; c != NULL; c = c->next) {
			chunks++;
			largest = MAX(largest, chunk_size(c));
		}
		if (chunks > 0) {
			printk("%6u %14zu %13u %9zu\n", b, CHUNK_MIN << b, chunks, largest);
		}
	}
}

void sys_heap_print_info(struct sys_heap *heap, bool dump_chunks)
{
	size_t used = 0;
	size_t free = 0;
	size_t chunks = 0;

	printk("Heap at %p, %zu bytes from %p to %p\n", heap, heap->init_bytes, heap->init_mem,
	       (char *)heap->init_mem + heap->init_bytes);
	print_bins(heap);

	if (dump_chunks) {
		printk("   chunk            bytes  state\n");
	}
	for (struct chunk *c = heap_first(heap); c != heap_end(heap); c = chunk_above(c)) {
		chunks++;
		if (chunk_used(c)) {
			used += chunk_size(c);
		} else {
			free += chunk_size(c);
		}
		if (dump_chunks) {
			printk("   %p %10zu  %s\n", c, chunk_size(c),
			       chunk_used(c) ? "used" : "free");
		}
	}
	printk("%zu bytes used, %zu free, %zu for book-keeping; %zu chunks\n", used, free,
	       heap->init_bytes - used - free + chunks * CHUNK_HEAD, chunks);
}
