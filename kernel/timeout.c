/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Timeouts and the tick count.
 *
 * curr_tick is the last tick the driver announced. Between announcements the driver knows how many
 * more have begun (sys_clock_elapsed()). While callbacks run, now is the tick of the timeout being
 * served: a periodic user of timeouts then never drifts, however late the interrupt was.
 */
#include "timeout.h"
#include "sched.h"
#include <zephyr/drivers/timer/system_timer.h>

static sys_dlist_t timeouts = SYS_DLIST_STATIC_INIT(&timeouts);
static int64_t curr_tick;
static bool announcing;

#define TO(n) CONTAINER_OF(n, struct _timeout, node)

int64_t z_clock_now(void)
{
	Z_ASSERT_LOCKED();
	return curr_tick + (announcing ? 0 : sys_clock_elapsed());
}

static struct _timeout *first(void)
{
	sys_dnode_t *n = sys_dlist_peek_head(&timeouts);

	return (n == NULL) ? NULL : TO(n);
}

/* Tell the driver when it has to announce next, seen from now. */
static void set_alarm(void)
{
	struct _timeout *to = first();
	int64_t ticks;

	if (to == NULL) {
		sys_clock_set_timeout(K_TICKS_FOREVER, false);
		return;
	}
	ticks = to->dticks - z_clock_now();
	sys_clock_set_timeout((int32_t)CLAMP(ticks, 0, INT32_MAX), false);
}

void z_timeout_add_at(struct _timeout *to, _timeout_func_t fn, int64_t deadline)
{
	sys_dnode_t *at = timeouts.tail;

	Z_ASSERT_LOCKED();
	__ASSERT(fn != NULL, "timeout %p without a function", to);
	__ASSERT(!z_timeout_is_active(to), "timeout %p is active already", to);
	to->fn = fn;
	to->dticks = deadline;
	while (at != &timeouts && deadline < TO(at)->dticks) {
		at = at->prev;
	}
	sys_dlist_insert(at->next, &to->node);
	if (at == &timeouts && !announcing) {
		set_alarm();
	}
}

void z_timeout_add(struct _timeout *to, _timeout_func_t fn, k_timeout_t timeout)
{
	if (z_is_forever(timeout)) {
		return;
	}
	if (Z_IS_TIMEOUT_RELATIVE(timeout)) {
		z_timeout_add_at(to, fn, z_clock_now() + timeout.ticks + 1);
	} else {
		z_timeout_add_at(to, fn, Z_TICK_ABS(timeout.ticks));
	}
}

k_ticks_t z_timeout_remaining(const struct _timeout *to)
{
	int64_t left;

	if (!z_timeout_is_active(to)) {
		return 0;
	}
	left = to->dticks - z_clock_now(); /* MAX() would look twice at the clock */
	return (k_ticks_t)MAX(left, 0);
}

k_ticks_t z_timeout_expires(const struct _timeout *to)
{
	return (k_ticks_t)(z_timeout_is_active(to) ? to->dticks : z_clock_now());
}

void sys_clock_announce(int32_t ticks)
{
	z_key_t key = z_lock();
	int64_t end = curr_tick + ticks;

	__ASSERT(ticks >= 0, "the clock driver announces %d ticks", ticks);
	__ASSERT(!announcing, "the clock driver interrupts itself");
	announcing = true;
	for (struct _timeout *to; (to = first()) != NULL && to->dticks <= end;) {
		curr_tick = MAX(curr_tick, to->dticks);
		sys_dlist_remove(&to->node);
		to->fn(to, key);
	}
	curr_tick = end;
	announcing = false;
	set_alarm();
	z_resched_unlock(key);
}

int64_t sys_clock_tick_get(void)
{
	z_key_t key = z_lock();
	int64_t now = z_clock_now();

	z_unlock(key);
	return now;
}

uint32_t sys_clock_tick_get_32(void)
{
	return (uint32_t)sys_clock_tick_get();
}

int64_t z_impl_k_uptime_ticks(void)
{
	return sys_clock_tick_get();
}

/* For tests of what happens when the count is large: the timeouts keep their distance. */
void z_impl_sys_clock_tick_set(uint64_t tick)
{
	z_key_t key = z_lock();
	int64_t step = (int64_t)tick - z_clock_now();
	sys_dnode_t *n;

	curr_tick += step; /* the ticks that the driver has not announced yet are in it */
	SYS_DLIST_FOR_EACH_NODE(&timeouts, n) {
		TO(n)->dticks += step;
	}
	z_unlock(key);
}
