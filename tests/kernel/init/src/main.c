/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * SYS_INIT(): levels and priorities in order, and what works at each level.
 */
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static char order[32];
static int count;
static bool pre_kernel[6];

#define NOTE(name, letter, level, number)                                                          \
	static int name(void)                                                                      \
	{                                                                                          \
		order[count++] = letter;                                                           \
		pre_kernel[number] = k_is_pre_kernel();                                            \
		return 0;                                                                          \
	}                                                                                          \
	SYS_INIT(name, level, 50)

NOTE(application, 'h', APPLICATION, 4);
NOTE(post_kernel, 'g', POST_KERNEL, 3);
NOTE(pre_kernel_2, 'f', PRE_KERNEL_2, 2);
NOTE(pre_kernel_1, 'd', PRE_KERNEL_1, 1);

static int early_ran;

/* Before C is set up in full: it may only count. */
static int early(void)
{
	early_ran = 1;
	return 0;
}
SYS_INIT(early, EARLY, 0);

static int at_0(void)
{
	order[count++] = 'a';
	return 0;
}
static int at_7(void)
{
	order[count++] = 'b';
	return 0;
}
static int at_10(void)
{
	order[count++] = 'c';
	return 0;
}
static int at_100(void)
{
	order[count++] = 'e';
	return 0;
}
SYS_INIT(at_100, PRE_KERNEL_1, 100);
SYS_INIT(at_10, PRE_KERNEL_1, 10);
SYS_INIT(at_7, PRE_KERNEL_1, 7);
SYS_INIT(at_0, PRE_KERNEL_1, 0);

static K_SEM_DEFINE(sem, 0, 1);
static int sem_result, slept;
static void *heap_block, *slab_block;
K_HEAP_DEFINE(heap, 256);
K_MEM_SLAB_DEFINE(slab, 16, 2, 8);

/* Objects defined statically are usable from here on. */
static int use_objects_early(void)
{
	k_sem_give(&sem);
	sem_result = k_sem_take(&sem, K_NO_WAIT);
	heap_block = k_heap_alloc(&heap, 16, K_NO_WAIT);
	(void)k_mem_slab_alloc(&slab, &slab_block, K_NO_WAIT);
	return 0;
}
SYS_INIT(use_objects_early, PRE_KERNEL_1, 99);

static struct k_work work;
static int work_ran, submit_result;

static void run(struct k_work *item)
{
	work_ran++;
}

/* Here one may wait, and the system work queue takes items. */
static int wait_early(void)
{
	int64_t start = k_uptime_ticks();

	k_sleep(K_TICKS(2));
	slept = (int)(k_uptime_ticks() - start);
	k_work_init(&work, run);
	submit_result = k_work_submit(&work);
	return 0;
}
SYS_INIT(wait_early, POST_KERNEL, 0);

static int constructed, constructed_at;

/* After what drivers do, before what applications do. */
__attribute__((constructor)) static void constructor(void)
{
	constructed++;
	constructed_at = count;
}

ZTEST_SUITE(kernel_init, NULL, NULL, NULL, NULL, NULL);

/* Verifies: INIT-1, INIT-2 */
ZTEST(kernel_init, test_order)
{
	zassert_str_equal(order, "abcdefgh");
	zassert_equal(early_ran, 1);
}

/* Verifies: INIT-6, INIT-7, INIT-8 */
ZTEST(kernel_init, test_levels)
{
	zassert_true(pre_kernel[1] && pre_kernel[2]);
	zassert_false(pre_kernel[3] || pre_kernel[4]);
	zassert_ok(sem_result);
	zassert_not_null(heap_block);
	zassert_not_null(slab_block);
	zassert_within(slept, 3, 1);
	zassert_equal(submit_result, 1);
	zassert_equal(work_ran, 1);
}

/* Functions that the compiler collects run once. */
ZTEST(kernel_init, test_constructors)
{
	Z_TEST_SKIP_IFNDEF(CONFIG_STATIC_INIT_GNU);
	zassert_equal(constructed, 1);
	zassert_equal(constructed_at, 7, "between g and h");
}
