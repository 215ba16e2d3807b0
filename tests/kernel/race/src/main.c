/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Races: a schedule is some threads with random priorities that do a few random operations on
 * shared objects, while at some of all possible points an interrupt comes and does some more, or
 * time passes. A seed decides all of it. What must hold is checked while the threads run, when
 * nothing moves any more, and at the end. A run is many schedules in one process.
 */
#include "race.h"
#include <posix_native_task.h>
#include <soc.h>
#include <string.h>
#include <zephyr/irq.h>
#include <zephyr/ztest.h>

#define LINE        12 /* two interrupt lines; the second one may interrupt the first */
#define URGENT_LINE 13
#define TICK_NS     (NSEC_PER_SEC / CONFIG_SYS_CLOCK_TICKS_PER_SEC)
#define STACK       1024
#define MAX_POINTS  2000000U /* more: it goes round in circles */
#define MAX_ROUNDS  100      /* more: somebody waits in vain */
#define QUIET       K_TICKS(64)

static const struct scenario *const scenarios[] = {
	&sem_scenario, &event_scenario, &futex_scenario, &mutex_scenario, &nested_scenario,
	&condvar_scenario, &msgq_scenario, &tokens_scenario, &mbox_scenario, &pipe_scenario,
	&crowd_scenario, &slab_scenario, &heap_scenario, &poll_scenario, &poll_work_scenario,
	&timer_scenario, &life_scenario, &work_scenario, &drain_scenario, &control_scenario,
};

struct k_thread workers[WORKERS], extras[EXTRAS];
int worker_prio[WORKERS];
bool scheduler_locked;
K_THREAD_STACK_DEFINE(queue_stack, STACK);
static K_THREAD_STACK_ARRAY_DEFINE(worker_stacks, WORKERS, STACK);
static K_THREAD_STACK_ARRAY_DEFINE(extra_stacks, EXTRAS, STACK);

static const struct scenario *scenario;
static uint64_t seed, rnd_state, hash;
static int created, steps, ended;
static uint32_t suspended; /* some time in this round */
static uint32_t stopped;   /* and not resumed since */
static bool running, control, armed, only_before_lock;
static uint32_t points, countdown, gap, budget;
static uint64_t all_points, all_interrupts, all_hash;

/*
 * ---- random numbers, traces, failures ----------------------------------------------------------
 */

static uint64_t mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return z ^ (z >> 31);
}

uint32_t rnd(uint32_t below)
{
	rnd_state += 0x9e3779b97f4a7c15ULL;
	return (uint32_t)(((mix(rnd_state) >> 32) * below) >> 32);
}

void note(const char *what, long value)
{
	int who = (_current >= workers && _current < &workers[WORKERS])
			  ? (int)(_current - workers) : WORKERS;

	who = arch_is_in_isr() ? -(int)posix_isr_depth : who;
	EXPECT(who < 0 || (stopped & BIT(who)) == 0U);

	hash = mix(hash + (uint64_t)who + (uint64_t)value * 31U + (uint64_t)(unsigned char)what[0]);
	if (options.trace) {
		/* not printk(), which takes time that the schedule would notice */
		posix_print_trace("%8u %s %d: %s %ld\n", points,
				  (who < 0) ? "interrupt level" : "thread", (who < 0) ? -who : who,
				  what, value);
	}
}

void fail(const char *file, int line, const char *condition)
{
	running = true;
	printk("\nrace: %s:%d: does not hold: %s\n", strrchr(file, '/') + 1, line, condition);
	posix_print_error_and_exit("%s", "");
}

/* However the process ends while a schedule runs: how to repeat it. */
static void say_seed(void)
{
	if (running) {
		printk("\nrace: FAILED in scenario \"%s\"; this repeats it:\n"
		       "    zephyr.exe -race-scenario=%s -race-seed=%llu -race-trace\n"
		       "(./ete run BUILD_OR_APP -- the same options)\n",
		       scenario->name, scenario->name, (unsigned long long)seed);
	}
}
NATIVE_TASK(say_seed, ON_EXIT, 1);

/*
 * ---- interrupts --------------------------------------------------------------------------------
 */

/*
 * At each access of the kernel to memory, unless interrupts are locked there. For what the lock
 * guards it is the same whether an interrupt comes right before it is taken or some accesses
 * earlier: so half of the schedules have theirs there only, and come to the rare ones sooner. (Not
 * with AddressSanitizer, where addresses are not known.)
 */
static void at_point(const volatile void *addr)
{
	if (only_before_lock && addr != &posix_irq_locked && addr != NULL) {
		return;
	}
	points++;
	if (--countdown != 0U || !armed) {
		if (points > MAX_POINTS) {
			EXPECT(!"it goes on for ever");
		}
		return;
	}
	countdown = 1U + rnd(gap);
	if (budget == 0U) {
		armed = false;
		return;
	}
	budget--;
	all_interrupts++;
	switch (rnd(4)) {
	case 0:
		posix_spend_ns(TICK_NS * (1U + rnd(3)));
		break;
	case 1:
		posix_sw_set_pending_IRQ(URGENT_LINE);
		break;
	default:
		posix_sw_set_pending_IRQ(LINE);
		break;
	}
}

void unlock(unsigned int key)
{
	irq_unlock(key);
	if (!arch_is_in_isr() && !scheduler_locked) {
		k_yield(); /* what became ready while interrupts were locked goes first now */
	}
}

void change_priority(int who)
{
	unsigned int key = irq_lock(); /* handlers that interrupt each other do this */

	worker_prio[who] = (int)rnd(5) - 1;
	note("priority", worker_prio[who]);
	k_thread_priority_set(&workers[who], worker_prio[who]);
	irq_unlock(key);
}

/* With interrupts locked, so that none of these comes between the record and the call. */
void wake_worker(int who)
{
	unsigned int key = irq_lock();

	note("wakeup", who);
	stopped &= ~BIT(who);
	k_wakeup(&workers[who]);
	unlock(key);
}

static void resume_worker(int who)
{
	unsigned int key = irq_lock();

	note("resume", who);
	stopped &= ~BIT(who);
	k_thread_resume(&workers[who]);
	unlock(key);
}

static void suspend_worker(int who)
{
	unsigned int key = irq_lock();

	note("suspend", who);
	suspended |= BIT(who);
	stopped |= BIT(who);
	k_thread_suspend(&workers[who]);
	unlock(key);
}

static void control_somebody(void)
{
	int who = (int)rnd((uint32_t)created);

	switch (rnd(6)) {
	case 0:
		if (scheduler_locked) {
			break; /* by whom it may be */
		}
		suspend_worker(who);
		break;
	case 1:
	case 2:
		resume_worker(who);
		break;
	case 3:
	case 4:
		wake_worker(who);
		break;
	default:
		change_priority(who);
		break;
	}
}

static void handler(const void *unused)
{
	ARG_UNUSED(unused);
	if (!running) {
		return;
	}
	note("interrupt", points);
	if (control && created > 0 && chance(4)) {
		control_somebody();
	} else {
		scenario->isr();
	}
}

/*
 * ---- threads -----------------------------------------------------------------------------------
 */

int worker_count(void)
{
	return created;
}

bool any_suspended(void)
{
	return suspended != 0U;
}

k_timeout_t some_short_time(void)
{
	return chance(3) ? K_NO_WAIT : K_TICKS(rnd(4));
}

k_timeout_t some_time(void)
{
	return chance(3) ? K_FOREVER : some_short_time();
}

void check_timed_out(k_timeout_t timeout, int64_t start)
{
	EXPECT(!K_TIMEOUT_EQ(timeout, K_FOREVER) && !K_TIMEOUT_EQ(timeout, K_NO_WAIT));
	EXPECT(k_uptime_ticks() - start >= timeout.ticks);
}

/* A ready thread that is better than this preemptible one would run instead. */
static void check_order(void)
{
	int prio = _current->base.prio;

	for (int i = 0; i < created && prio >= 0; i++) {
		EXPECT(workers[i].base.thread_state != 0U || workers[i].base.prio >= prio);
	}
}

static void work_off(void *number, void *unused2, void *unused3)
{
	int me = POINTER_TO_INT(number);

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (int i = 0; i < steps; i++) {
		check_order();
		scenario->step(me);
		EXPECT(arch_irq_unlocked(arch_irq_lock()));
		arch_irq_unlock(0);
	}
	note("ends", me);
	ended++;
}

k_tid_t extra_create(int i, k_thread_entry_t entry, void *arg, int prio, k_timeout_t delay)
{
	return k_thread_create(&extras[i], extra_stacks[i], STACK, entry, arg, NULL, NULL, prio, 0,
			       delay);
}

static void create_workers(int n)
{
	for (int i = 0; i < n; i++) {
		worker_prio[i] = (int)rnd(5) - 1;
		(void)k_thread_create(&workers[i], worker_stacks[i], STACK, work_off,
				      INT_TO_POINTER(i), NULL, NULL, worker_prio[i], 0, K_FOREVER);
		if (chance(3)) {
			k_thread_time_slice_set(&workers[i], 1 + (int)rnd(2), NULL, NULL);
		}
		created = i + 1;
		k_thread_start(&workers[i]);
	}
}

/*
 * ---- schedules ---------------------------------------------------------------------------------
 */

/* One that was suspended may have done all its steps but not ended. */
static bool all_joined(int n)
{
	for (int i = 0; i < n; i++) {
		if (k_thread_join(&workers[i], K_NO_WAIT) != 0) {
			return false;
		}
	}
	return true;
}

static void finish(int n)
{
	for (int round = 0;; round++) {
		k_sleep(QUIET);
		armed = false;
		k_sleep(QUIET); /* the last interrupt may have come to this thread, just now */
		scenario->still();
		if (ended == n && all_joined(n)) {
			break;
		}
		EXPECT(round < MAX_ROUNDS);
		armed = true;
		suspended = 0U;
		for (int i = 0; i < n; i++) {
			resume_worker(i);
		}
		scenario->release();
	}
	scenario->end();
}

/* Everything anew, so that nothing but the seed counts. */
static uint64_t run_schedule(uint64_t which)
{
	int n;

	/* to the start of a tick; where timeouts lie in buckets, of one with the same low bits */
	k_sleep(IS_ENABLED(CONFIG_TIMEOUT_QUEUE_SCALABLE)
		? K_TIMEOUT_ABS_TICKS(ROUND_UP(k_uptime_ticks() + 1, 1024)) : K_TICKS(1));
	seed = which;
	rnd_state = mix(seed);
	hash = 0;
	scenario = scenarios[seed % ARRAY_SIZE(scenarios)];
	for (size_t i = 0; options.scenario != NULL && i < ARRAY_SIZE(scenarios); i++) {
		if (strcmp(options.scenario, scenarios[i]->name) == 0) {
			scenario = scenarios[i];
		}
	}
	points = 0U;
	created = 0;
	ended = 0;
	suspended = 0U;
	stopped = 0U;
	if (options.trace) {
		posix_print_trace("seed %llu, scenario %s\n", (unsigned long long)seed,
				  scenario->name);
	}
	n = 2 + (int)rnd(WORKERS - 1);
	steps = 1 + (int)rnd(6);
	budget = 1U + rnd(12);
	only_before_lock = chance(2);
	gap = 2U << rnd(only_before_lock ? 6 : 9);
	countdown = 1U + rnd(gap);
	control = scenario->control && chance(2);
	scenario->setup();
	running = true;
	armed = true;
	posix_irq_point = at_point;
	create_workers(n);
	finish(n);
	posix_irq_point = NULL;
	running = false;
	all_points += points;
	return hash;
}

static void prepare(void *fixture)
{
	ARG_UNUSED(fixture);
	IRQ_CONNECT(LINE, 3, handler, NULL, 0);
	IRQ_CONNECT(URGENT_LINE, 0, handler, NULL, 0);
	irq_enable(LINE);
	irq_enable(URGENT_LINE);
	/* workers go first */
	k_thread_priority_set(k_current_get(), K_LOWEST_APPLICATION_THREAD_PRIO);
}

ZTEST_SUITE(kernel_race, NULL, NULL, prepare, NULL, NULL);

ZTEST(kernel_race, test_schedules)
{
	uint32_t count = (options.seed == UINT64_MAX) ? options.schedules : 1U;
	uint64_t first = (options.seed == UINT64_MAX) ? CONFIG_RACE_FIRST_SEED : options.seed;

	for (uint32_t i = 0; i < count; i++) {
		all_hash = mix(all_hash + run_schedule(first + i));
	}
	TC_PRINT("%u schedules from seed %llu: %llu points, %llu interrupts, hash %016llx\n", count,
		 (unsigned long long)first, (unsigned long long)all_points,
		 (unsigned long long)all_interrupts, (unsigned long long)all_hash);
	zassert_true(count == 0U || all_points > 0U, "the kernel has no interrupt points");
}

/* A seed alone decides: whatever ran before, twice the same. */
ZTEST(kernel_race, test_a_seed_repeats_itself)
{
	uint64_t first[200];

	if (options.seed != UINT64_MAX) {
		ztest_test_skip();
	}
	for (size_t i = 0; i < ARRAY_SIZE(first); i++) {
		first[i] = run_schedule(CONFIG_RACE_FIRST_SEED + i);
	}
	for (size_t i = ARRAY_SIZE(first); i-- > 0;) {
		EXPECT(run_schedule(CONFIG_RACE_FIRST_SEED + i) == first[i]);
	}
}
