/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Registers that a user thread gets: at its start, and after a system call. All that the kernel had
 * in them is gone; what calls keep is kept.
 */
#include "calls.h"

#include <zephyr/ztest.h>

/* Of the user thread. */
static ZTEST_BMEM uint64_t x[31];
static ZTEST_BMEM uint64_t v[2 * 32];

#define PAIR(a, b, at) "stp q" #a ", q" #b ", [%0, #" #at "]\n\t"
#define STORE_V                                                                                    \
	PAIR(0, 1, 0) PAIR(2, 3, 32) PAIR(4, 5, 64) PAIR(6, 7, 96) PAIR(8, 9, 128)                 \
	PAIR(10, 11, 160) PAIR(12, 13, 192) PAIR(14, 15, 224) PAIR(16, 17, 256)                    \
	PAIR(18, 19, 288) PAIR(20, 21, 320) PAIR(22, 23, 352) PAIR(24, 25, 384)                    \
	PAIR(26, 27, 416) PAIR(28, 29, 448) PAIR(30, 31, 480)

static void stores_v(void)
{
	__asm__ volatile(STORE_V : : "r"(v) : "memory");
}

/* A call with a pattern in all registers that may hold something. */
static void calls_next(void *p1, void *p2, void *p3)
{
	__asm__ volatile("mov x19, #19\n\tmov x28, #28\n\tmov x20, %0\n\t"
			 ".irp n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18\n\t"
			 "mov x\\n, #0x77\n\t"
			 ".endr\n\t"
			 "mov x0, #41\n\t"
			 "bl z_gate_call_next\n\t"
			 "stp x0, x1, [x20]\n\tstp x2, x3, [x20, #16]\n\tstp x4, x5, [x20, #32]\n\t"
			 "stp x6, x7, [x20, #48]\n\tstp x8, x9, [x20, #64]\n\t"
			 "stp x10, x11, [x20, #80]\n\tstp x12, x13, [x20, #96]\n\t"
			 "stp x14, x15, [x20, #112]\n\tstp x16, x17, [x20, #128]\n\t"
			 "stp x18, x19, [x20, #144]\n\tstr x28, [x20, #224]"
			 :
			 : "r"(x)
			 : "memory", "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9",
			   "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18", "x19",
			   "x20", "x28", "x30");
}

ZTEST(arm64_user, test_registers_after_a_call)
{
	run(calls_next, NULL);
	zassert_equal(faults, 0);
	zassert_equal(x[0], 42);
	for (int i = 2; i <= 18; i++) {
		zassert_equal(x[i], 0, "x%d = %llx", i, (unsigned long long)x[i]);
	}
	zassert_equal(x[19], 19);
	zassert_equal(x[28], 28);
}

static void stores_at_start(void *p1, void *p2, void *p3)
{
	stores_v();
}

static void vectors_are_zero(bool but_kept)
{
	for (int i = 0; i < 2 * 32; i++) {
		if (but_kept && i / 2 >= 8 && i / 2 < 16 && i % 2 == 0) {
			continue;
		}
		zassert_equal(v[i], 0, "v%d = %llx", i / 2, (unsigned long long)v[i]);
	}
}

static void fills(void *p1, void *p2, void *p3)
{
	z_impl_call_vectors(POINTER_TO_INT(p1));
}

ZTEST(arm64_user, test_vectors_at_start)
{
	for (int sleep = 0; sleep <= 2; sleep++) {
		/* as a kernel thread, in the same record */
		(void)k_thread_create(&thread, stack, 4096, fills, INT_TO_POINTER(sleep), NULL,
				      NULL, -1, 0, K_NO_WAIT);
		zassert_ok(k_thread_join(&thread, K_FOREVER));
		memset(v, 0xff, sizeof(v));
		run(stores_at_start, NULL);
		zassert_equal(faults, 0);
		vectors_are_zero(false);
	}
}

static void kept_across(void *p1, void *p2, void *p3)
{
	__asm__ volatile("mov x9, #0x4444\n\tfmov d9, x9\n\tfmov d14, x9" : : : "x9");
	call_vectors(POINTER_TO_INT(p1));
	stores_v();
}

ZTEST(arm64_user, test_vectors_after_a_call)
{
	for (int sleep = 0; sleep <= 2; sleep++) {
		memset(v, 0xff, sizeof(v));
		run(kept_across, INT_TO_POINTER(sleep));
		zassert_equal(faults, 0);
		vectors_are_zero(true);
		zassert_equal(v[2 * 9], 0x4444);
		zassert_equal(v[2 * 14], 0x4444);
	}
}

static void ten(void *p1, void *p2, void *p3)
{
	x[0] = call_ten(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}

ZTEST(arm64_user, test_arguments_on_the_stack)
{
	run(ten, NULL);
	zassert_equal(faults, 0);
	zassert_equal(x[0], 36 + 900 + 100000);
}

#ifdef CONFIG_THREAD_LOCAL_STORAGE
static uint64_t target[16]; /* the kernel's */

static void forges_tls(void *at, void *p2, void *p3)
{
	__asm__ volatile("msr tpidr_el0, %0" : : "r"(at));
	call_local(0x666);
}

ZTEST(arm64_user, test_forged_thread_pointer)
{
	run(forges_tls, &target[4]);
	zassert_equal(faults, 0);
	for (size_t i = 0; i < ARRAY_SIZE(target); i++) {
		zassert_equal(target[i], 0);
	}
}
#endif
