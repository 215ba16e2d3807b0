/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Pipes: worker 0 writes, worker 1 reads, and interrupt handlers do so too without waiting: the
 * bytes come out in the order they went in. Others watch.
 */
#include "race.h"

#define MOST 8

static struct k_pipe pipe;
static unsigned char ring[5];
static unsigned char written, read; /* numbers of the next bytes */
static bool writing, reading;       /* a handler keeps out of an unfinished call's way */

static void setup(void)
{
	k_pipe_init(&pipe, ring, rnd(sizeof(ring) + 1U));
	written = 0;
	read = 0;
	writing = false;
	reading = false;
}

static void write_some(size_t n, size_t min, k_timeout_t timeout)
{
	unsigned char data[MOST];
	size_t done = 0;
	int64_t start = k_uptime_ticks();
	int ret;

	for (size_t i = 0; i < n; i++) {
		data[i] = (unsigned char)(written + i);
	}
	writing = true;
	ret = k_pipe_put(&pipe, data, n, &done, min, timeout);
	writing = false;
	written += (unsigned char)done;
	note("put", (long)done);
	EXPECT(done <= n && (ret != 0 || done >= min));
	if (ret == -EAGAIN) {
		check_timed_out(timeout, start);
	} else {
		EXPECT(ret == 0 || (ret == -EIO && done == 0U));
	}
}

static void read_some(size_t n, size_t min, k_timeout_t timeout)
{
	unsigned char data[MOST];
	size_t done = 0;
	int64_t start = k_uptime_ticks();
	int ret;

	reading = true;
	ret = k_pipe_get(&pipe, data, n, &done, min, timeout);
	reading = false;
	note("get", (long)done);
	EXPECT(done <= n && (ret != 0 || done >= min));
	for (size_t i = 0; i < done; i++) {
		EXPECT(data[i] == read++);
	}
	if (ret == -EAGAIN) {
		check_timed_out(timeout, start);
	} else {
		EXPECT(ret == 0 || (ret == -EIO && done == 0U));
	}
}

static void step(int me)
{
	size_t n = 1U + rnd(MOST);
	size_t min = chance(2) ? n : rnd((uint32_t)n + 1U);

	if (me == 0) {
		write_some(n, min, some_time());
	} else if (me == 1) {
		read_some(n, min, some_time());
	} else {
		note("avail", (long)k_pipe_read_avail(&pipe));
		k_sleep(K_TICKS(rnd(3)));
	}
}

static void isr(void)
{
	size_t n = 1U + rnd(3);

	if (chance(2)) {
		if (!writing) {
			write_some(n, rnd((uint32_t)n + 1U), K_NO_WAIT);
		}
	} else if (!reading) {
		read_some(n, rnd((uint32_t)n + 1U), K_NO_WAIT);
	}
}

static void still(void)
{
	/* who was suspended in the middle of serving others does the rest later */
	EXPECT(any_suspended() || pipe.bytes_used == 0U || !has_waiters(&pipe.wait_q.readers));
	EXPECT(any_suspended() || pipe.bytes_used == pipe.size ||
	       !has_waiters(&pipe.wait_q.writers));
	EXPECT(!has_waiters(&pipe.wait_q.readers) || !has_waiters(&pipe.wait_q.writers));
}

static void release(void)
{
	if (has_waiters(&pipe.wait_q.readers) && !writing) {
		write_some(MOST, 0, K_NO_WAIT);
	} else if (has_waiters(&pipe.wait_q.writers) && !reading) {
		read_some(MOST, 0, K_NO_WAIT);
	}
}

static void end(void)
{
	EXPECT(!has_waiters(&pipe.wait_q.readers) && !has_waiters(&pipe.wait_q.writers));
	EXPECT((unsigned char)(written - read) == pipe.bytes_used);
}

const struct scenario pipe_scenario = {
	"pipe", setup, step, isr, still, release, end, true,
};
