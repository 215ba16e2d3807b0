/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The allocator: random loads with every block's contents and the heap's invariants checked, over
 * sizes and misalignments of its memory; and the promises of each call.
 */

#include <string.h>

#include <zephyr/sys/sys_heap.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define MEM_SIZE   8192
#define MAX_BLOCKS 100
#define MIN_SIZE                                                                                   \
	(IS_ENABLED(CONFIG_SYS_HEAP_RUNTIME_STATS) ? (sizeof(void *) > 4 ? 80 : 52)                \
						   : (sizeof(void *) > 4 ? 56 : 44))

static uint8_t mem[MEM_SIZE] __aligned(16);
static struct sys_heap heap;

struct block {
	uint8_t *mem;
	size_t bytes;
	uint8_t fill;
};

static struct block blocks[MAX_BLOCKS];
static size_t num_blocks;

static void fill(struct block *b)
{
	b->fill = (uint8_t)prng(256);
	memset(b->mem, b->fill, b->bytes);
}

static void check(const uint8_t *p, size_t bytes, uint8_t value)
{
	for (size_t i = 0; i < bytes; i++) {
		zassert_equal(p[i], value);
	}
}

static void random_alloc(void)
{
	struct block *b = &blocks[num_blocks];
	size_t align = prng(4) == 0 ? (size_t)1 << prng(8) : 0;
	size_t rewind = align >= 16 && prng(2) == 0 ? 8 : 0;

	b->bytes = 1 + prng(prng(16) == 0 ? 3000 : 80);
	b->mem = sys_heap_aligned_alloc(&heap, align | rewind, b->bytes);
	if (b->mem == NULL) {
		return;
	}
	zassert_true(IS_ALIGNED(b->mem, 8));
	zassert_true(align == 0 || IS_ALIGNED(b->mem + rewind, align));
	zassert_true(b->mem >= mem && b->mem + b->bytes <= mem + sizeof(mem));
	zassert_true(sys_heap_usable_size(&heap, b->mem) >= b->bytes);
	fill(b);
	num_blocks++;
}

static void random_free(void)
{
	struct block *b = &blocks[prng((uint32_t)num_blocks)];

	check(b->mem, b->bytes, b->fill);
	sys_heap_free(&heap, b->mem);
	*b = blocks[--num_blocks];
}

static void random_realloc(void)
{
	struct block *b = &blocks[prng((uint32_t)num_blocks)];
	size_t bytes = 1 + prng(300);
	size_t align = prng(5) == 0 ? 32 : 0;
	uint8_t *p = sys_heap_aligned_realloc(&heap, b->mem, align, bytes);

	if (p == NULL) {
		check(b->mem, b->bytes, b->fill);
		return;
	}
	zassert_true(align == 0 || IS_ALIGNED(p, align));
	check(p, MIN(bytes, b->bytes), b->fill);
	b->mem = p;
	b->bytes = bytes;
	fill(b);
}

static void random_load(uint8_t *start, size_t size, int steps)
{
	void *all;

	num_blocks = 0;
	sys_heap_init(&heap, start, size);
	zassert_true(sys_heap_validate(&heap));
	for (int i = 0; i < steps; i++) {
		uint32_t what = prng(10);

		if (what < 5 && num_blocks < MAX_BLOCKS) {
			random_alloc();
		} else if (num_blocks > 0 && what < 8) {
			random_free();
		} else if (num_blocks > 0) {
			random_realloc();
		}
		if (i % 8 == 0) {
			zassert_true(sys_heap_validate(&heap), "step %d", i);
		}
	}
	while (num_blocks > 0) {
		random_free();
	}
	zassert_true(sys_heap_validate(&heap));
	/* All of it is one piece again. */
	all = sys_heap_alloc(&heap, size / 2 + 1);
	zassert_true(all != NULL || size < 200);
	sys_heap_free(&heap, all);
}

ZTEST_SUITE(heap, NULL, NULL, NULL, NULL, NULL);

/* Verifies: SYSHEAP-1 */
ZTEST(heap, test_random)
{
	static const size_t sizes[] = {100, 256, 1000, 4096, MEM_SIZE - 16};

	ARRAY_FOR_EACH(sizes, i) {
		for (size_t offset = 0; offset < 16; offset += 3) {
			random_load(mem + offset, sizes[i], 400);
		}
	}
}

/* Verifies: SYSHEAP-2 */
ZTEST(heap, test_least_size)
{
	void *p;

	sys_heap_init(&heap, mem, MIN_SIZE);
	p = sys_heap_alloc(&heap, 1);
	zassert_not_null(p);
	zassert_is_null(sys_heap_alloc(&heap, MIN_SIZE));
	sys_heap_free(&heap, p);
	zassert_true(sys_heap_validate(&heap));
}

/* Verifies: SYSHEAP-3 */
ZTEST(heap, test_bad_sizes)
{
	static const size_t sizes[] = {0, MEM_SIZE, SIZE_MAX / 2, SIZE_MAX / 2 + 1, SIZE_MAX - 16,
				       SIZE_MAX};

	sys_heap_init(&heap, mem, sizeof(mem));
	ARRAY_FOR_EACH(sizes, i) {
		zassert_is_null(sys_heap_alloc(&heap, sizes[i]));
		zassert_is_null(sys_heap_aligned_alloc(&heap, 64, sizes[i]));
	}
	zassert_is_null(sys_heap_aligned_alloc(&heap, SIZE_MAX / 2 + 1, 4));
	sys_heap_free(&heap, NULL);
	zassert_true(sys_heap_validate(&heap));
}

/* Verifies: SYSHEAP-4 */
ZTEST(heap, test_realloc_in_place)
{
	void *a, *b, *c;

	/* Memory goes from low to high addresses in an empty heap. */
	sys_heap_init(&heap, mem, 1024);
	a = sys_heap_alloc(&heap, 64);
	zassert_equal_ptr(sys_heap_realloc(&heap, a, 128), a, "free above");
	b = sys_heap_alloc(&heap, 64);
	zassert_true(b > a);
	zassert_equal_ptr(sys_heap_realloc(&heap, a, 32), a, "shrink");
	zassert_equal_ptr(sys_heap_realloc(&heap, a, 128), a, "grow back");
	c = sys_heap_realloc(&heap, a, 200);
	zassert_not_null(c);
	zassert_not_equal(c, a, "used above");
	zassert_is_null(sys_heap_realloc(&heap, c, 2000));
	zassert_is_null(sys_heap_realloc(&heap, c, 0));
	sys_heap_free(&heap, b);
	a = sys_heap_realloc(&heap, NULL, 800);
	zassert_not_null(a, "all was free");
	zassert_true(sys_heap_validate(&heap));
}

static void *stress_alloc(void *arg, size_t bytes)
{
	void *p = sys_heap_alloc(arg, bytes);

	zassert_true(p == NULL || sys_heap_usable_size(arg, p) >= bytes);
	if (p != NULL) {
		memset(p, 0x5a, bytes);
	}
	return p;
}

static void stress_free(void *arg, void *p)
{
	sys_heap_free(arg, p);
}

/* Verifies: SYSHEAP-1 */
ZTEST(heap, test_stress)
{
	static uint8_t scratch[2048];
	struct z_heap_stress_result result;

	for (int percent = 20; percent <= 100; percent += 40) {
		sys_heap_init(&heap, mem, sizeof(mem));
		sys_heap_stress(stress_alloc, stress_free, &heap, sizeof(mem), 5000, scratch,
				sizeof(scratch), percent, &result);
		zassert_true(sys_heap_validate(&heap));
		zassert_equal(result.total_allocs + result.total_frees, 5000);
		zassert_true(result.successful_allocs > 1000);
	}
}

/*
 * After filling a heap with small blocks and freeing every other, small ones fit and large do not.
 */
/* Verifies: SYSHEAP-5 */
ZTEST(heap, test_fragmentation)
{
	size_t n = 0;
	void *p;

	sys_heap_init(&heap, mem, 2048);
	while (n < MAX_BLOCKS && (p = sys_heap_alloc(&heap, 24)) != NULL) {
		blocks[n++].mem = p;
	}
	zassert_true(n > 40);
	for (size_t i = 0; i < n; i += 2) {
		sys_heap_free(&heap, blocks[i].mem);
	}
	zassert_is_null(sys_heap_alloc(&heap, 100));
	zassert_not_null(sys_heap_alloc(&heap, 24));
	for (size_t i = 1; i < n; i += 2) {
		sys_heap_free(&heap, blocks[i].mem);
	}
	zassert_not_null(sys_heap_alloc(&heap, 900));
	zassert_true(sys_heap_validate(&heap));
}

/* Verifies: SYSHEAP-6 */
ZTEST(heap, test_validate_finds_damage)
{
	uint8_t *p, *q, *free_one;

	sys_heap_init(&heap, mem, 1024);
	p = sys_heap_alloc(&heap, 40);
	free_one = sys_heap_alloc(&heap, 40);
	q = sys_heap_alloc(&heap, 40);
	sys_heap_free(&heap, free_one);
	zassert_true(sys_heap_validate(&heap));

	for (size_t i = 0; i < sizeof(size_t); i++) {
		/* Heads of a block and of its neighbours; the size at the end of the free one. */
		uint8_t *damaged[] = {p - sizeof(size_t) + i, free_one - sizeof(size_t) + i,
				      q - sizeof(size_t) + i, q - 2 * sizeof(size_t) + i};

		ARRAY_FOR_EACH(damaged, k) {
			*damaged[k] ^= 0xfb;
			zassert_false(sys_heap_validate(&heap), "byte %zu of %zu", i, k);
			*damaged[k] ^= 0xfb;
		}
	}
	zassert_true(sys_heap_validate(&heap));
}

ZTEST(heap, test_print)
{
	sys_heap_init(&heap, mem, 512);
	(void)sys_heap_alloc(&heap, 50);
	sys_heap_print_info(&heap, true);
}
