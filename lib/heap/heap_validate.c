/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The invariants of a heap (see heap.c), checked one by one.
 */

#include "heap.h"

struct tally {
	size_t free_chunks;
	size_t free_bytes;
	size_t used_bytes;
};

/* One chunk of the row; @p prev_used: what is below it. */
static bool chunk_valid(struct sys_heap *heap, struct chunk *c, bool prev_used)
{
	size_t size = chunk_size(c);

	if (size < CHUNK_MIN || size > (uintptr_t)heap_end(heap) - (uintptr_t)c) {
		return false;
	}
	if (((c->head & CHUNK_PREV_USED) != 0) != prev_used) {
		return false;
	}
	if (chunk_used(c)) {
		return true;
	}
	return prev_used && *chunk_size_below(chunk_above(c)) == size && *c->link == c &&
	       (c->next == NULL || c->next->link == &c->next);
}

static bool row_valid(struct sys_heap *heap, struct tally *t)
{
	struct chunk *c = heap_first(heap);
	bool prev_used = true;

	while (c != heap_end(heap)) {
		if (!chunk_valid(heap, c, prev_used)) {
			return false;
		}
		prev_used = chunk_used(c);
		if (prev_used) {
			t->used_bytes += chunk_size(c);
		} else {
			t->free_bytes += chunk_size(c);
			t->free_chunks++;
		}
		c = chunk_above(c);
	}
	return chunk_size(c) == 0 && chunk_used(c) &&
	       ((c->head & CHUNK_PREV_USED) != 0) == prev_used;
}

/* Every free chunk hangs in the bin of its size. The row is known to be good. */
static bool bins_valid(struct sys_heap *heap, const struct tally *t)
{
	struct z_heap *h = heap->heap;
	size_t chunks = 0;

	for (unsigned int b = 0; b < bin_count(heap->init_bytes); b++) {
		if (h->bin[b] != NULL && (h->avail >> b & 1U) == 0) {
			return false;
		}
		for (struct chunk *c = h->bin[b]; c != NULL; c = c->next) {
			if (chunk_used(c) || bin_of(chunk_size(c)) != b ||
			    ++chunks > t->free_chunks) {
				return false;
			}
		}
	}
	return chunks == t->free_chunks;
}

static bool stats_valid(struct sys_heap *heap, const struct tally *t)
{
#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
	return heap->heap->free_bytes == t->free_bytes &&
	       heap->heap->allocated_bytes == t->used_bytes &&
	       heap->heap->max_allocated_bytes >= t->used_bytes;
#else
	ARG_UNUSED(heap);
	ARG_UNUSED(t);
	return true;
#endif
}

bool sys_heap_validate(struct sys_heap *heap)
{
	struct tally t = {0};

	return row_valid(heap, &t) && bins_valid(heap, &t) && stats_valid(heap, &t);
}
