/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The allocator.
 *
 * A heap is a row of chunks without gaps. A chunk begins with one word: its size and two flags, "I
 * am used" and "the one below me is used". Memory is what follows that word. A free chunk keeps two
 * links in its memory and, in its last word, its size again, where the chunk above finds it when it
 * is freed itself. Free neighbours are always merged, so the chunk below a free one is used.
 *
 *      | size,flags |  memory ...                    | size,flags | next | link | ... | size |
 *      used                                          free
 *
 * Free chunks hang in bins by the power of two of their size, last freed first. A request looks at
 * a few chunks of its own bin (CONFIG_SYS_HEAP_ALLOC_LOOPS), then takes any from the next bin above
 * that is not empty: a word of bits tells which. What is too much is split off, upwards, and freed.
 * So no operation depends on the number of chunks; the price is that a request may fail although
 * a chunk deep in its own bin would have fit.
 *
 * Links make removal cheap: a chunk knows the pointer that points to it (a bin, or a next) and so
 * never needs to know its bin. A bin's bit may therefore be left set when the last chunk goes; the
 * next search that meets it clears it.
 */

#include <string.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/heap_listener.h>

#include "heap.h"

#ifdef CONFIG_SYS_HEAP_ALLOC_LOOPS
#define ALLOC_LOOPS MAX(CONFIG_SYS_HEAP_ALLOC_LOOPS, 1)
#else
#define ALLOC_LOOPS 3
#endif

static inline void listener_alloc(struct sys_heap *heap, void *mem)
{
	if (IS_ENABLED(CONFIG_SYS_HEAP_LISTENER)) {
		heap_listener_notify_alloc(HEAP_ID_FROM_POINTER(heap), mem,
					   chunk_size(chunk_of(mem)));
	}
}

static inline void listener_free(struct sys_heap *heap, void *mem)
{
	if (IS_ENABLED(CONFIG_SYS_HEAP_LISTENER)) {
		heap_listener_notify_free(HEAP_ID_FROM_POINTER(heap), mem,
					  chunk_size(chunk_of(mem)));
	}
}

/* A block that changed its size in place was, to a listener, freed and allocated. */
static inline void listener_resized(struct sys_heap *heap, void *mem, size_t old)
{
	if (IS_ENABLED(CONFIG_SYS_HEAP_LISTENER)) {
		heap_listener_notify_free(HEAP_ID_FROM_POINTER(heap), mem, old);
		listener_alloc(heap, mem);
	}
}

/* Write @p c as a free chunk of @p size bytes with used neighbours and put it into its bin. */
static inline void chunk_make_free(struct z_heap *h, struct chunk *c, size_t size)
{
	unsigned int b = bin_of(size);
	struct chunk *next = h->bin[b];

	c->head = size | CHUNK_PREV_USED;
	*chunk_size_below(chunk_at(c, (ptrdiff_t)size)) = size;
	c->next = next;
	c->link = &h->bin[b];
	if (next != NULL) {
		next->link = &c->next;
	}
	h->bin[b] = c;
	h->avail |= 1U << b;
}

/* Take a free chunk out of its bin. */
static inline void chunk_unlink(struct chunk *c)
{
	struct chunk *next = c->next;

	*c->link = next;
	if (next != NULL) {
		next->link = c->link;
	}
}

/*
 * Make @p c, which has @p have bytes, is in no bin and lies below a used chunk, a used chunk of
 * @p size bytes (at most) and free the rest.
 */
static void chunk_make_used(struct z_heap *h, struct chunk *c, size_t have, size_t size)
{
	size_t flags = (c->head & CHUNK_PREV_USED) | CHUNK_USED;
	struct chunk *above = chunk_at(c, (ptrdiff_t)have);

	if (have - size >= CHUNK_MIN) {
		c->head = size | flags;
		above->head &= ~CHUNK_PREV_USED;
		chunk_make_free(h, chunk_at(c, (ptrdiff_t)size), have - size);
	} else {
		c->head = have | flags;
		above->head |= CHUNK_PREV_USED;
	}
}

/* A free chunk of at least @p size bytes, still in its bin; NULL if none is found. */
static struct chunk *heap_find(struct z_heap *h, size_t size)
{
	unsigned int b = bin_of(size);
	uint32_t above;

	if ((sizeof(size) > 4 && b > 31) || (h->avail >> b) == 0) {
		return NULL;
	}
	if ((h->avail >> b & 1U) != 0) {
		struct chunk *c = h->bin[b];

		for (int i = ALLOC_LOOPS; c != NULL && i > 0; i--) {
			if (chunk_size(c) >= size) {
				return c;
			}
			c = c->next;
		}
	}
	above = h->avail & (~1U << b);
	while (above != 0) {
		b = (unsigned int)__builtin_ctz(above);
		if (h->bin[b] != NULL) {
			return h->bin[b];
		}
		h->avail &= ~(1U << b);
		above &= above - 1U;
	}
	return NULL;
}

void sys_heap_init(struct sys_heap *heap, void *mem, size_t bytes)
{
	uintptr_t start = ROUND_UP((uintptr_t)mem, sizeof(void *));
	struct z_heap *h = (struct z_heap *)start;
	size_t size;

	bytes -= start - (uintptr_t)mem;
	*heap = (struct sys_heap){.heap = h, .init_mem = h, .init_bytes = bytes};
	__ASSERT(bin_count(bytes) <= 32, "%zu bytes are too many for a heap", bytes);

	h->avail = 0;
	for (unsigned int i = 0; i < bin_count(bytes); i++) {
		h->bin[i] = NULL;
	}

	__ASSERT((uintptr_t)heap_first(heap) + CHUNK_MIN <= (uintptr_t)heap_end(heap),
		 "%zu bytes are too few for a heap", bytes);
	size = (size_t)((uintptr_t)heap_end(heap) - (uintptr_t)heap_first(heap));
	heap_end(heap)->head = CHUNK_USED;
	stats_init(h, size);
	chunk_make_free(h, heap_first(heap), size);
}

void *sys_heap_alloc(struct sys_heap *heap, size_t bytes)
{
	struct z_heap *h = heap->heap;
	struct chunk *c;
	size_t size;

	if (bytes - 1 >= CHUNK_MAX) { /* 0 too */
		return NULL;
	}
	size = chunk_size_for(bytes);
	c = heap_find(h, size);
	if (c == NULL) {
		return NULL;
	}
	chunk_unlink(c);
	chunk_make_used(h, c, chunk_size(c), size);
	stats_use(h, chunk_size(c));
	listener_alloc(heap, chunk_mem(c));
	return chunk_mem(c);
}

/*
 * Where in the free chunk @p c a block may begin whose memory plus @p rewind is a multiple of
 * @p align: at its start, or so far up that the gap below can be a chunk itself.
 */
static size_t aligned_gap(struct chunk *c, size_t align, size_t rewind)
{
	size_t gap = -((uintptr_t)chunk_mem(c) + rewind) & (align - 1);

	while (gap != 0 && gap < CHUNK_MIN) {
		gap += align;
	}
	return gap;
}

/* A free chunk for an aligned block of @p size bytes, still in its bin; NULL if none is found. */
static struct chunk *heap_find_aligned(struct z_heap *h, size_t size, size_t align, size_t rewind)
{
	unsigned int b = bin_of(size);
	uint32_t bins = b > 31 ? 0 : h->avail & (~0U << b);

	for (; bins != 0; bins &= bins - 1U) {
		struct chunk *c = h->bin[__builtin_ctz(bins)];

		for (int i = ALLOC_LOOPS; c != NULL && i > 0; i--, c = c->next) {
			size_t gap = aligned_gap(c, align, rewind);

			if (chunk_size(c) >= size && chunk_size(c) - size >= gap) {
				return c;
			}
		}
	}
	return NULL;
}

void *sys_heap_aligned_alloc(struct sys_heap *heap, size_t align, size_t bytes)
{
	struct z_heap *h = heap->heap;
	size_t rewind = align & -align;
	size_t size, have, gap;
	struct chunk *c;

	if (align == rewind) {
		if (align <= 8) {
			return sys_heap_alloc(heap, bytes);
		}
		rewind = 0;
	} else {
		align -= rewind;
		__ASSERT(rewind >= 8 && (align & (align - 1)) == 0, "bad alignment %zu + %zu",
			 align, rewind);
	}
	if (bytes - 1 >= CHUNK_MAX || align > CHUNK_MAX / 2) {
		return NULL;
	}

	size = chunk_size_for(bytes);
	c = heap_find_aligned(h, size, align, rewind);
	if (c == NULL) {
		return NULL;
	}
	chunk_unlink(c);
	have = chunk_size(c);
	gap = aligned_gap(c, align, rewind);
	if (gap != 0) {
		chunk_make_free(h, c, gap);
		c = chunk_at(c, (ptrdiff_t)gap);
		c->head = 0;
	}
	chunk_make_used(h, c, have - gap, size);
	stats_use(h, chunk_size(c));
	listener_alloc(heap, chunk_mem(c));
	return chunk_mem(c);
}

/* The caller's errors that can be seen: freed twice, not from here, written beyond the end. */
static inline void check_used(struct sys_heap *heap, struct chunk *c)
{
	ARG_UNUSED(heap);
	ARG_UNUSED(c);
	__ASSERT(c >= heap_first(heap) && c < heap_end(heap), "%p is not of this heap",
		 chunk_mem(c));
	__ASSERT(chunk_used(c), "%p is not allocated (freed twice?)", chunk_mem(c));
	__ASSERT(chunk_above(c) <= heap_end(heap) &&
			 (chunk_above(c)->head & CHUNK_PREV_USED) != 0,
		 "%p: overwritten near its start or end", chunk_mem(c));
}

void sys_heap_free(struct sys_heap *heap, void *mem)
{
	struct chunk *c = chunk_of(mem);
	struct chunk *above;
	size_t size;

	if (mem == NULL) {
		return;
	}
	check_used(heap, c);
	listener_free(heap, mem);

	size = chunk_size(c);
	stats_release(heap->heap, size);
	above = chunk_at(c, (ptrdiff_t)size);
	if (!chunk_used(above)) {
		chunk_unlink(above);
		size += chunk_size(above);
	} else {
		above->head &= ~CHUNK_PREV_USED;
	}
	if ((c->head & CHUNK_PREV_USED) == 0) {
		size_t below = *chunk_size_below(c);

		c = chunk_at(c, -(ptrdiff_t)below);
		chunk_unlink(c);
		size += below;
	}
	chunk_make_free(heap->heap, c, size);
}

/* Make the used chunk @p c @p size bytes long where it is. @return false: no room. */
static bool chunk_resize(struct z_heap *h, struct chunk *c, size_t size)
{
	struct chunk *above = chunk_above(c);
	size_t old = chunk_size(c);
	size_t have = old;

	if (!chunk_used(above)) {
		have += chunk_size(above);
	}
	if (have < size) {
		return false;
	}
	if (have != old) {
		chunk_unlink(above);
	}
	chunk_make_used(h, c, have, size);
	stats_release(h, old);
	stats_use(h, chunk_size(c));
	return true;
}

bool z_sys_heap_resize(struct sys_heap *heap, void *ptr, size_t align, size_t bytes)
{
	size_t rewind = align & -align;
	size_t old;

	if (bytes > CHUNK_MAX) {
		return false;
	}
	check_used(heap, chunk_of(ptr));
	old = chunk_size(chunk_of(ptr));
	rewind = align != rewind ? rewind : 0;
	if (align != 0 && (((uintptr_t)ptr + rewind) & (align - rewind - 1)) != 0) {
		return false;
	}
	if (!chunk_resize(heap->heap, chunk_of(ptr), chunk_size_for(bytes))) {
		return false;
	}
	if (chunk_size(chunk_of(ptr)) != old) {
		listener_resized(heap, ptr, old);
	}
	return true;
}

void *sys_heap_aligned_realloc(struct sys_heap *heap, void *ptr, size_t align, size_t bytes)
{
	void *moved;

	if (ptr == NULL) {
		return sys_heap_aligned_alloc(heap, align, bytes);
	}
	if (bytes == 0) {
		sys_heap_free(heap, ptr);
		return NULL;
	}
	if (z_sys_heap_resize(heap, ptr, align, bytes)) {
		return ptr;
	}
	moved = sys_heap_aligned_alloc(heap, align, bytes);
	if (moved != NULL) {
		memcpy(moved, ptr, MIN(bytes, sys_heap_usable_size(heap, ptr)));
		sys_heap_free(heap, ptr);
	}
	return moved;
}

size_t sys_heap_usable_size(struct sys_heap *heap, void *mem)
{
	ARG_UNUSED(heap);
	return chunk_size(chunk_of(mem)) - CHUNK_HEAD;
}
