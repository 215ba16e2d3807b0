/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * A random but repeatable load for any allocator.
 */

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>

struct block {
	void *mem;
	size_t bytes;
};

struct stress {
	struct block *blocks;
	size_t max_blocks;
	size_t num_blocks;
	size_t in_use;
	size_t total;
	int target_percent;
	uint32_t seed;
};

static uint32_t rand32(struct stress *s)
{
	/* xorshift32, Marsaglia 2003 */
	s->seed ^= s->seed << 13;
	s->seed ^= s->seed >> 17;
	s->seed ^= s->seed << 5;
	return s->seed;
}

/* Below the target three in four operations allocate, above it one in four. */
static bool choose_alloc(struct stress *s)
{
	bool below = s->in_use < s->total / 100 * (size_t)s->target_percent;

	if (s->num_blocks == 0) {
		return true;
	}
	if (s->num_blocks == s->max_blocks) {
		return false;
	}
	return (rand32(s) % 4 == 0) != below;
}

/* Each halving of the size is as likely as the next; one half of the memory is the most. */
static size_t choose_size(struct stress *s)
{
	unsigned int scale = 1;

	while (scale < 4 && rand32(s) % 8 == 0) {
		scale++;
	}
	return 1 + rand32(s) % MAX(1, MIN(s->total / 2, ((size_t)4 << (2 * scale))));
}

void sys_heap_stress(void *(*alloc_fn)(void *arg, size_t bytes),
		     void (*free_fn)(void *arg, void *p), void *arg, size_t total_bytes,
		     uint32_t op_count, void *scratch_mem, size_t scratch_bytes, int target_percent,
		     struct z_heap_stress_result *result)
{
	struct stress s = {
		.blocks = (struct block *)ROUND_UP((uintptr_t)scratch_mem, sizeof(void *)),
		.total = total_bytes,
		.target_percent = target_percent,
		.seed = 123456789,
	};

	s.max_blocks = (scratch_bytes - ((uintptr_t)s.blocks - (uintptr_t)scratch_mem)) /
		       sizeof(struct block);
	__ASSERT(s.max_blocks > 0, "no scratch memory");
	*result = (struct z_heap_stress_result){0};

	for (uint32_t i = 0; i < op_count; i++) {
		if (choose_alloc(&s)) {
			size_t bytes = choose_size(&s);
			void *mem = alloc_fn(arg, bytes);

			result->total_allocs++;
			if (mem != NULL) {
				result->successful_allocs++;
				s.blocks[s.num_blocks++] = (struct block){mem, bytes};
				s.in_use += bytes;
			}
		} else {
			struct block *b = &s.blocks[rand32(&s) % s.num_blocks];

			free_fn(arg, b->mem);
			result->total_frees++;
			s.in_use -= b->bytes;
			*b = s.blocks[--s.num_blocks];
		}
		result->accumulated_in_use_bytes += s.in_use;
	}
}
