/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads of random priorities and a timer interrupt use all objects at random, with random
 * timeouts. Afterwards nothing is lost and nothing is there twice. The seed decides what each of
 * them does; on real interrupts their places differ from run to run.
 */
#include "helpers.h"

#define WORKERS 4
#define TOKENS  6
#define ROUNDS  1500

/* Tokens go around: each is in exactly one object or one worker's hand at any time. */
struct token {
	void *reserved;
	int number;
	int holders;
};

static struct token tokens[TOKENS];
static struct k_fifo fifo;
static struct k_lifo lifo;
static struct k_stack stack;
static stack_data_t stack_entries[TOKENS];
static struct k_msgq msgq;
static char msgq_ring[2 * sizeof(void *)] __aligned(sizeof(void *));
static struct k_pipe pipe;
static unsigned char pipe_ring[sizeof(void *)];
static struct k_mbox mbox;
static struct k_mem_slab slab;
static char slab_blocks[2 * 16] __aligned(sizeof(void *));
static struct k_mutex mutex;
static struct k_condvar condvar;
static struct k_sem sem;
static struct k_event event;
static int guarded, slab_users;
static atomic_t sem_given, sem_taken, progress;
static bool stop;

/* A generator of one's own for each context: no lock needed. */
static uint32_t draw(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525U + 1013904223U;
	return (*state >> 16) % below;
}

static k_timeout_t some_time(uint32_t *seed)
{
	switch (draw(seed, 4)) {
	case 0:
		return K_NO_WAIT;
	case 1:
		return K_TICKS(1);
	default:
		return K_TICKS(draw(seed, 4));
	}
}

static struct token *check(struct token *token, int change)
{
	unsigned int key = irq_lock();

	if (token != NULL) {
		zassert_true(token >= tokens && token < &tokens[TOKENS], "%p is no token", token);
		token->holders += change;
		zassert_true(token->holders == 0 || token->holders == 1, "token %d is there twice",
			     token->number);
	}
	irq_unlock(key);
	return token;
}

static struct token *take(uint32_t *seed)
{
	struct token *token = NULL;
	stack_data_t word;
	size_t done;

	switch (draw(seed, 5)) {
	case 0:
		token = k_fifo_get(&fifo, some_time(seed));
		break;
	case 1:
		token = k_lifo_get(&lifo, some_time(seed));
		break;
	case 2:
		if (k_stack_pop(&stack, &word, some_time(seed)) == 0) {
			token = (struct token *)word;
		}
		break;
	case 3:
		if (k_msgq_get(&msgq, &token, some_time(seed)) != 0) {
			token = NULL;
		}
		break;
	default:
		/* all of a pointer or nothing: the ring holds one */
		if (k_pipe_get(&pipe, &token, sizeof(token), &done, sizeof(token),
			       K_NO_WAIT) != 0) {
			token = NULL;
		}
		break;
	}
	return check(token, 1);
}

static void give(struct token *token, uint32_t *seed)
{
	size_t done;

	(void)check(token, -1);
	switch (draw(seed, 6)) {
	case 0:
		k_fifo_put(&fifo, token);
		return;
	case 1:
		k_lifo_put(&lifo, token);
		return;
	case 2:
		k_queue_insert(&fifo._queue, NULL, token);
		return;
	case 3:
		if (k_msgq_put(&msgq, &token, some_time(seed)) == 0) {
			return;
		}
		break;
	case 4:
		if (k_pipe_put(&pipe, &token, sizeof(token), &done, sizeof(token),
			       K_NO_WAIT) == 0) {
			return;
		}
		break;
	default:
		break;
	}
	zassert_ok(k_stack_push(&stack, (stack_data_t)token), "it has room for all");
}

static void use_lock(uint32_t *seed)
{
	if (k_mutex_lock(&mutex, some_time(seed)) != 0) {
		return;
	}
	zassert_equal(++guarded, 1, "two hold the mutex");
	if (draw(seed, 3) == 0) {
		k_busy_wait(draw(seed, 200));
	}
	guarded--;
	if (draw(seed, 3) == 0) {
		(void)k_condvar_wait(&condvar, &mutex, K_TICKS(draw(seed, 3)));
		zassert_equal(++guarded, 1, "two hold the mutex after a wait");
		guarded--;
	} else {
		(void)k_condvar_broadcast(&condvar);
	}
	zassert_ok(k_mutex_unlock(&mutex));
}

static void use_memory(uint32_t *seed)
{
	void *block, *mem;
	unsigned int key;

	if (k_mem_slab_alloc(&slab, &block, some_time(seed)) == 0) {
		key = irq_lock();
		zassert_true(++slab_users <= 2);
		irq_unlock(key);
		memset(block, 0xAB, 16);
		mem = k_malloc(1 + draw(seed, 200));
		k_busy_wait(draw(seed, 50));
		k_free(mem);
		key = irq_lock();
		slab_users--;
		irq_unlock(key);
		k_mem_slab_free(&slab, block);
	}
}

static void use_mbox(uint32_t *seed)
{
	uint32_t value = draw(seed, 1000), got = 0;
	struct k_mbox_msg msg = {.size = sizeof(value), .info = value};

	if (draw(seed, 2) == 0) {
		msg.tx_data = &value;
		msg.tx_target_thread = K_ANY;
		(void)k_mbox_put(&mbox, &msg, some_time(seed));
	} else {
		msg.rx_source_thread = K_ANY;
		if (k_mbox_get(&mbox, &msg, &got, some_time(seed)) == 0) {
			zassert_equal(msg.info, got);
		}
	}
}

static void use_signals(uint32_t *seed)
{
	struct k_poll_event watched = K_POLL_EVENT_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE,
							       K_POLL_MODE_NOTIFY_ONLY, &sem);

	switch (draw(seed, 5)) {
	case 0:
		atomic_inc(&sem_given);
		k_sem_give(&sem);
		break;
	case 1:
		if (k_sem_take(&sem, some_time(seed)) == 0) {
			atomic_inc(&sem_taken);
		}
		break;
	case 2:
		(void)k_poll(&watched, 1, some_time(seed));
		break;
	case 3:
		(void)k_event_post(&event, BIT(draw(seed, 4)));
		break;
	default:
		(void)k_event_wait_all(&event, draw(seed, 16), draw(seed, 2) == 0,
				       some_time(seed));
		break;
	}
}

static void worker(void *number, void *unused2, void *unused3)
{
	uint32_t seed = 77 + POINTER_TO_UINT(number);
	struct token *token;

	for (int i = 0; i < ROUNDS; i++) {
		switch (draw(&seed, 8)) {
		case 0:
			use_lock(&seed);
			break;
		case 1:
			use_memory(&seed);
			break;
		case 2:
			use_mbox(&seed);
			break;
		case 3:
			use_signals(&seed);
			break;
		case 4:
			k_thread_priority_set(k_current_get(), (int)draw(&seed, 4));
			break;
		default:
			token = take(&seed);
			k_busy_wait(draw(&seed, 100));
			if (token != NULL) {
				give(token, &seed);
			}
			break;
		}
		atomic_inc(&progress);
	}
}

static void interrupt(struct k_timer *timer)
{
	static uint32_t seed = 5;
	struct token *token = check(k_fifo_get(&fifo, K_NO_WAIT), 1);

	if (token == NULL) {
		token = check(k_lifo_get(&lifo, K_NO_WAIT), 1);
	}
	if (token != NULL) {
		(void)check(token, -1);
		k_fifo_put(&fifo, token);
	}
	atomic_inc(&sem_given);
	k_sem_give(&sem);
	(void)k_condvar_signal(&condvar);
	(void)k_event_set(&event, draw(&seed, 16));
	k_wakeup(&helper_threads[draw(&seed, WORKERS)]);
	if (!stop) {
		k_timer_start(timer, K_TICKS(draw(&seed, 3)), K_NO_WAIT);
	}
}

static void prepare(void *fixture)
{
	ARG_UNUSED(fixture);
	k_fifo_init(&fifo);
	k_lifo_init(&lifo);
	k_stack_init(&stack, stack_entries, TOKENS);
	k_msgq_init(&msgq, msgq_ring, sizeof(void *), 2);
	k_pipe_init(&pipe, pipe_ring, sizeof(pipe_ring));
	k_mbox_init(&mbox);
	zassert_ok(k_mem_slab_init(&slab, slab_blocks, 16, 2));
	zassert_ok(k_mutex_init(&mutex));
	zassert_ok(k_condvar_init(&condvar));
	zassert_ok(k_sem_init(&sem, 0, K_SEM_MAX_LIMIT));
	k_event_init(&event);
	for (int i = 0; i < TOKENS; i++) {
		tokens[i].number = i;
		tokens[i].holders = 0;
		k_fifo_put(&fifo, &tokens[i]);
	}
}

ZTEST_SUITE(kernel_stress, NULL, NULL, prepare, helpers_end, NULL);

/* Each token is in some object, once. */
static int count_tokens(void)
{
	struct token *token;
	stack_data_t word;
	size_t done;
	int n = 0;

	while ((token = check(k_fifo_get(&fifo, K_NO_WAIT), 1)) != NULL ||
	       (token = check(k_lifo_get(&lifo, K_NO_WAIT), 1)) != NULL) {
		n++;
	}
	while (k_stack_pop(&stack, &word, K_NO_WAIT) == 0) {
		(void)check((struct token *)word, 1);
		n++;
	}
	while (k_msgq_get(&msgq, &token, K_NO_WAIT) == 0 ||
	       k_pipe_get(&pipe, &token, sizeof(token), &done, sizeof(token), K_NO_WAIT) == 0) {
		(void)check(token, 1);
		n++;
	}
	return n;
}

ZTEST(kernel_stress, test_nothing_is_lost)
{
	struct k_timer timer;

	k_sched_time_slice_set(10, 0);
	k_timer_init(&timer, interrupt, NULL);
	stop = false;
	for (int i = 0; i < WORKERS; i++) {
		(void)helper(worker, INT_TO_POINTER(i), i);
	}
	k_timer_start(&timer, K_TICKS(1), K_NO_WAIT);
	for (int i = 0; i < WORKERS; i++) {
		zassert_ok(k_thread_join(&helper_threads[i], K_SECONDS(600)), "worker %d hangs", i);
	}
	stop = true;
	k_sleep(K_TICKS(5));
	k_timer_stop(&timer);
	k_sched_time_slice_set(0, 0);
	zassert_equal(atomic_get(&progress), WORKERS * ROUNDS);
	zassert_equal(count_tokens(), TOKENS);
	zassert_equal(k_sem_count_get(&sem), atomic_get(&sem_given) - atomic_get(&sem_taken));
	zassert_equal(k_mem_slab_num_used_get(&slab), 0);
	zassert_is_null(mutex.owner);
	void *all = k_malloc(1900);

	zassert_not_null(all, "memory was lost");
	k_free(all);
}
