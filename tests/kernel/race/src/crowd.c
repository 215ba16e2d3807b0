/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * One pipe for many: worker 0 and a thread that may be aborted write, the others read, interrupt
 * handlers do both, also in the middle of calls that serve several waiters. The bytes of a call
 * stay together: a handler's do not follow one in a reader's hands unless its call ended there.
 */
#include "race.h"

#define MOST   12
#define PRIO   2 /* of all: who waits with a part is not passed by better ones */
#define VICTIM (&extras[0])

/* Numbers of bytes tell who wrote them. */
enum writer { WORKER, HANDLER, ABORTED };
static const struct range {
	unsigned int first, end;
} ranges[] = {{0, 96}, {96, 176}, {176, 255}};

static const unsigned char filler = 255; /* for readers when nobody writes any more */

static struct k_pipe pipe;
static unsigned char ring[5];
static unsigned int next[ARRAY_SIZE(ranges)];
static bool cut_behind[256]; /* a handler's followed in a reader's hands */
static bool was_last[256];   /* of its call */
static bool writing[ARRAY_SIZE(ranges)];

static void victim(void *unused1, void *unused2, void *unused3);

static void setup(void)
{
	k_pipe_init(&pipe, ring, rnd(sizeof(ring) + 1U));
	for (size_t i = 0; i < ARRAY_SIZE(ranges); i++) {
		next[i] = ranges[i].first;
		writing[i] = false;
	}
	memset(cut_behind, 0, sizeof(cut_behind));
	memset(was_last, 0, sizeof(was_last));
	memset(extras, 0, sizeof(extras));
	(void)extra_create(0, victim, NULL, PRIO, K_TICKS(rnd(4)));
}

static void check(int ret, size_t done, size_t n, size_t min, k_timeout_t timeout, int64_t start)
{
	EXPECT(done <= n && (ret != 0 || done >= min));
	if (ret == -EAGAIN) {
		check_timed_out(timeout, start);
	} else {
		EXPECT(ret == 0 || (ret == -EIO && done == 0U));
	}
}

static void write_some(enum writer who, size_t n, size_t min, k_timeout_t timeout)
{
	unsigned char data[MOST];
	size_t done = 0;
	int64_t start = k_uptime_ticks();
	int ret;

	n = MIN(n, ranges[who].end - next[who]);
	min = MIN(n, min);
	for (size_t i = 0; i < n; i++) {
		data[i] = (unsigned char)(next[who] + i);
	}
	writing[who] = true;
	ret = k_pipe_put(&pipe, data, n, &done, min, timeout);
	writing[who] = false;
	note("put", (long)done);
	check(ret, done, n, min, timeout, start);
	if (done > 0U) {
		next[who] += (unsigned int)done;
		was_last[next[who] - 1U] = true;
	}
}

static enum writer writer_of(unsigned char byte)
{
	return (byte < ranges[HANDLER].first) ? WORKER
	       : (byte < ranges[ABORTED].first) ? HANDLER : ABORTED;
}

static void read_some(size_t n, size_t min, k_timeout_t timeout)
{
	unsigned char data[MOST];
	size_t done = 0;
	int64_t start = k_uptime_ticks();
	int ret = k_pipe_get(&pipe, data, n, &done, min, timeout);

	note("get", (long)done);
	check(ret, done, n, min, timeout, start);
	for (size_t i = 1; i < done; i++) {
		if (data[i - 1] == filler || data[i] == filler) {
			continue;
		}
		if (writer_of(data[i - 1]) == writer_of(data[i])) {
			EXPECT(data[i] == data[i - 1] + 1);
		} else if (writer_of(data[i]) == HANDLER) {
			cut_behind[data[i - 1]] = true;
		}
	}
}

static void victim(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (int i = 0; i < 3; i++) {
		if (chance(2)) {
			write_some(ABORTED, 1U + rnd(MOST), 1U, some_time());
		} else {
			read_some(1U + rnd(MOST), 1U, some_time());
		}
	}
}

static void step(int me)
{
	size_t n = 1U + rnd(MOST);
	size_t min = chance(2) ? n : rnd((uint32_t)n + 1U);

	k_thread_priority_set(_current, PRIO);
	if (me == 0) {
		write_some(WORKER, n, min, some_time());
	} else {
		read_some(1U + n / 4U, MIN(min, 1U + n / 4U), some_time());
	}
}

static void isr(void)
{
	size_t n = 1U + rnd(4);

	if (chance(6)) {
		note("abort", 0);
		k_thread_abort(VICTIM);
	} else if (chance(3)) {
		read_some(n, rnd((uint32_t)n + 1U), K_NO_WAIT);
	} else if (!writing[HANDLER]) {
		write_some(HANDLER, n, rnd((uint32_t)n + 1U), K_NO_WAIT);
	}
}

static void still(void)
{
	/* whoever was suspended in the middle of a call goes on with it later */
	EXPECT(any_suspended() || pipe.bytes_used == 0U || !has_waiters(&pipe.wait_q.readers));
	EXPECT(any_suspended() || pipe.bytes_used == pipe.size ||
	       !has_waiters(&pipe.wait_q.writers));
	EXPECT(any_suspended() || !has_waiters(&pipe.wait_q.readers) ||
	       !has_waiters(&pipe.wait_q.writers));
}

static void release(void)
{
	size_t done;

	while (has_waiters(&pipe.wait_q.readers) && !any_suspended()) {
		(void)k_pipe_put(&pipe, &filler, 1, &done, 1, K_NO_WAIT);
	}
	if (has_waiters(&pipe.wait_q.writers)) {
		read_some(MOST, 0, K_NO_WAIT);
	}
}

static void end(void)
{
	k_thread_abort(VICTIM);
	EXPECT(!has_waiters(&pipe.wait_q.readers));
	for (unsigned int i = 0; i < ranges[ABORTED].first; i++) {
		EXPECT(!cut_behind[i] || was_last[i]);
	}
}

const struct scenario crowd_scenario = {
	"crowd", setup, step, isr, still, release, end, false,
};
