/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Timeouts and the tick count.
 *
 * curr_tick is the last tick the driver announced. Between announcements the driver knows how many
 * more have begun (sys_clock_elapsed()). While callbacks run, now is the tick of the timeout being
 * served: a periodic user of timeouts then never drifts, however late the interrupt was.
 *
 * Of several CPUs one serves; one that announces meanwhile only adds to what is to be served. For
 * the others time goes on: to them now is counted from the last announcement.
 */
#include "timeout.h"
#include "sched.h"
#include "timeoutq.h"
#include <zephyr/drivers/timer/system_timer.h>

#ifdef __OPTIMIZE_SIZE__
#define ALARM __noinline
#else
#define ALARM
#endif

static int64_t curr_tick;
static bool announcing;

#ifdef CONFIG_SMP

static int64_t announced;    /* the last tick that the driver announced */
static unsigned int serving; /* the CPU that announces */

#define SERVING_HERE() (announcing && serving == Z_CPU_INDEX())
#define LAST_TICK()    (announcing && !SERVING_HERE() ? announced : curr_tick)
#define SET_END(tick)  (serving = Z_CPU_INDEX(), announced = (tick))
#define END(tick)      ((void)(tick), announced)

#else

#define SERVING_HERE() announcing
#define LAST_TICK()    curr_tick
#define SET_END(tick)  (tick)
#define END(tick)      (tick)

#endif

int64_t z_clock_now(void)
{
	Z_ASSERT_LOCKED();
	return LAST_TICK() + (SERVING_HERE() ? 0 : sys_clock_elapsed());
}

/* Tell the driver to announce in @p ticks from now. What is as far as TQ_NEVER never comes. */
static ALARM void set_alarm(int64_t ticks)
{
	int32_t soon = (int32_t)ticks;
	int32_t high = (int32_t)(ticks >> 32);

	if (high < 0) {
		soon = 0;
	} else if (high != 0 || soon < 0) {
		soon = ((high >> 30) != 0) ? K_TICKS_FOREVER : INT32_MAX;
	}
	sys_clock_set_timeout(soon, false);
}

static inline void enter(struct _timeout *to, _timeout_func_t fn, int64_t deadline, int64_t now)
{
	Z_ASSERT_LOCKED();
	__ASSERT(fn != NULL, "timeout %p without a function", to);
	__ASSERT(!z_timeout_is_active(to), "timeout %p is active already", to);
	to->fn = fn;
	to->dticks = deadline;
	if (tq_add(to) && !announcing) {
		set_alarm(deadline - now);
	}
}

void z_timeout_add_at(struct _timeout *to, _timeout_func_t fn, int64_t deadline)
{
	enter(to, fn, deadline, z_clock_now());
}

void z_timeout_add(struct _timeout *to, _timeout_func_t fn, k_timeout_t timeout)
{
	int64_t now, tick;

	if (z_is_forever(timeout)) {
		return;
	}
	now = z_clock_now();
	if (Z_IS_TIMEOUT_RELATIVE(timeout)) {
		tick = (int64_t)((uint64_t)now + timeout.ticks + 1);
		if (unlikely(tick < 0)) {
			return; /* beyond all ticks: as good as forever */
		}
	} else {
		tick = Z_TICK_ABS(timeout.ticks);
	}
	enter(to, fn, tick, now);
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

#ifdef CONFIG_PM
int32_t z_timeout_ticks_to_next(void)
{
	z_key_t key = z_lock();
	int64_t next = tq_next_tick();
	int64_t ticks = next - z_clock_now();

	z_unlock(key);
	return (next == TQ_NEVER) ? K_TICKS_FOREVER : (int32_t)CLAMP(ticks, 0, INT32_MAX);
}
#endif

static ALWAYS_INLINE void announce(int32_t ticks, z_key_t key)
{
	int64_t end = SET_END(curr_tick + ticks);

	__ASSERT(ticks >= 0, "the clock driver announces %d ticks", ticks);
	__ASSERT(!announcing, "the clock driver interrupts itself");
	announcing = true;
	for (struct _timeout *to; (to = tq_get(END(end), key)) != NULL;) {
		curr_tick = MAX(curr_tick, to->dticks);
		to->fn(to, key);
		z_unlock(key); /* so that nothing adds up */
		(void)z_lock();
	}
	curr_tick = END(end);
	announcing = false;
	set_alarm(tq_next_tick() - z_clock_now());
	z_resched_unlock(key);
}

#ifdef CONFIG_SMP

unsigned int sys_clock_lock(void)
{
	return z_lock();
}

void sys_clock_announce_locked(int32_t ticks, unsigned int key)
{
	if (announcing) {
		announced += ticks;
		z_unlock(key);
	} else {
		announce(ticks, key);
	}
}

void sys_clock_announce(int32_t ticks)
{
	sys_clock_announce_locked(ticks, sys_clock_lock());
}

#else

void sys_clock_announce(int32_t ticks)
{
	announce(ticks, z_lock());
}

#endif

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

	curr_tick += step; /* the ticks that the driver has not announced yet are in it */
	tq_shift(step);
	z_unlock(key);
}
