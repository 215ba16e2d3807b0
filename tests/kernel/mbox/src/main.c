/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_mbox: partners by name or any, exchange of size and info, late and dropped data, asynchronous
 * sends.
 */
#include "helpers.h"

K_MBOX_DEFINE(static_mbox);

static struct k_mbox mbox;
static const char text[] = "sixteen bytes...";

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_mbox_init(&mbox);
}

ZTEST_SUITE(kernel_mbox, NULL, NULL, before, helpers_end, NULL);

static struct {
	k_tid_t target;
	size_t size;
	uint32_t info;
	k_timeout_t timeout;
	int result;
	struct k_mbox_msg after;
	bool done;
} tx;

static void sender(void *unused1, void *unused2, void *unused3)
{
	struct k_mbox_msg msg = {
		.size = tx.size,
		.info = tx.info,
		.tx_data = (void *)text,
		.tx_target_thread = tx.target,
	};

	tx.result = k_mbox_put(&mbox, &msg, tx.timeout);
	tx.after = msg;
	tx.done = true;
}

static k_tid_t send(k_tid_t target, size_t size, k_timeout_t timeout)
{
	tx.target = target;
	tx.size = size;
	tx.info = 0xABCD;
	tx.timeout = timeout;
	tx.done = false;
	return helper(sender, NULL, LOW);
}

/* Verifies: MBOX-1, MBOX-2, MBOX-3 */
ZTEST(kernel_mbox, test_nobody_there)
{
	struct k_mbox_msg msg = {.size = 4, .tx_data = (void *)text, .tx_target_thread = K_ANY};
	char buffer[4];

	zassert_equal(k_mbox_put(&mbox, &msg, K_NO_WAIT), -ENOMSG);
	expect_unlocked();
	zassert_equal(k_mbox_put(&static_mbox, &msg, K_TICKS(2)), -EAGAIN);
	msg.rx_source_thread = K_ANY;
	zassert_equal(k_mbox_get(&static_mbox, &msg, buffer, K_NO_WAIT), -ENOMSG);
	zassert_equal(k_mbox_get(&mbox, &msg, buffer, K_TICKS(2)), -EAGAIN);
}

/* The sender is there first: the receiver fetches, the sender learns what was taken. */
/* Verifies: MBOX-4, MBOX-5, MBOX-6, MBOX-7 */
ZTEST(kernel_mbox, test_sender_waits)
{
	static const struct {
		size_t offered, wanted, taken;
	} table[] = {{16, 16, 16}, {16, 8, 8}, {8, 16, 8}, {0, 16, 0}, {16, 0, 0}};

	for (int i = 0; i < ARRAY_SIZE(table); i++) {
		struct k_mbox_msg msg = {
			.size = table[i].wanted, .info = 0x1234, .rx_source_thread = K_ANY};
		char buffer[16] = {0};
		k_tid_t thread = send(K_ANY, table[i].offered, K_FOREVER);

		settle();
		zassert_false(tx.done);
		zassert_ok(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT));
		zassert_equal(msg.size, table[i].taken, "row %d", i);
		zassert_equal(msg.info, 0xABCD);
		zassert_equal_ptr(msg.rx_source_thread, thread);
		zassert_mem_equal(buffer, text, msg.size);
		settle();
		zassert_true(tx.done, "row %d", i);
		zassert_ok(tx.result);
		zassert_equal(tx.after.size, table[i].taken, "row %d", i);
		zassert_equal(tx.after.info, 0x1234);
		zassert_equal_ptr(tx.after.tx_target_thread, k_current_get());
		helpers_join();
	}
}

/* The receiver is there first. */
/* Verifies: MBOX-4, MBOX-5, MBOX-6 */
ZTEST(kernel_mbox, test_receiver_waits)
{
	struct k_mbox_msg msg = {.size = 10, .info = 1, .rx_source_thread = K_ANY};
	char buffer[10];

	(void)send(K_ANY, 16, K_NO_WAIT);
	zassert_ok(k_mbox_get(&mbox, &msg, buffer, K_SECONDS(1)));
	zassert_equal(msg.size, 10);
	zassert_mem_equal(buffer, text, 10);
	settle();
	zassert_ok(tx.result);
	zassert_equal(tx.after.size, 10);
	zassert_equal(tx.after.info, 1);
	helpers_join();
}

/* Verifies: MBOX-3, MBOX-8, MBOX-9, MBOX-10, MBOX-11 */
ZTEST(kernel_mbox, test_late_data)
{
	struct k_mbox_msg msg = {.size = 16, .rx_source_thread = K_ANY};
	char buffer[16] = {0};

	(void)send(K_ANY, 16, K_TICKS(3));
	helpers_join();
	zassert_equal(tx.result, -EAGAIN, "no receiver in time");

	(void)send(K_ANY, 16, K_TICKS(3));
	k_sleep(K_TICKS(1));
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	zassert_equal(msg.size, 16);
	settle();
	zassert_false(tx.done, "the sender waits for its data to be taken, without a limit");
	msg.size = 5;
	k_mbox_data_get(&msg, buffer);
	zassert_mem_equal(buffer, text, 5);
	zassert_equal(buffer[5], 0);
	settle();
	zassert_true(tx.done);
	zassert_ok(tx.result);
	zassert_equal(tx.after.size, 5);
	/* once more does nothing to the sender, who is gone */
	k_mbox_data_get(&msg, buffer);
	helpers_join();
}

/* Verifies: MBOX-8, MBOX-10 */
ZTEST(kernel_mbox, test_dropped_data)
{
	struct k_mbox_msg msg = {.size = 16, .rx_source_thread = K_ANY};

	(void)send(K_ANY, 16, K_FOREVER);
	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	k_mbox_data_get(&msg, NULL);
	zassert_equal(msg.size, 0);
	settle();
	zassert_ok(tx.result);
	zassert_equal(tx.after.size, 0);
	helpers_join();

	/* nothing wanted: nothing to fetch later */
	msg.size = 0;
	msg.rx_source_thread = K_ANY;
	(void)send(K_ANY, 16, K_FOREVER);
	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	settle();
	zassert_true(tx.done);
	helpers_join();
}

/* Verifies: MBOX-12 */
ZTEST(kernel_mbox, test_named_partners)
{
	struct k_mbox_msg msg = {.size = 16, .rx_source_thread = k_current_get()};
	char buffer[16];
	k_tid_t thread;

	/* for somebody else */
	thread = send(&helper_threads[3], 16, K_TICKS(2));
	k_sleep(K_TICKS(1));
	msg.rx_source_thread = K_ANY;
	zassert_equal(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT), -ENOMSG);
	helpers_join();
	zassert_equal(tx.result, -EAGAIN);

	/* from somebody else */
	thread = send(K_ANY, 16, K_FOREVER);
	k_sleep(K_TICKS(1));
	msg.rx_source_thread = &helper_threads[3];
	zassert_equal(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT), -ENOMSG);
	/* each other */
	msg.rx_source_thread = thread;
	zassert_ok(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT));
	helpers_join();

	thread = send(k_current_get(), 16, K_FOREVER);
	settle();
	msg.rx_source_thread = thread;
	zassert_ok(k_mbox_get(&mbox, &msg, buffer, K_NO_WAIT));
	helpers_join();
	zassert_ok(tx.result);
}

/* Verifies: MBOX-13, MBOX-14, MBOX-15 */
ZTEST(kernel_mbox, test_async)
{
	struct k_mbox_msg out = {.size = 16, .tx_data = (void *)text, .tx_target_thread = K_ANY};
	struct k_mbox_msg in;
	char buffer[16];
	struct k_sem sem;

	zassert_ok(k_sem_init(&sem, 0, 100));
	/* more than once around all records */
	for (int round = 0; round < 3; round++) {
		for (uint32_t i = 0; i < CONFIG_NUM_MBOX_ASYNC_MSGS; i++) {
			out.info = i;
			k_mbox_async_put(&mbox, &out, &sem);
		}
		zassert_equal(k_sem_count_get(&sem), 0);
		for (uint32_t i = 0; i < CONFIG_NUM_MBOX_ASYNC_MSGS; i++) {
			in.size = 16;
			in.rx_source_thread = K_ANY;
			zassert_ok(k_mbox_get(&mbox, &in, buffer, K_NO_WAIT));
			zassert_equal(in.info, i);
			zassert_equal_ptr(in.rx_source_thread, k_current_get());
			zassert_mem_equal(buffer, text, 16);
			zassert_equal(k_sem_count_get(&sem), i + 1);
		}
		k_sem_reset(&sem);
	}
	k_mbox_async_put(&mbox, &out, NULL);
	in.size = 16;
	in.rx_source_thread = K_ANY;
	zassert_ok(k_mbox_get(&mbox, &in, NULL, K_NO_WAIT));
	k_mbox_data_get(&in, NULL);
}

static bool draining;
static int drained;

static void drain(void *count, void *unused2, void *unused3)
{
	draining = true;
	for (int i = 0; i < POINTER_TO_INT(count); i++) {
		struct k_mbox_msg msg = {.size = 16, .rx_source_thread = K_ANY};
		char buffer[16];

		zassert_ok(k_mbox_get(&mbox, &msg, buffer, K_SECONDS(1)));
		drained++;
	}
}

/* One more than there are records waits until one is done. */
/* Verifies: MBOX-15 */
ZTEST(kernel_mbox, test_async_waits_for_a_record)
{
	struct k_mbox_msg out = {.size = 16, .tx_data = (void *)text, .tx_target_thread = K_ANY};

	draining = false;
	drained = 0;
	(void)helper(drain, INT_TO_POINTER(CONFIG_NUM_MBOX_ASYNC_MSGS + 1), LOW);
	for (int i = 0; i < CONFIG_NUM_MBOX_ASYNC_MSGS; i++) {
		k_mbox_async_put(&mbox, &out, NULL);
	}
	zassert_false(draining, "there were records enough");
	k_mbox_async_put(&mbox, &out, NULL);
	zassert_true(draining);
	helpers_join();
	zassert_equal(drained, CONFIG_NUM_MBOX_ASYNC_MSGS + 1);
}

static struct k_mbox_msg received;
static char received_data[16];

static void receiver(void *unused1, void *unused2, void *unused3)
{
	received.size = 16;
	received.rx_source_thread = K_ANY;
	zassert_ok(k_mbox_get(&mbox, &received, received_data, K_FOREVER));
	tx.done = true;
}

/* Verifies: MBOX-16 */
ZTEST(kernel_mbox, test_async_to_waiting_receiver)
{
	struct k_mbox_msg out = {
		.size = 7, .info = 9, .tx_data = (void *)text, .tx_target_thread = K_ANY};
	struct k_sem sem;

	zassert_ok(k_sem_init(&sem, 0, 1));
	tx.done = false;
	(void)helper(receiver, NULL, LOW);
	settle();
	k_mbox_async_put(&mbox, &out, &sem);
	zassert_equal(k_sem_count_get(&sem), 0, "not before the receiver has the data");
	zassert_ok(k_sem_take(&sem, K_SECONDS(1)));
	settle();
	zassert_true(tx.done);
	zassert_equal(received.size, 7);
	zassert_equal(received.info, 9);
	zassert_mem_equal(received_data, text, 7);
	helpers_join();
}

/* A sender that ends while its data are looked at leaves nothing behind. */
/* Verifies: MBOX-17 */
ZTEST(kernel_mbox, test_sender_aborted)
{
	struct k_mbox_msg msg = {.size = 16, .rx_source_thread = K_ANY};
	k_tid_t thread = send(K_ANY, 16, K_FOREVER);

	settle();
	zassert_ok(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT));
	k_thread_abort(thread);
	k_mbox_data_get(&msg, NULL);
	msg.rx_source_thread = K_ANY;
	zassert_equal(k_mbox_get(&mbox, &msg, NULL, K_NO_WAIT), -ENOMSG);
}
