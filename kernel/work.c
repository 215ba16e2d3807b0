/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Work queues. A queue's thread takes the first pending item, calls it unlocked, and looks again.
 *
 * The flags of an item say where it is: DELAYED, QUEUED and RUNNING may all be set at once.
 * CANCELING is set while a running item must not be submitted again; the queue's thread clears it
 * after the handler. To flush an item is to wait for an item of one's own put right behind it. To
 * cancel in sync is to wait on a list that the queue's thread looks through when it clears
 * CANCELING.
 *
 * Lock: kernel; static functions expect it held.
 */
#include "work.h"
#include "timeout.h"
#include "waitq.h"

/* Those who wait in k_work_cancel_sync(), for items of any queue. */
static sys_slist_t cancels = SYS_SLIST_STATIC_INIT(&cancels);

static ALWAYS_INLINE bool is_set(const uint32_t *flags, uint32_t bits)
{
	return (*flags & bits) != 0U;
}

static bool test_and_clear(uint32_t *flags, uint32_t bits)
{
	bool was = is_set(flags, bits);

	*flags &= ~bits;
	return was;
}

static ALWAYS_INLINE int busy(const struct k_work *work)
{
	return (int)(work->flags & K_WORK_MASK);
}

void k_work_init(struct k_work *work, k_work_handler_t handler)
{
	__ASSERT(handler != NULL, "a work item needs a handler");
	*work = (struct k_work)Z_WORK_INITIALIZER(handler);
}

int k_work_busy_get(const struct k_work *work)
{
	z_key_t key = z_lock();
	int ret = busy(work);

	z_unlock(key);
	return ret;
}

/*
 * ---- submitting --------------------------------------------------------------------------------
 */

static void notify(struct k_work_q *queue)
{
	struct k_thread *thread = z_waitq_first(&queue->notifyq);

	if (thread != NULL) {
		z_thread_wake(thread, 0);
	}
}

/* Does @p queue take items, from this context? */
static int accepts(const struct k_work_q *queue)
{
	bool draining = is_set(&queue->flags, K_WORK_QUEUE_DRAIN);

	if (!is_set(&queue->flags, K_WORK_QUEUE_STARTED)) {
		return -ENODEV;
	}
	if (draining) {
		/* what its own items submit still belongs to what is drained */
		return (_current == &queue->thread && !k_is_in_isr()) ? 0 : -EBUSY;
	}
	return is_set(&queue->flags, K_WORK_QUEUE_PLUGGED) ? -EBUSY : 0;
}

int z_work_submit_locked(struct k_work_q *queue, struct k_work *work)
{
	int ret = 1;
	int err;

	if (is_set(&work->flags, K_WORK_CANCELING)) {
		return -EBUSY;
	}
	if (is_set(&work->flags, K_WORK_QUEUED)) {
		return 0;
	}
	if (queue == NULL) {
		queue = work->queue;
	}
	if (is_set(&work->flags, K_WORK_RUNNING)) {
		queue = work->queue; /* so that it never runs in two threads */
		ret = 2;
	}
	if (queue == NULL) {
		return -EINVAL;
	}
	err = accepts(queue);
	if (err != 0) {
		return err;
	}
	sys_slist_append(&queue->pending, &work->node);
	work->flags |= K_WORK_QUEUED;
	work->queue = queue;
	notify(queue);
	return ret;
}

int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work)
{
	z_key_t key = z_lock();
	int ret = z_work_submit_locked(queue, work);

	z_resched_unlock(key);
	return ret;
}

/*
 * ---- waiting for the end of an item ------------------------------------------------------------
 */

static void never_called(struct k_work *work)
{
	ARG_UNUSED(work);
}

/*
 * Put @p flusher behind @p work if it is pending, else behind the running item. @return it is busy.
 */
static bool flush_begin(struct k_work *work, struct z_work_flusher *flusher)
{
	struct k_work_q *queue = work->queue;

	if (!is_set(&work->flags, K_WORK_QUEUED | K_WORK_RUNNING)) {
		return false;
	}
	z_waitq_init(&flusher->wait_q);
	flusher->work = (struct k_work)Z_WORK_INITIALIZER(never_called);
	flusher->work.flags = K_WORK_FLUSHING;
	sys_slist_insert(&queue->pending,
			 is_set(&work->flags, K_WORK_QUEUED) ? &work->node : NULL,
			 &flusher->work.node);
	notify(queue);
	return true;
}

/* Wait for what flush_begin() began. Lock: kernel, released. */
static bool flush_wait(bool begun, struct z_work_flusher *flusher, z_key_t key)
{
	if (begun) {
		(void)z_waitq_block(&flusher->wait_q, key, K_FOREVER);
	} else {
		z_unlock(key);
	}
	return begun;
}

bool k_work_flush(struct k_work *work, struct k_work_sync *sync)
{
	z_key_t key;

	__ASSERT(!is_set(&work->flags, K_WORK_DELAYABLE), "use k_work_flush_delayable()");
	__ASSERT(!k_is_in_isr(), "flushing waits: not in an interrupt handler");
	key = z_lock();
	return flush_wait(flush_begin(work, &sync->flusher), &sync->flusher, key);
}

/*
 * ---- cancelling --------------------------------------------------------------------------------
 */

static int cancel(struct k_work *work)
{
	if (!is_set(&work->flags, K_WORK_CANCELING) &&
	    test_and_clear(&work->flags, K_WORK_QUEUED)) {
		(void)sys_slist_find_and_remove(&work->queue->pending, &work->node);
	}
	if (busy(work) != 0) {
		work->flags |= K_WORK_CANCELING;
	}
	return busy(work);
}

int k_work_cancel(struct k_work *work)
{
	z_key_t key;
	int ret;

	__ASSERT(!is_set(&work->flags, K_WORK_DELAYABLE), "use k_work_cancel_delayable()");
	key = z_lock();
	ret = cancel(work);
	z_unlock(key);
	return ret;
}

/* Wait until the handler has returned. Lock: kernel, released. */
static void cancel_wait(struct k_work *work, struct z_work_canceller *canceller, z_key_t key)
{
	if (!is_set(&work->flags, K_WORK_CANCELING)) {
		z_unlock(key);
		return;
	}
	canceller->work = work;
	z_waitq_init(&canceller->wait_q);
	sys_slist_append(&cancels, &canceller->node);
	(void)z_waitq_block(&canceller->wait_q, key, K_FOREVER);
}

bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync)
{
	z_key_t key;
	bool was_busy;

	__ASSERT(!is_set(&work->flags, K_WORK_DELAYABLE), "use k_work_cancel_delayable_sync()");
	__ASSERT(!k_is_in_isr(), "cancelling in sync waits: not in an interrupt handler");
	key = z_lock();
	was_busy = busy(work) != 0;
	if (was_busy) {
		(void)cancel(work);
	}
	cancel_wait(work, &sync->canceller, key);
	return was_busy;
}

/* The handler of @p work has returned: those who cancelled it go on. */
static void cancel_end(struct k_work *work)
{
	sys_snode_t *prev = NULL;
	struct z_work_canceller *c, *next;

	work->flags &= ~K_WORK_CANCELING;
	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&cancels, c, next, node) {
		if (c->work == work) {
			sys_slist_remove(&cancels, prev, &c->node);
			(void)z_waitq_wake_all(&c->wait_q, 0);
		} else {
			prev = &c->node;
		}
	}
}

/*
 * ---- the queue's thread ------------------------------------------------------------------------
 */

/* Nothing is pending: tell those who drain, and sleep. Lock: kernel, released. */
static void rest(struct k_work_q *queue, z_key_t key)
{
	if (test_and_clear(&queue->flags, K_WORK_QUEUE_DRAIN)) {
		(void)z_waitq_wake_all(&queue->drainq, 1);
	}
	(void)z_waitq_block(&queue->notifyq, key, K_FOREVER);
}

/* Call one item. Lock: kernel, released. */
static void run(struct k_work_q *queue, struct k_work *work, z_key_t key)
{
	k_work_handler_t handler = work->handler;

	if (is_set(&work->flags, K_WORK_FLUSHING)) {
		(void)z_waitq_wake_all(&CONTAINER_OF(work, struct z_work_flusher, work)->wait_q, 0);
		z_resched_unlock(key);
		return;
	}
	queue->flags |= K_WORK_QUEUE_BUSY;
	work->flags |= K_WORK_RUNNING;
	work->flags &= ~K_WORK_QUEUED;
	z_work_report_handler(queue, handler);
	z_unlock(key);

	handler(work);

	key = z_lock();
	z_work_report_handler(queue, NULL);
	work->flags &= ~K_WORK_RUNNING;
	if (is_set(&work->flags, K_WORK_CANCELING)) {
		cancel_end(work);
	}
	queue->flags &= ~K_WORK_QUEUE_BUSY;
	if (is_set(&queue->flags, K_WORK_QUEUE_NO_YIELD)) {
		z_resched_unlock(key);
	} else {
		z_unlock(key);
		k_yield();
	}
}

static void work_thread(void *queue_ptr, void *unused2, void *unused3)
{
	struct k_work_q *queue = queue_ptr;

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		z_key_t key = z_lock();
		sys_snode_t *node = sys_slist_get(&queue->pending);

		if (node == NULL) {
			rest(queue, key);
		} else {
			run(queue, CONTAINER_OF(node, struct k_work, node), key);
		}
	}
}

void k_work_queue_init(struct k_work_q *queue)
{
	*queue = (struct k_work_q){.flags = 0};
}

void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size,
			int prio, const struct k_work_queue_config *cfg)
{
	uint32_t options = 0;

	__ASSERT(!is_set(&queue->flags, K_WORK_QUEUE_STARTED), "the work queue runs already");
	sys_slist_init(&queue->pending);
	z_waitq_init(&queue->notifyq);
	z_waitq_init(&queue->drainq);
	queue->flags = K_WORK_QUEUE_STARTED;
	if (cfg != NULL) {
		queue->flags |= cfg->no_yield ? K_WORK_QUEUE_NO_YIELD : 0U;
		options = cfg->essential ? K_ESSENTIAL : 0U;
	}
	(void)k_thread_create(&queue->thread, stack, stack_size, work_thread, queue, NULL, NULL,
			      prio, options, K_FOREVER);
	if (cfg != NULL && cfg->name != NULL) {
		(void)k_thread_name_set(&queue->thread, cfg->name);
	}
	k_thread_start(&queue->thread);
}

int k_work_queue_drain(struct k_work_q *queue, bool plug)
{
	z_key_t key;

	__ASSERT(!k_is_in_isr(), "draining waits: not in an interrupt handler");
	key = z_lock();
	if (!is_set(&queue->flags, K_WORK_QUEUE_BUSY | K_WORK_QUEUE_DRAIN) && !plug &&
	    sys_slist_is_empty(&queue->pending)) {
		z_unlock(key);
		return 0;
	}
	queue->flags |= K_WORK_QUEUE_DRAIN | (plug ? K_WORK_QUEUE_PLUGGED : 0U);
	notify(queue);
	return z_waitq_block(&queue->drainq, key, K_FOREVER);
}

int k_work_queue_unplug(struct k_work_q *queue)
{
	z_key_t key = z_lock();
	bool was_plugged = test_and_clear(&queue->flags, K_WORK_QUEUE_PLUGGED);

	z_unlock(key);
	return was_plugged ? 0 : -EALREADY;
}

/*
 * ---- delayable items ---------------------------------------------------------------------------
 */

#ifdef CONFIG_SYS_CLOCK_EXISTS

void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler)
{
	__ASSERT(handler != NULL, "a work item needs a handler");
	*dwork = (struct k_work_delayable)Z_WORK_DELAYABLE_INITIALIZER(handler);
}

int k_work_delayable_busy_get(const struct k_work_delayable *dwork)
{
	return k_work_busy_get(&dwork->work);
}

k_ticks_t k_work_delayable_expires_get(const struct k_work_delayable *dwork)
{
	z_key_t key = z_lock();
	k_ticks_t tick = z_timeout_expires(&dwork->timeout);

	z_unlock(key);
	return tick;
}

k_ticks_t k_work_delayable_remaining_get(const struct k_work_delayable *dwork)
{
	z_key_t key = z_lock();
	k_ticks_t ticks = z_timeout_remaining(&dwork->timeout);

	z_unlock(key);
	return ticks;
}

/* The delay is over. An item that its queue does not take is lost: nobody is there to be told. */
static void delay_over(struct _timeout *to, z_key_t key)
{
	struct k_work_delayable *dwork = CONTAINER_OF(to, struct k_work_delayable, timeout);

	ARG_UNUSED(key);
	dwork->work.flags &= ~K_WORK_DELAYED;
	(void)z_work_submit_locked(dwork->queue, &dwork->work);
}

static int schedule(struct k_work_q *queue, struct k_work_delayable *dwork, k_timeout_t delay)
{
	if (K_TIMEOUT_EQ(delay, K_NO_WAIT)) {
		return z_work_submit_locked(queue, &dwork->work);
	}
	dwork->work.flags |= K_WORK_DELAYED;
	dwork->queue = queue;
	z_timeout_add(&dwork->timeout, delay_over, delay);
	return 1;
}

/* End the delay. @return there was one that had not run out. */
static bool unschedule(struct k_work_delayable *dwork)
{
	return test_and_clear(&dwork->work.flags, K_WORK_DELAYED) &&
	       z_timeout_cancel(&dwork->timeout);
}

int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
			      k_timeout_t delay)
{
	z_key_t key = z_lock();
	int ret = 0;

	if ((busy(&dwork->work) & ~K_WORK_RUNNING) == 0) {
		ret = schedule(queue, dwork, delay);
	}
	z_resched_unlock(key);
	return ret;
}

int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
				k_timeout_t delay)
{
	z_key_t key = z_lock();
	int ret;

	(void)unschedule(dwork);
	ret = schedule(queue, dwork, delay);
	z_resched_unlock(key);
	return ret;
}

bool k_work_flush_delayable(struct k_work_delayable *dwork, struct k_work_sync *sync)
{
	z_key_t key;

	__ASSERT(!k_is_in_isr(), "flushing waits: not in an interrupt handler");
	key = z_lock();
	if (unschedule(dwork)) {
		(void)z_work_submit_locked(dwork->queue, &dwork->work);
	}
	return flush_wait(flush_begin(&dwork->work, &sync->flusher), &sync->flusher, key);
}

int k_work_cancel_delayable(struct k_work_delayable *dwork)
{
	z_key_t key = z_lock();
	int ret;

	(void)unschedule(dwork);
	ret = cancel(&dwork->work);
	z_unlock(key);
	return ret;
}

bool k_work_cancel_delayable_sync(struct k_work_delayable *dwork, struct k_work_sync *sync)
{
	z_key_t key;
	bool was_busy;

	__ASSERT(!k_is_in_isr(), "cancelling in sync waits: not in an interrupt handler");
	key = z_lock();
	was_busy = busy(&dwork->work) != 0;
	if (was_busy) {
		(void)unschedule(dwork);
		(void)cancel(&dwork->work);
	}
	cancel_wait(&dwork->work, &sync->canceller, key);
	return was_busy;
}

#endif
