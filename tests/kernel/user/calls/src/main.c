/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Arguments of system calls: strings, buffers, sizes that overflow, memory that changes while the
 * kernel looks, calls that are none.
 */
#include "calls.h"
#include "user_helpers.h"

#define EVENTS 6

static char kernel_text[] = "the kernel's";
static K_SEM_DEFINE(sem, 0, 10);
static K_SEM_DEFINE(hidden_sem, 0, 10);
static K_SEM_DEFINE(step, 0, 10);
K_MSGQ_DEFINE(queue, 16, 2, 4);
K_PIPE_DEFINE(pipe, 32, 4);

static ZTEST_BMEM char own[64];
static ZTEST_BMEM volatile int result;
static ZTEST_BMEM struct k_poll_event events[EVENTS];

static void *setup(void)
{
	k_thread_access_grant(k_current_get(), &sem, &step, &queue, &pipe);
	k_thread_system_pool_assign(k_current_get());
	return NULL;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	(void)memset(own, 'a', sizeof(own));
	result = -99;
	k_sem_reset(&sem);
	k_sem_reset(&step);
	k_sem_reset(&hidden_sem);
}

ZTEST_SUITE(kernel_user_calls, NULL, setup, before, NULL, NULL);

ZTEST_USER(kernel_user_calls, test_strings)
{
	char local[40];

	zassert_equal(take_string("a constant"), 10);
	strcpy(local, "on the stack");
	zassert_equal(take_string(local), 12);
	own[5] = '\0';
	zassert_equal(take_string(own), 5);
	zassert_equal(take_string(""), 0);
	own[5] = 'a';
	own[31] = '\0';
	zassert_equal(take_string(own), 31);
	zassert_equal(take_string_alloc(own), 31);
	own[31] = 'a';
	own[32] = '\0';
	zassert_equal(take_string(own), -EINVAL, "too long");
	zassert_equal(take_string_alloc(own), -1);
	zassert_equal(string_length(own, 64), 32);
	zassert_equal(string_length(own, 8), 8);
}

ZTEST_USER(kernel_user_calls, test_strings_of_others)
{
	zassert_equal(take_string(NULL), -EFAULT);
	zassert_equal(take_string(kernel_text), -EFAULT);
	zassert_equal(take_string((const char *)UINTPTR_MAX), -EFAULT);
	zassert_equal(take_string_alloc(kernel_text), -1);
	zassert_equal(string_length(kernel_text, 5), -1);
	zassert_equal(string_length(NULL, 5), -1);
	zassert_equal(string_length(kernel_text, 0), 0, "nothing is looked at");
}

ZTEST_USER(kernel_user_calls, test_buffers)
{
	char local[16];

	zassert_ok(take_bytes(local, sizeof(local)));
	zassert_ok(give_bytes(local, sizeof(local)));
	zassert_equal(local[15], 0);
	zassert_ok(take_bytes(own, 32));
	zassert_ok(give_bytes(own, 32));
	zassert_equal(own[31], 0);
	zassert_equal(own[32], 'a');
	zassert_ok(take_bytes("constant", 4));
	zassert_equal(give_bytes((void *)"constant", 4), -EFAULT, "is not written");
	zassert_ok(take_bytes(NULL, 0));
	zassert_equal(take_bytes(NULL, 1), -EFAULT);
	zassert_equal(give_bytes(NULL, 1), -EFAULT);
	zassert_equal(take_bytes(kernel_text, 1), -EFAULT);
	zassert_equal(give_bytes(kernel_text, 1), -EFAULT);
	zassert_equal(give_bytes(&sem, 4), -EFAULT);
}

/* Ranges that begin in own memory and end elsewhere, or wrap. */
ZTEST_USER(kernel_user_calls, test_sizes)
{
	char local[8];

	for (size_t size = SIZE_MAX; size > SIZE_MAX - 40U; size--) {
		zassert_equal(take_bytes(own, size), -EFAULT);
		zassert_equal(give_bytes(own, size), -EFAULT);
		zassert_equal(give_bytes(local, size), -EFAULT);
	}
	zassert_equal(give_bytes(own, SIZE_MAX / 2U), -EFAULT);
	zassert_equal(give_bytes(own, SIZE_MAX / 2U + 1U), -EFAULT);
	zassert_equal(give_bytes(own, (size_t)0U - (uintptr_t)own), -EFAULT);
	zassert_equal(give_bytes((void *)(UINTPTR_MAX - 3U), 8), -EFAULT);
	zassert_equal(take_bytes((void *)(UINTPTR_MAX - 3U), 4), -EFAULT);
	zassert_equal(take_bytes((void *)UINTPTR_MAX, 1), -EFAULT);
}

static void sum(void *words, void *count)
{
	result = (int)sum_words(words, (size_t)count);
}

ZTEST(kernel_user_calls, test_product_of_sizes)
{
	(void)memset(own, 0, sizeof(own));
	own[0] = 5;
	user_passes(sum, own, (void *)4);
	zassert_equal(result, IS_ENABLED(CONFIG_BIG_ENDIAN) ? 5 << 24 : 5);
	/* times 4 this is 4, or 0 */
	user_fails(sum, own, (void *)(SIZE_MAX / 4U + 2U), K_ERR_KERNEL_OOPS);
	user_fails(sum, own, (void *)(SIZE_MAX / 4U + 1U), K_ERR_KERNEL_OOPS);
	user_fails(sum, own, (void *)SIZE_MAX, K_ERR_KERNEL_OOPS);
}

static void call_end(void *unused, void *unused2)
{
	end_me();
}

static void call_unchecked(void *unused, void *unused2)
{
	result = unchecked();
}

ZTEST(kernel_user_calls, test_oops_in_a_call)
{
	user_fails(call_end, NULL, NULL, K_ERR_KERNEL_OOPS);
}

ZTEST(kernel_user_calls, test_call_without_a_check)
{
	/* with these native_sim closes no memory */
	Z_TEST_SKIP_IFDEF(CONFIG_ASAN);
	Z_TEST_SKIP_IFDEF(CONFIG_COVERAGE);
	(void)user_create(call_unchecked, NULL, NULL);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_equal(unchecked(), 1, "from the kernel it works, and it is the first");
}

static void numbered(void *number, void *unused)
{
	(void)arch_syscall_invoke0((uintptr_t)number);
}

ZTEST(kernel_user_calls, test_numbered_calls)
{
	user_fails(numbered, (void *)0, NULL, K_ERR_KERNEL_OOPS);
	user_fails(numbered, (void *)5, NULL, K_ERR_KERNEL_OOPS);
	user_fails(numbered, (void *)UINTPTR_MAX, NULL, K_ERR_KERNEL_OOPS);
}

#if !defined(CONFIG_NATIVE_BUILD)
/* Into the middle of a gate, or beside the table of gates. */
extern const char __gates_start[], __gates_end[];

static void jump_to(void *at, void *unused)
{
	((void (*)(void))at)();
}

static void jump_ends(const char *at)
{
	(void)user_create(jump_to, (void *)at, NULL);
	user_finish();
	zassert_equal(user_reached, 1);
}

ZTEST(kernel_user_calls, test_forged_gates)
{
	for (int i = 1; i <= 8; i++) {
		jump_ends(__gates_start - i);
		jump_ends(__gates_end + i - 1);
	}
	for (int i = 2; i < 8; i++) {
		jump_ends(__gates_start + i);
	}
}
#endif

/* ---- calls of the kernel with memory ---- */

static void get_message(void *data, void *unused)
{
	result = k_msgq_get(&queue, data, K_NO_WAIT);
}

static void put_message(void *data, void *unused)
{
	result = k_msgq_put(&queue, data, K_NO_WAIT);
}

ZTEST(kernel_user_calls, test_messages)
{
	user_passes(put_message, own, NULL);
	zassert_ok(result);
	user_passes(get_message, own, NULL);
	zassert_ok(result);
	user_fails(put_message, kernel_text, NULL, K_ERR_KERNEL_OOPS);
	user_fails(get_message, kernel_text, NULL, K_ERR_KERNEL_OOPS);
	user_fails(get_message, NULL, NULL, K_ERR_KERNEL_OOPS);
	zassert_equal(k_msgq_num_used_get(&queue), 0);
}

static void get_attributes(void *attrs, void *unused)
{
	k_msgq_get_attrs(&queue, attrs);
}

/* The kernel does not get to write where the processor would refuse. */
ZTEST(kernel_user_calls, test_not_aligned)
{
	user_passes(get_attributes, events, NULL);
	user_fails(get_attributes, (char *)events + 1, NULL, K_ERR_KERNEL_OOPS);
	user_fails(get_attributes, (char *)events + 2, NULL, K_ERR_KERNEL_OOPS);
}

static void put_bytes(void *data, void *size)
{
	size_t done;

	result = k_pipe_put(&pipe, data, (size_t)size, &done, 0, K_NO_WAIT);
}

static void count_elsewhere(void *count, void *unused)
{
	result = k_pipe_put(&pipe, own, 4, count, 0, K_NO_WAIT);
}

ZTEST(kernel_user_calls, test_pipes)
{
	user_passes(put_bytes, own, (void *)8);
	zassert_ok(result);
	user_fails(put_bytes, own, (void *)SIZE_MAX, K_ERR_KERNEL_OOPS);
	user_fails(put_bytes, kernel_text, (void *)4, K_ERR_KERNEL_OOPS);
	user_fails(count_elsewhere, kernel_text, NULL, K_ERR_KERNEL_OOPS);
	user_fails(count_elsewhere, NULL, NULL, K_ERR_KERNEL_OOPS);
	zassert_equal(k_pipe_read_avail(&pipe), 8);
	k_pipe_flush(&pipe);
}

/* ---- polling: the kernel's copy counts ---- */

static void poll_events(void *count, void *unused)
{
	result = k_poll(events, (int)(intptr_t)count, K_MSEC(100));
}

static void set_events(struct k_sem *s, int n)
{
	for (int i = 0; i < n; i++) {
		k_poll_event_init(&events[i], K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY,
				  s);
	}
}

ZTEST(kernel_user_calls, test_poll)
{
	set_events(&sem, EVENTS);
	k_sem_give(&sem);
	user_passes(poll_events, (void *)1, NULL);
	zassert_ok(result);
	zassert_equal(events[0].state, K_POLL_STATE_SEM_AVAILABLE);
	set_events(&sem, EVENTS);
	user_passes(poll_events, (void *)EVENTS, NULL);
	zassert_ok(result);
	zassert_equal(events[EVENTS - 1].state, K_POLL_STATE_SEM_AVAILABLE);
}

ZTEST(kernel_user_calls, test_poll_what_is_not_there)
{
	set_events(&hidden_sem, 1);
	user_fails(poll_events, (void *)1, NULL, K_ERR_KERNEL_OOPS);
	set_events((struct k_sem *)own, 1);
	user_fails(poll_events, (void *)1, NULL, K_ERR_KERNEL_OOPS);
	set_events(&sem, 1);
	events[0].type = K_POLL_TYPE_DATA_AVAILABLE; /* another kind */
	user_fails(poll_events, (void *)1, NULL, K_ERR_KERNEL_OOPS);
	events[0].type = 3; /* two bits */
	user_fails(poll_events, (void *)1, NULL, K_ERR_KERNEL_OOPS);
	user_fails(poll_events, (void *)(intptr_t)-1, NULL, K_ERR_KERNEL_OOPS);
	user_fails(poll_events, (void *)(intptr_t)INT_MAX, NULL, K_ERR_KERNEL_OOPS);
}

/* While the thread waits, its events are changed to something else: without any effect. */
ZTEST(kernel_user_calls, test_poll_changed_in_between)
{
	for (int n = 1; n <= EVENTS; n += EVENTS - 1) {
		k_sem_reset(&sem);
		set_events(&sem, EVENTS);
		(void)user_create(poll_events, (void *)(intptr_t)n, NULL);
		k_thread_start(&user_thread);
		k_sleep(K_TICKS(2));
		(void)memset(events, 0xff, sizeof(events));
		k_sem_give(&sem);
		zassert_ok(k_thread_join(&user_thread, K_SECONDS(1)));
		zassert_equal(user_reached, 2);
		zassert_ok(result);
	}
}

/* Ended while it polls: nobody is left in the lists of the object. */
ZTEST(kernel_user_calls, test_poll_aborted)
{
	set_events(&sem, 1);
	(void)user_create(poll_events, (void *)1, NULL);
	k_thread_start(&user_thread);
	k_sleep(K_TICKS(2));
	k_thread_abort(&user_thread);
	(void)memset(events, 0xff, sizeof(events));
	k_sem_give(&sem);
	zassert_equal(k_sem_count_get(&sem), 1);
}

/* ---- futexes: any word of one's own ---- */

static ZTEST_BMEM struct k_futex futex;

static void wait_futex(void *at, void *unused)
{
	result = k_futex_wait(at, 0, K_MSEC(100));
}

ZTEST(kernel_user_calls, test_futex)
{
	(void)user_create(wait_futex, &futex, NULL);
	k_thread_start(&user_thread);
	k_sleep(K_TICKS(1));
	zassert_equal(k_futex_wake(&futex, true), 1);
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(1)));
	zassert_ok(result);
	user_passes(wait_futex, &sem, NULL);
	zassert_equal(result, -EACCES);
	user_passes(wait_futex, NULL, NULL);
	zassert_equal(result, -EACCES);
}
