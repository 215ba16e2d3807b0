/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Calls with arguments that are right, nearly right, or anything. In user mode.
 */
#include "fuzz.h"

/* Guided: a number of so many bytes of input, zeros at its end. */
static uint32_t input(struct fuzzer *f, int bytes)
{
	uint32_t value = 0;

	while (bytes-- > 0 && f->at != f->end) {
		value = value << 8 | *f->at++;
	}
	return value;
}

static uint32_t rnd(struct fuzzer *f)
{
	if (IS_ENABLED(CONFIG_FUZZ_GUIDED)) {
		return input(f, 4);
	}
	f->random ^= f->random << 13;
	f->random ^= f->random >> 17;
	f->random ^= f->random << 5;
	return f->random;
}

static uint32_t below(struct fuzzer *f, uint32_t n)
{
	if (IS_ENABLED(CONFIG_FUZZ_GUIDED)) {
		return input(f, n <= 256U ? 1 : 2) % n;
	}
	return (rnd(f) >> 4) % n;
}

/* Values at which things break. */
static uintptr_t edge(struct fuzzer *f)
{
	static const uintptr_t values[] = {
		0, 1, 2, 3, 4, 7, 8, 16, 31, 32, 64, 255, 256, 4096, 0x10000,
		UINTPTR_MAX, UINTPTR_MAX - 1, UINTPTR_MAX - 7, UINTPTR_MAX / 2, UINTPTR_MAX / 2 + 1,
		UINTPTR_MAX / 4 + 1, UINTPTR_MAX / 8 + 2, 0x80000000U, 0x7fffffffU,
	};

	return values[below(f, ARRAY_SIZE(values))];
}

static uintptr_t random_word(struct fuzzer *f)
{
	return (uintptr_t)((uint64_t)rnd(f) << 32 | rnd(f)) >> below(f, 8 * sizeof(uintptr_t));
}

static size_t size(struct fuzzer *f)
{
	switch (below(f, 24)) {
	case 0:
		return edge(f);
	case 1:
		return random_word(f);
	default:
		return below(f, 64);
	}
}

static int number(struct fuzzer *f)
{
	return below(f, 4) == 0 ? (int)edge(f) : (int)below(f, 16) - 4;
}

/* Not for long, mostly: the watcher ends who waits forever. */
static k_timeout_t timeout(struct fuzzer *f)
{
	switch (below(f, 32)) {
	case 0:
		return K_FOREVER;
	case 1:
		return K_TICKS((k_ticks_t)random_word(f));
	case 2:
		return K_TICKS(-(k_ticks_t)below(f, 1000));
	case 3:
	case 4:
	case 5:
		return K_TICKS(1);
	default:
		return K_NO_WAIT;
	}
}

/*
 * Memory: mostly what it may write, in any alignment. Never its own stack, which it would spoil
 * for itself.
 */
static void *memory(struct fuzzer *f)
{
	switch (below(f, 48)) {
	case 0:
		return (void *)edge(f);
	case 1:
		return (char *)&hidden + below(f, sizeof(hidden));
	case 2:
		return (char *)&allowed + below(f, sizeof(allowed));
	case 3:
		return (char *)&fuzz_threads + below(f, sizeof(fuzz_threads));
	case 4:
		return (void *)(uintptr_t)((const char *)memory + below(f, 64));
	case 5:
		return (void *)random_word(f);
	case 6:
		return fuzz_memory + MEMORY_SIZE - 1 - below(f, 16); /* never the next partition */
	default:
		return fuzz_memory + below(f, 256);
	}
}

/* An object: mostly the right one. */
static void *object(struct fuzzer *f, size_t offset)
{
	char *at = (char *)&allowed + offset;

	switch (below(f, 48)) {
	case 0:
		return (char *)&hidden + offset;
	case 1:
		return (char *)&raw + offset;
	case 2:
		return at + below(f, 16) - 8;
	case 3:
		return (char *)&allowed + below(f, sizeof(allowed));
	case 4:
		return f->made[below(f, ARRAY_SIZE(f->made))];
	case 5:
		return memory(f);
	default:
		return at;
	}
}

#define OBJ(member) ((void *)object(f, offsetof(struct objects, member)))
#define MEM         memory(f)
#define SIZE        size(f)
#define NUM         number(f)
#define TIME        timeout(f)

static struct k_thread *thread(struct fuzzer *f)
{
	switch (below(f, 16)) {
	case 0:
		return &fuzz_threads[below(f, FUZZERS)];
	case 1:
		return k_current_get();
	case 2:
	case 3:
	case 4:
		return &raw.thread;
	default:
		return OBJ(thread);
	}
}

static void call_sync(struct fuzzer *f, int which)
{
	switch (which) {
	case 0:
		(void)k_sem_init(OBJ(sem), (unsigned int)NUM, (unsigned int)NUM);
		break;
	case 1:
		(void)k_sem_take(OBJ(sem), TIME);
		break;
	case 2:
		k_sem_give(OBJ(sem));
		break;
	case 3:
		k_sem_reset(OBJ(sem));
		break;
	case 4:
		(void)k_sem_count_get(OBJ(sem));
		break;
	case 5:
		(void)k_mutex_init(OBJ(mutex));
		break;
	case 6:
		(void)k_mutex_lock(OBJ(mutex), TIME);
		break;
	case 7:
		(void)k_mutex_unlock(OBJ(mutex));
		break;
	case 8:
		(void)k_condvar_init(OBJ(condvar));
		break;
	case 9:
		(void)k_condvar_signal(OBJ(condvar));
		break;
	case 10:
		(void)k_condvar_broadcast(OBJ(condvar));
		break;
	case 11:
		(void)k_condvar_wait(OBJ(condvar), OBJ(mutex), TIME);
		break;
	case 12:
		(void)k_event_post(OBJ(event), rnd(f));
		break;
	case 13:
		(void)k_event_wait(OBJ(event), rnd(f), (rnd(f) & 1U) != 0U, TIME);
		break;
	case 14:
		(void)k_event_wait_all(OBJ(event), rnd(f), (rnd(f) & 1U) != 0U, TIME);
		break;
	case 15:
		(void)k_event_set_masked(OBJ(event), rnd(f), rnd(f));
		break;
	case 16:
		k_event_init(OBJ(event));
		break;
	case 17:
		(void)k_futex_wait(MEM, NUM, TIME);
		break;
	default:
		(void)k_futex_wake(MEM, (rnd(f) & 1U) != 0U);
		break;
	}
}

#define SYNC_CALLS 19

/* A product that wraps to something small, or any. */
static void alloc_msgq(struct fuzzer *f)
{
	uint32_t count = below(f, 63) + 2U;
	size_t bytes = SIZE_MAX / count + 1U + below(f, 4);

	if (below(f, 4) != 0U) {
		count = (uint32_t)SIZE;
		bytes = SIZE;
	}
	(void)k_msgq_alloc_init(OBJ(msgq), bytes, count);
}

static void call_data(struct fuzzer *f, int which)
{
	switch (which) {
	case 0:
		(void)k_msgq_put(OBJ(msgq), MEM, TIME);
		break;
	case 1:
		(void)k_msgq_get(OBJ(msgq), MEM, TIME);
		break;
	case 2:
		(void)k_msgq_peek(OBJ(msgq), MEM);
		break;
	case 3:
		(void)k_msgq_peek_at(OBJ(msgq), MEM, (uint32_t)NUM);
		break;
	case 4:
		k_msgq_purge(OBJ(msgq));
		break;
	case 5:
		k_msgq_get_attrs(OBJ(msgq), MEM);
		break;
	case 6:
		alloc_msgq(f);
		break;
	case 7:
		(void)k_queue_alloc_append(OBJ(queue), MEM);
		break;
	case 8:
		(void)k_queue_alloc_prepend(OBJ(queue), MEM);
		break;
	case 9:
	case 10:
		(void)k_queue_get(OBJ(queue), TIME);
		break;
	case 11:
		(void)k_queue_peek_head(OBJ(queue));
		(void)k_queue_peek_tail(OBJ(queue));
		break;
	case 12:
		k_queue_init(OBJ(queue));
		break;
	case 13:
		k_queue_cancel_wait(OBJ(queue));
		break;
	case 14:
		(void)k_stack_push(OBJ(stack), random_word(f));
		break;
	case 15:
		(void)k_stack_pop(OBJ(stack), MEM, TIME);
		break;
	case 16:
		(void)k_stack_alloc_init(OBJ(stack), (uint32_t)SIZE);
		break;
	case 17:
		(void)k_pipe_put(OBJ(pipe), MEM, SIZE, MEM, SIZE, TIME);
		break;
	case 18:
		(void)k_pipe_get(OBJ(pipe), MEM, SIZE, MEM, SIZE, TIME);
		break;
	case 19:
		k_pipe_flush(OBJ(pipe));
		k_pipe_buffer_flush(OBJ(pipe));
		break;
	case 20:
		(void)k_pipe_alloc_init(OBJ(pipe), SIZE);
		break;
	default:
		(void)k_pipe_read_avail(OBJ(pipe));
		(void)k_pipe_write_avail(OBJ(pipe));
		break;
	}
}

#define DATA_CALLS 22

static void poll(struct fuzzer *f)
{
	struct k_poll_event *events = (struct k_poll_event *)fuzz_memory;
	static const uint8_t types[] = {0, 1, 2, 4, 8, 16, 3, 31};

	for (int i = 0; i < 3; i++) {
		events[i] = (struct k_poll_event){
			.type = types[below(f, ARRAY_SIZE(types))],
			.poller = MEM,
		};
		switch (events[i].type) {
		case K_POLL_TYPE_SIGNAL:
			events[i].obj = OBJ(signal);
			break;
		case K_POLL_TYPE_SEM_AVAILABLE:
			events[i].obj = OBJ(sem);
			break;
		case K_POLL_TYPE_DATA_AVAILABLE:
			events[i].obj = OBJ(queue);
			break;
		case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
			events[i].obj = OBJ(msgq);
			break;
		default:
			events[i].obj = OBJ(pipe);
			break;
		}
	}
	(void)k_poll(below(f, 8) == 0 ? MEM : events, below(f, 8) == 0 ? NUM : (int)below(f, 4),
		     TIME);
}

static void sleeper(void *p1, void *p2, void *p3)
{
	k_sleep(K_TICKS(3));
}

static void call_threads(struct fuzzer *f, int which)
{
	switch (which) {
	case 0:
		(void)k_thread_create(thread(f), below(f, 4) ? child_stack : MEM,
				      below(f, 4) ? STACK_SIZE : SIZE, sleeper, MEM, MEM, MEM,
				      below(f, 2) ? FUZZ_PRIO + 1 : NUM,
				      below(f, 4) ? K_USER : rnd(f), TIME);
		break;
	case 1:
		(void)k_thread_join(thread(f), TIME);
		break;
	case 2:
		k_thread_abort(thread(f));
		break;
	case 3:
		k_thread_suspend(thread(f));
		break;
	case 4:
		k_thread_resume(thread(f));
		break;
	case 5:
		k_thread_start(thread(f));
		k_wakeup(thread(f));
		break;
	case 6:
		(void)k_thread_priority_get(thread(f));
		break;
	case 7:
		k_thread_priority_set(thread(f), below(f, 4) ? FUZZ_PRIO : NUM);
		break;
	case 8:
		(void)k_thread_name_set(thread(f), MEM);
		break;
	case 9:
		(void)k_thread_name_copy(thread(f), MEM, SIZE);
		break;
	case 10:
		(void)k_thread_timeout_expires_ticks(thread(f));
		(void)k_thread_timeout_remaining_ticks(thread(f));
		break;
	case 11:
		k_thread_custom_data_set(MEM);
		(void)k_thread_custom_data_get();
		break;
	case 12:
		k_yield();
		(void)k_uptime_ticks();
		break;
	case 13:
		(void)k_usleep(NUM & 0xff);
		break;
	case 14:
		(void)k_float_disable(thread(f));
		break;
	case 15:
		(void)k_thread_stack_free(below(f, 2) ? child_stack : MEM);
		break;
	default:
		(void)k_thread_stack_alloc(SIZE, NUM);
		break;
	}
}

#define THREAD_CALLS 17

static void call_rest(struct fuzzer *f, int which)
{
	switch (which) {
	case 0:
	case 1:
	case 2:
		poll(f);
		break;
	case 3:
		k_poll_signal_init(OBJ(signal));
		break;
	case 4:
		(void)k_poll_signal_raise(OBJ(signal), NUM);
		break;
	case 5:
		k_poll_signal_check(OBJ(signal), MEM, MEM);
		k_poll_signal_reset(OBJ(signal));
		break;
	case 6:
		k_timer_start(OBJ(timer), TIME, TIME);
		break;
	case 7:
		k_timer_stop(OBJ(timer));
		break;
	case 8:
		(void)k_timer_status_get(OBJ(timer));
		(void)k_timer_remaining_ticks(OBJ(timer));
		break;
	case 9:
		(void)k_timer_status_sync(OBJ(timer));
		break;
	case 10:
		k_timer_user_data_set(OBJ(timer), MEM);
		break;
	case 11:
		k_object_access_grant(OBJ(sem), thread(f));
		break;
	case 12:
		if (below(f, 8) == 0) {
			k_object_release(OBJ(sem));
		}
		break;
	case 13:
		f->made[below(f, ARRAY_SIZE(f->made))] =
			k_object_alloc((enum k_objects)(below(f, 8) ? (int)below(f, 20) : NUM));
		break;
	case 14:
		f->made[below(f, ARRAY_SIZE(f->made))] =
			k_object_alloc_size((enum k_objects)below(f, 20), SIZE);
		break;
	case 15:
		k_object_release(f->made[below(f, ARRAY_SIZE(f->made))]);
		break;
	case 16:
		k_str_out(MEM, SIZE);
		break;
	case 17:
		(void)device_is_ready(MEM);
		(void)device_get_binding(MEM);
		break;
	default:
		if (!IS_ENABLED(CONFIG_FUZZ_TOUCH)) {
			break;
		}
		f->touching = true;
		*(volatile char *)MEM ^= 1;
		f->touching = false;
		break;
	}
}

#define REST_CALLS 19

void fuzz_once(struct fuzzer *f)
{
	int which = (int)below(f, SYNC_CALLS + DATA_CALLS + THREAD_CALLS + REST_CALLS);

	f->call = which;
	f->calls++;
	if (which < SYNC_CALLS) {
		call_sync(f, which);
	} else if (which < SYNC_CALLS + DATA_CALLS) {
		call_data(f, which - SYNC_CALLS);
	} else if (which < SYNC_CALLS + DATA_CALLS + THREAD_CALLS) {
		call_threads(f, which - SYNC_CALLS - DATA_CALLS);
	} else {
		call_rest(f, which - SYNC_CALLS - DATA_CALLS - THREAD_CALLS);
	}
	f->call = -1;
}
