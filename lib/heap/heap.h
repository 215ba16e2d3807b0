/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The layout of a heap, for the files of this folder. See heap.c.
 */

#ifndef ETESIAN_LIB_HEAP_HEAP_H_
#define ETESIAN_LIB_HEAP_HEAP_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

/* Sizes of chunks are multiples of 8; the low bits of their first word are free for flags. */
#define CHUNK_USED      ((size_t)1)
#define CHUNK_PREV_USED ((size_t)2)
#define CHUNK_FLAGS     ((size_t)7)

/* A used chunk is its head and the memory after it; a free one is linked and ends with its size. */
struct chunk {
	size_t head; /* size in bytes | flags */
	struct chunk *next;
	struct chunk **link; /* what points to this one: a bin, or the next of another */
};

#define CHUNK_HEAD offsetof(struct chunk, next)
#define CHUNK_MIN  (sizeof(struct chunk) + sizeof(size_t))
#define CHUNK_MAX  (SIZE_MAX / 2)

/* Bin i holds the free chunks of sizes CHUNK_MIN << i up to below CHUNK_MIN << (i + 1). */
struct z_heap {
	uint32_t avail; /* bit i clear: bin i is empty; set: it may have a chunk */
#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
	size_t free_bytes;
	size_t allocated_bytes;
	size_t max_allocated_bytes;
#endif
	struct chunk *bin[];
};

static inline size_t chunk_size(const struct chunk *c)
{
	return c->head & ~CHUNK_FLAGS;
}

static inline bool chunk_used(const struct chunk *c)
{
	return (c->head & CHUNK_USED) != 0;
}

static inline struct chunk *chunk_at(const void *base, ptrdiff_t offset)
{
	return (struct chunk *)((uintptr_t)base + (uintptr_t)offset);
}

/* The chunk above. The highest one has a head above it without memory, always used. */
static inline struct chunk *chunk_above(const struct chunk *c)
{
	return chunk_at(c, (ptrdiff_t)chunk_size(c));
}

/* Size of the chunk below, which is free. */
static inline size_t *chunk_size_below(const struct chunk *c)
{
	return (size_t *)c - 1;
}

static inline void *chunk_mem(struct chunk *c)
{
	return &c->next;
}

static inline struct chunk *chunk_of(void *mem)
{
	return chunk_at(mem, -(ptrdiff_t)CHUNK_HEAD);
}

/* The chunk size that gives @p bytes (1 to CHUNK_MAX) bytes of memory. */
static inline size_t chunk_size_for(size_t bytes)
{
	size_t size = (bytes + CHUNK_HEAD + 7) & ~(size_t)7;

	return MAX(size, CHUNK_MIN);
}

static inline unsigned int bin_of(size_t size)
{
	return (unsigned int)(__builtin_clzl(CHUNK_MIN) - __builtin_clzl(size));
}

/* How many bins a heap of that many bytes has: enough for all that is left beside them. */
static inline unsigned int bin_count(size_t bytes)
{
	size_t rest = bytes - sizeof(struct z_heap) - CHUNK_HEAD;

	return bytes < sizeof(struct z_heap) + CHUNK_HEAD + CHUNK_MIN ? 1 : bin_of(rest) + 1;
}

/* The lowest chunk: its memory is aligned to 8. */
static inline struct chunk *heap_first(struct sys_heap *heap)
{
	uintptr_t bins = (uintptr_t)&heap->heap->bin[bin_count(heap->init_bytes)];

	return (struct chunk *)(((bins + CHUNK_HEAD + 7) & ~(uintptr_t)7) - CHUNK_HEAD);
}

/* The head above the highest chunk. */
static inline struct chunk *heap_end(struct sys_heap *heap)
{
	uintptr_t end = (uintptr_t)heap->init_mem + heap->init_bytes;

	return (struct chunk *)((end & ~(uintptr_t)7) - CHUNK_HEAD);
}

#ifdef CONFIG_SYS_HEAP_RUNTIME_STATS
static inline void stats_use(struct z_heap *h, size_t bytes)
{
	h->allocated_bytes += bytes;
	h->free_bytes -= bytes;
	h->max_allocated_bytes = MAX(h->max_allocated_bytes, h->allocated_bytes);
}

static inline void stats_release(struct z_heap *h, size_t bytes)
{
	h->allocated_bytes -= bytes;
	h->free_bytes += bytes;
}

static inline void stats_init(struct z_heap *h, size_t bytes)
{
	h->free_bytes = bytes;
	h->allocated_bytes = 0;
	h->max_allocated_bytes = 0;
}
#else
static inline void stats_use(struct z_heap *h, size_t bytes)
{
	ARG_UNUSED(h);
	ARG_UNUSED(bytes);
}

static inline void stats_release(struct z_heap *h, size_t bytes)
{
	ARG_UNUSED(h);
	ARG_UNUSED(bytes);
}

static inline void stats_init(struct z_heap *h, size_t bytes)
{
	ARG_UNUSED(h);
	ARG_UNUSED(bytes);
}
#endif

#endif /* ETESIAN_LIB_HEAP_HEAP_H_ */
