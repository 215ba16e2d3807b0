/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_pipe: the ring and its ends, least amounts, waiting sides, pipes without a ring, flushing,
 * contexts.
 */
#include "helpers.h"

#define SIZE 8

K_PIPE_DEFINE(static_pipe, SIZE, 4);
K_HEAP_DEFINE(pool, 256);

static struct k_pipe pipe;
static unsigned char ring[SIZE];
static const unsigned char pattern[64] =
	"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_pipe_init(&pipe, ring, SIZE);
}

ZTEST_SUITE(kernel_pipe, NULL, NULL, before, helpers_end, NULL);

static void put(struct k_pipe *p, size_t from, size_t n)
{
	size_t done;

	zassert_ok(k_pipe_put(p, &pattern[from], n, &done, n, K_NO_WAIT));
	zassert_equal(done, n);
}

static void get(struct k_pipe *p, size_t from, size_t n)
{
	unsigned char data[64];
	size_t done;

	zassert_ok(k_pipe_get(p, data, n, &done, n, K_NO_WAIT));
	zassert_equal(done, n);
	zassert_mem_equal(data, &pattern[from], n);
}

/* Verifies: PIPE-3 */
ZTEST(kernel_pipe, test_arguments)
{
	unsigned char data[4] = {0};
	size_t done;

	zassert_equal(k_pipe_put(&pipe, data, 4, NULL, 1, K_NO_WAIT), -EINVAL);
	zassert_equal(k_pipe_put(&pipe, data, 4, &done, 5, K_NO_WAIT), -EINVAL);
	zassert_equal(k_pipe_get(&pipe, data, 4, NULL, 1, K_NO_WAIT), -EINVAL);
	zassert_equal(k_pipe_get(&pipe, data, 4, &done, 5, K_NO_WAIT), -EINVAL);
}

/* Verifies: PIPE-1, PIPE-2, PIPE-12 */
ZTEST(kernel_pipe, test_ring)
{
	/* each split of the ring, at each position */
	for (size_t n = 1; n <= SIZE; n++) {
		for (int i = 0; i < SIZE; i++) {
			put(&pipe, i, n);
			zassert_equal(k_pipe_read_avail(&pipe), n);
			zassert_equal(k_pipe_write_avail(&pipe), SIZE - n);
			get(&pipe, i, n);
			zassert_equal(k_pipe_read_avail(&pipe), 0);
			put(&pipe, 0, 1);
			get(&pipe, 0, 1);
		}
	}
	put(&static_pipe, 3, SIZE);
	get(&static_pipe, 3, SIZE);
}

/* What K_NO_WAIT does for each fill level, wish and least amount. */
/* Verifies: PIPE-4, PIPE-5 */
ZTEST(kernel_pipe, test_no_wait)
{
	unsigned char data[64];
	size_t done;

	for (size_t used = 0; used <= SIZE; used++) {
		for (size_t n = 1; n <= 12; n++) {
			for (size_t min = 0; min <= n; min++) {
				size_t expected = MIN(n, SIZE - used);
				bool ok = expected >= min;

				k_pipe_init(&pipe, ring, SIZE);
				put(&pipe, 0, used);
				done = 99;
				zassert_equal(k_pipe_put(&pipe, &pattern[used], n, &done, min,
							 K_NO_WAIT),
					      ok ? 0 : -EIO, "%zu %zu %zu", used, n, min);
				zassert_equal(done, ok ? expected : 0);
				zassert_equal(k_pipe_read_avail(&pipe),
					      used + (ok ? expected : 0));

				k_pipe_init(&pipe, ring, SIZE);
				put(&pipe, 0, used);
				expected = MIN(n, used);
				ok = expected >= min;
				done = 99;
				zassert_equal(k_pipe_get(&pipe, data, n, &done, min, K_NO_WAIT),
					      ok ? 0 : -EIO, "%zu %zu %zu", used, n, min);
				zassert_equal(done, ok ? expected : 0);
				zassert_mem_equal(data, pattern, done);
			}
		}
	}
}

/* Verifies: PIPE-6, PIPE-8 */
ZTEST(kernel_pipe, test_timeout)
{
	unsigned char data[16];
	int64_t start = k_uptime_ticks();
	size_t done;

	zassert_equal(k_pipe_get(&pipe, data, 4, &done, 1, K_TICKS(5)), -EAGAIN);
	zassert_equal(done, 0);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_ok(k_pipe_get(&pipe, data, 4, &done, 0, K_TICKS(5)), "0 is enough");

	put(&pipe, 0, 2);
	zassert_equal(k_pipe_get(&pipe, data, 4, &done, 3, K_TICKS(5)), -EAGAIN);
	zassert_equal(done, 2, "what came is not lost");
	zassert_mem_equal(data, pattern, 2);

	zassert_equal(k_pipe_put(&pipe, pattern, 12, &done, 12, K_TICKS(5)), -EAGAIN);
	zassert_equal(done, SIZE);
	start = k_uptime_ticks();
	zassert_ok(k_pipe_get(&pipe, data, 12, &done, SIZE, K_TICKS(5)));
	zassert_equal(done, SIZE);
	zassert_true(k_uptime_ticks() - start <= 1, "the least amount was there at once");
}

static struct {
	size_t n, min, done;
	k_timeout_t timeout;
	int result;
	bool ended;
	unsigned char data[64];
} side[2];

static void reader(void *number, void *unused2, void *unused3)
{
	int i = POINTER_TO_INT(number);

	side[i].result = k_pipe_get(&pipe, side[i].data, side[i].n, &side[i].done, side[i].min,
				    side[i].timeout);
	side[i].ended = true;
}

static void writer(void *number, void *unused2, void *unused3)
{
	int i = POINTER_TO_INT(number);

	side[i].result = k_pipe_put(&pipe, &pattern[32 * i], side[i].n, &side[i].done, side[i].min,
				    side[i].timeout);
	side[i].ended = true;
}

static void start(void (*fn)(void *, void *, void *), int i, size_t n, size_t min, int prio)
{
	side[i].n = n;
	side[i].min = min;
	side[i].timeout = K_FOREVER;
	side[i].ended = false;
	(void)helper(fn, INT_TO_POINTER(i), prio);
	settle();
}

/* Verifies: PIPE-9, PIPE-16 */
ZTEST(kernel_pipe, test_readers_wait)
{
	start(reader, 0, 6, 6, LOW);
	start(reader, 1, 4, 4, MID);
	zassert_equal(k_pipe_cleanup(&pipe), -EAGAIN);
	put(&pipe, 0, 3);
	settle();
	zassert_false(side[0].ended || side[1].ended);
	zassert_equal(k_pipe_read_avail(&pipe), 0, "past the ring, to the reader");
	put(&pipe, 3, 5);
	settle();
	zassert_true(side[1].ended && !side[0].ended);
	zassert_ok(side[1].result);
	zassert_mem_equal(side[1].data, &pattern[0], 4);
	/* two are left over for the ring once the other has its six */
	put(&pipe, 8, 4);
	settle();
	zassert_true(side[0].ended);
	zassert_equal(side[0].done, 6);
	zassert_mem_equal(side[0].data, &pattern[4], 6);
	get(&pipe, 10, 2);
	helpers_join();
}

/* Verifies: PIPE-10 */
ZTEST(kernel_pipe, test_writers_wait)
{
	start(writer, 0, 12, 12, LOW);
	zassert_equal(k_pipe_read_avail(&pipe), SIZE);
	start(writer, 1, 4, 4, LOW);
	get(&pipe, 0, 2);
	settle();
	zassert_false(side[0].ended);
	zassert_equal(k_pipe_read_avail(&pipe), SIZE, "the ring is filled again");
	get(&pipe, 2, 4);
	settle();
	zassert_true(side[0].ended && !side[1].ended);
	zassert_equal(side[0].done, 12);
	/* six of the first writer, then the second */
	get(&pipe, 6, 6);
	get(&pipe, 32, 4);
	settle();
	zassert_true(side[1].ended);
	helpers_join();
}

/* A reader of much takes from the ring and from waiting writers in one call. */
/* Verifies: PIPE-10 */
ZTEST(kernel_pipe, test_read_through_to_writers)
{
	start(writer, 0, 20, 20, LOW);
	start(writer, 1, 10, 10, LOW);
	unsigned char data[30];
	size_t done;

	zassert_ok(k_pipe_get(&pipe, data, 24, &done, 24, K_NO_WAIT));
	zassert_equal(done, 24);
	zassert_mem_equal(data, pattern, 20);
	zassert_mem_equal(&data[20], &pattern[32], 4);
	zassert_equal(k_pipe_read_avail(&pipe), 6, "and the rest went into the ring");
	settle();
	zassert_true(side[0].ended && side[1].ended);
	helpers_join();
}

/* A waiting reader that has its least amount waits on for the whole, until its time is up. */
/* Verifies: PIPE-7 */
ZTEST(kernel_pipe, test_partial_wait)
{
	side[0].n = 10;
	side[0].min = 2;
	side[0].timeout = K_TICKS(20);
	side[0].ended = false;
	(void)helper(reader, INT_TO_POINTER(0), LOW);
	k_sleep(K_TICKS(2));
	put(&pipe, 0, 4);
	k_sleep(K_TICKS(2));
	zassert_false(side[0].ended);
	helpers_join();
	zassert_ok(side[0].result);
	zassert_equal(side[0].done, 4);
}

/* Verifies: PIPE-11, PIPE-12 */
ZTEST(kernel_pipe, test_no_ring)
{
	size_t done;

	k_pipe_init(&pipe, NULL, 0);
	zassert_equal(k_pipe_read_avail(&pipe), 0);
	zassert_equal(k_pipe_write_avail(&pipe), 0);
	zassert_equal(k_pipe_put(&pipe, pattern, 1, &done, 1, K_NO_WAIT), -EIO);
	zassert_ok(k_pipe_put(&pipe, pattern, 1, &done, 0, K_NO_WAIT));
	zassert_equal(done, 0);
	start(writer, 0, 5, 5, LOW);
	zassert_false(side[0].ended);
	get(&pipe, 0, 3);
	get(&pipe, 3, 2);
	settle();
	zassert_true(side[0].ended);
	start(reader, 1, 5, 5, LOW);
	put(&pipe, 0, 5);
	settle();
	zassert_true(side[1].ended);
	zassert_mem_equal(side[1].data, pattern, 5);
	helpers_join();
}

/* Verifies: PIPE-13, PIPE-14 */
ZTEST(kernel_pipe, test_flush)
{
	start(writer, 0, 20, 20, LOW);
	k_pipe_buffer_flush(&pipe);
	settle();
	zassert_false(side[0].ended);
	zassert_equal(k_pipe_read_avail(&pipe), SIZE, "the writer fills the ring again");
	get(&pipe, SIZE, 1);
	k_pipe_flush(&pipe);
	settle();
	zassert_true(side[0].ended);
	zassert_ok(side[0].result);
	zassert_equal(side[0].done, 20);
	zassert_equal(k_pipe_read_avail(&pipe), 0);
	helpers_join();

	k_pipe_init(&pipe, NULL, 0);
	start(writer, 1, 3, 3, LOW);
	k_pipe_buffer_flush(&pipe);
	settle();
	zassert_false(side[1].ended, "there is no ring to flush");
	k_pipe_flush(&pipe);
	settle();
	zassert_true(side[1].ended);
	helpers_join();
}

/* Verifies: PIPE-15, PIPE-16 */
ZTEST(kernel_pipe, test_alloc_and_cleanup)
{
	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(k_pipe_alloc_init(&pipe, SIZE), -ENOMEM);
	zassert_ok(k_pipe_alloc_init(&pipe, 0), "no ring needs no memory");
	k_thread_heap_assign(k_current_get(), &pool);
	zassert_equal(k_pipe_alloc_init(&pipe, 1000), -ENOMEM);
	for (int i = 0; i < 100; i++) {
		size_t done;

		zassert_ok(k_pipe_alloc_init(&pipe, SIZE));
		put(&pipe, 0, SIZE);
		get(&pipe, 0, 1);
		zassert_ok(k_pipe_cleanup(&pipe));
		zassert_equal(k_pipe_read_avail(&pipe), 0);
		zassert_equal(k_pipe_put(&pipe, pattern, 1, &done, 1, K_NO_WAIT), -EIO,
			      "without a buffer it is a pipe without a ring");
	}
}

/* What is in memory before must not matter, and a ring that is not ours is never freed. */
/* Verifies: PIPE-15, PIPE-16 */
ZTEST(kernel_pipe, test_cleanup_of_a_given_ring)
{
	memset(&pipe, 0xff, sizeof(pipe));
	k_pipe_init(&pipe, ring, SIZE);
	put(&pipe, 0, 3);
	zassert_ok(k_pipe_cleanup(&pipe));
	expect_unlocked();
	get(&pipe, 0, 3);
	put(&pipe, 5, SIZE);
	get(&pipe, 5, SIZE);
}

/* Verifies: PIPE-15, PIPE-16 */
ZTEST(kernel_pipe, test_cleanup_twice)
{
	k_thread_heap_assign(k_current_get(), &pool);
	zassert_ok(k_pipe_alloc_init(&pipe, 1));
	put(&pipe, 0, 1);
	get(&pipe, 0, 1);
	zassert_ok(k_pipe_cleanup(&pipe));
	zassert_equal(k_pipe_write_avail(&pipe), 0);
	zassert_ok(k_pipe_cleanup(&pipe), "nothing is left to free");
	zassert_ok(k_pipe_alloc_init(&pipe, 100), "all of the pool is there");
	zassert_ok(k_pipe_cleanup(&pipe));
}

/* Less than asked for is not begun: who waits keeps waiting with nothing moved. */
/* Verifies: PIPE-4 */
ZTEST(kernel_pipe, test_no_wait_and_too_few_readers)
{
	size_t done = 1;

	k_pipe_init(&pipe, NULL, 0);
	start(reader, 0, 2, 2, LOW);
	start(reader, 1, 1, 1, LOW);
	settle();
	zassert_equal(k_pipe_put(&pipe, pattern, 6, &done, 4, K_NO_WAIT), -EIO);
	expect_unlocked();
	zassert_equal(done, 0);
	settle();
	zassert_false(side[0].ended || side[1].ended);
	zassert_ok(k_pipe_put(&pipe, pattern, 3, &done, 3, K_NO_WAIT));
	zassert_equal(done, 3);
	settle();
	zassert_true(side[0].ended && side[1].ended);
	zassert_mem_equal(side[0].data, &pattern[0], 2);
	zassert_mem_equal(side[1].data, &pattern[2], 1);
	helpers_join();
	zassert_equal(k_pipe_get(&pipe, side[0].data, 1, &done, 1, K_NO_WAIT), -EIO);
	expect_unlocked();
}

/* One byte is enough, and with no least amount the time is waited for. */
/* Verifies: PIPE-5 */
ZTEST(kernel_pipe, test_least_amounts)
{
	unsigned char data[4];
	int64_t begin;
	size_t done;

	zassert_ok(k_pipe_put(&pipe, pattern, SIZE + 4, &done, 1, K_FOREVER));
	zassert_equal(done, SIZE, "enough was taken at once");
	get(&pipe, 0, SIZE);
	begin = k_uptime_ticks();
	zassert_ok(k_pipe_get(&pipe, data, 4, &done, 0, K_TICKS(5)));
	zassert_equal(done, 0);
	zassert_true(k_uptime_ticks() - begin >= 5);
}

static int isr_result[2];
static size_t isr_done[2];

static void isr_use(const void *unused)
{
	static unsigned char data[SIZE];

	ARG_UNUSED(unused);
	isr_result[0] = k_pipe_put(&pipe, pattern, 4, &isr_done[0], 4, K_NO_WAIT);
	isr_result[1] = k_pipe_get(&pipe, data, 3, &isr_done[1], 3, K_NO_WAIT);
}

/* Verifies: PIPE-17 */
ZTEST(kernel_pipe, test_isr)
{
	IN_ISR(isr_use, NULL);
	zassert_ok(isr_result[0]);
	zassert_ok(isr_result[1]);
	zassert_equal(isr_done[0], 4);
	zassert_equal(isr_done[1], 3);
	get(&pipe, 3, 1);
	start(reader, 0, 4, 4, LOW);
	IN_ISR(isr_use, NULL);
	settle();
	zassert_true(side[0].ended);
	zassert_equal(isr_result[1], -EIO);
	helpers_join();
}
