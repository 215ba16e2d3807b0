/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Work queues: an item never runs twice at a time, runs once for each submission, and who waits
 * for its end comes back after its end.
 */
#include "race.h"

#define ITEMS  2 /* plain ones, and as many delayable ones */
#define QUEUES 2

static struct k_work_q queues[QUEUES];
K_THREAD_STACK_DEFINE(other_stack, 1024);
static struct k_work plain[ITEMS];
static struct k_work_delayable delayable[ITEMS];
static struct k_work_sync syncs[WORKERS];

static struct record {
	int accepted; /* submissions that must each lead to a run */
	int started;
	int cancels;
	int cancelling; /* calls that may, or may have, cancelled */
	uint32_t running; /* number of the event "started"; 0: does not run */
} records[2 * ITEMS];
static uint32_t now; /* numbers events */

static struct record *record_of(struct k_work *work)
{
	for (int i = 0; i < ITEMS; i++) {
		if (work == &plain[i]) {
			return &records[i];
		}
		if (work == &delayable[i].work) {
			return &records[ITEMS + i];
		}
	}
	EXPECT(!"the handler is called with no item of ours");
	return NULL;
}

static void submit(int i)
{
	unsigned int key = irq_lock(); /* the result counts before the item runs */
	int ret = k_work_submit_to_queue(&queues[rnd(QUEUES)], &plain[i]);

	note("submit", ret);
	records[i].accepted += ret > 0;
	EXPECT(ret >= 0 || ret == -EBUSY);
	unlock(key);
}

static void handle(struct k_work *work)
{
	struct record *r = record_of(work);

	EXPECT(r->running == 0U);
	r->running = ++now;
	r->started++;
	note("handler", r - records);
	if (chance(2)) {
		k_sleep(K_TICKS(rnd(3)));
	}
	if (chance(8) && r < &records[ITEMS]) {
		submit((int)(r - records));
	}
	EXPECT(r->running != 0U);
	r->running = 0U;
}

static void setup(void)
{
	now = 0;
	memset(records, 0, sizeof(records));
	for (int i = 0; i < ITEMS; i++) {
		k_work_init(&plain[i], handle);
		k_work_init_delayable(&delayable[i], handle);
	}
	for (int i = 0; i < QUEUES; i++) {
		struct k_work_queue_config config = {.no_yield = chance(2)};

		k_work_queue_init(&queues[i]);
		k_work_queue_start(&queues[i], i == 0 ? queue_stack : other_stack, 1024,
				   (int)rnd(5) - 1, &config);
	}
}

/* The call that has just returned waited for the runs that had begun before event @p entry. */
static void check_over(const struct record *r, uint32_t entry)
{
	EXPECT(r->running == 0U || r->running > entry);
}

static void cancel(int i)
{
	records[i].cancels++;
	records[i].cancelling++;
	note("cancel", k_work_cancel(&plain[i]));
	records[i].cancelling--;
}

static void plain_step(int me, int i)
{
	struct record *r = &records[i];
	int started = r->started, cancels;
	uint32_t entry;

	switch (rnd(5)) {
	case 0:
		cancel(i);
		break;
	case 1:
		r->cancels++;
		r->cancelling++;
		entry = ++now;
		note("cancel_sync", k_work_cancel_sync(&plain[i], &syncs[me]));
		r->cancelling--;
		check_over(r, entry);
		break;
	case 2:
		entry = ++now;
		note("flush", k_work_flush(&plain[i], &syncs[me]));
		check_over(r, entry);
		break;
	case 3:
		cancels = r->cancels - r->cancelling;
		entry = ++now;
		if (k_work_submit_to_queue(&queues[0], &plain[i]) > 0) {
			r->accepted = INT_MIN / 2; /* not in the right order: do not count */
			(void)k_work_flush(&plain[i], &syncs[me]);
			check_over(r, entry);
			EXPECT(r->started > started || r->cancels != cancels);
		}
		break;
	default:
		submit(i);
		break;
	}
}

static void schedule(int i)
{
	k_timeout_t delay = some_short_time();
	struct k_work_q *queue = &queues[rnd(QUEUES)];
	int ret = chance(2) ? k_work_schedule_for_queue(queue, &delayable[i], delay)
			    : k_work_reschedule_for_queue(queue, &delayable[i], delay);

	note("schedule", ret);
	EXPECT((ret >= 0 && ret <= 2) || ret == -EBUSY);
}

static void delayable_step(int me, int i)
{
	struct record *r = &records[ITEMS + i];
	uint32_t entry = ++now;

	switch (rnd(6)) {
	case 0:
		note("cancel_delayable", k_work_cancel_delayable(&delayable[i]));
		break;
	case 1:
		note("cancel_sync", k_work_cancel_delayable_sync(&delayable[i], &syncs[me]));
		check_over(r, entry);
		break;
	case 2:
		note("flush", k_work_flush_delayable(&delayable[i], &syncs[me]));
		check_over(r, entry);
		break;
	default:
		schedule(i);
		break;
	}
}

static void step(int me)
{
	int i = (int)rnd(ITEMS);

	if (chance(2)) {
		plain_step(me, i);
	} else {
		delayable_step(me, i);
	}
	if (chance(4)) {
		k_sleep(K_TICKS(rnd(3)));
	}
}

static void isr(void)
{
	int i = (int)rnd(ITEMS);

	switch (rnd(5)) {
	case 0:
		cancel(i);
		break;
	case 1:
		note("cancel_delayable", k_work_cancel_delayable(&delayable[i]));
		break;
	case 2:
		schedule(i);
		break;
	default:
		submit(i);
		break;
	}
}

/* Everything has had its time. */
static void still(void)
{
	for (int i = 0; i < ITEMS; i++) {
		EXPECT(k_work_busy_get(&plain[i]) == 0);
		EXPECT(k_work_delayable_busy_get(&delayable[i]) == 0);
	}
	for (int i = 0; i < worker_count() && !any_suspended(); i++) {
		EXPECT((workers[i].base.thread_state & _THREAD_DEAD) != 0U);
	}
}

static void nothing(void)
{
}

static void end(void)
{
	for (int i = 0; i < ITEMS; i++) {
		struct record *r = &records[i];

		EXPECT(r->accepted < 0 || r->started <= r->accepted);
		EXPECT(r->accepted < 0 || r->cancels > 0 || r->started == r->accepted);
	}
	for (int i = 0; i < QUEUES; i++) {
		EXPECT(sys_slist_is_empty(&queues[i].pending));
		k_thread_abort(&queues[i].thread);
	}
}

const struct scenario work_scenario = {
	"work", setup, step, isr, still, nothing, end, true,
};

/*
 * ---- draining ----------------------------------------------------------------------------------
 */

static void drain_step(int me)
{
	struct k_work_q *queue = &queues[rnd(QUEUES)];
	int i = (int)rnd(ITEMS);
	uint32_t entry = ++now;
	bool plug = chance(4);
	int ret;

	switch (rnd(4)) {
	case 0:
		ret = k_work_queue_drain(queue, plug);
		note("drain", ret);
		EXPECT(ret == 0 || ret == 1);
		for (int k = 0; k < 2 * ITEMS; k++) {
			struct k_work *w = (k < ITEMS) ? &plain[k] : &delayable[k - ITEMS].work;

			if (w->queue == queue) {
				check_over(&records[k], entry);
			}
		}
		break;
	case 1:
		ret = k_work_queue_unplug(queue);
		note("unplug", ret);
		EXPECT(ret == 0 || ret == -EALREADY);
		break;
	case 2:
		k_sleep(K_TICKS(rnd(3)));
		break;
	default:
		submit(i);
		break;
	}
	ARG_UNUSED(me);
}

static void drain_isr(void)
{
	submit((int)rnd(ITEMS));
}

const struct scenario drain_scenario = {
	"drain", setup, drain_step, drain_isr, still, nothing, end, true,
};
