/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Message queues, mailboxes, and tokens in FIFOs, LIFOs and stacks.
 */
#include "race.h"

#define FROM_ISR  (WORKERS - 1 + (int)posix_isr_depth) /* handlers interrupt each other: 3 levels */
#define FROM_MAIN (WORKERS + 3)
#define SENDERS   (WORKERS + 4)

/*
 * ---- message queues: each message once, those of a sender in their order -----------------------
 */

struct message {
	uint16_t sender;
	uint16_t number;
	uint32_t check;
};

static struct k_msgq msgq;
static char ring[3 * sizeof(struct message)] __aligned(4);
static uint16_t next_number[SENDERS];
static uint16_t last_seen[SENDERS][SENDERS]; /* of each sender, by each receiver */
static int put, got;
static bool purges;

static void msgq_setup(void)
{
	k_msgq_init(&msgq, ring, sizeof(struct message), 1U + rnd(3));
	memset(next_number, 0, sizeof(next_number));
	memset(last_seen, 0, sizeof(last_seen));
	put = 0;
	got = 0;
	purges = chance(4);
}

static void send(int me, k_timeout_t timeout)
{
	struct message m = {.sender = (uint16_t)me, .number = ++next_number[me]};
	int64_t start = k_uptime_ticks();
	int ret;

	m.check = ((uint32_t)m.sender << 16 | m.number) ^ 0xA5A5A5A5U;
	put++;
	ret = k_msgq_put(&msgq, &m, timeout);
	note("put", ret);
	memset(&m, 0xFF, sizeof(m));
	if (ret != 0) {
		put--;
		EXPECT(ret == -EAGAIN || ret == -ENOMSG);
		EXPECT(purges || (ret == -ENOMSG) == K_TIMEOUT_EQ(timeout, K_NO_WAIT));
		if (ret == -EAGAIN) {
			check_timed_out(timeout, start);
		}
	}
}

static void receive(int me, k_timeout_t timeout)
{
	int64_t start = k_uptime_ticks();
	struct message m;
	int ret = k_msgq_get(&msgq, &m, timeout);

	note("get", ret);
	if (ret == 0) {
		got++;
		EXPECT(m.check == (((uint32_t)m.sender << 16 | m.number) ^ 0xA5A5A5A5U));
		EXPECT(m.number > last_seen[m.sender][me]);
		last_seen[m.sender][me] = m.number;
		note("number", m.number);
	} else if (ret == -EAGAIN) {
		check_timed_out(timeout, start);
	} else {
		EXPECT(ret == -ENOMSG);
		EXPECT(purges || K_TIMEOUT_EQ(timeout, K_NO_WAIT));
	}
}

static void purge(void)
{
	unsigned int key = irq_lock();

	got += (int)k_msgq_num_used_get(&msgq);
	k_msgq_purge(&msgq);
	unlock(key);
	note("purge", 0);
}

static void msgq_step(int me)
{
	struct message m;

	switch (rnd(8)) {
	case 0:
		if (purges) {
			purge();
		}
		break;
	case 1:
		note("peek", k_msgq_peek(&msgq, &m));
		break;
	case 2:
	case 3:
	case 4:
		send(me, some_time());
		break;
	default:
		receive(me, some_time());
		break;
	}
}

static void msgq_isr(void)
{
	if (chance(2)) {
		send(FROM_ISR, K_NO_WAIT);
	} else {
		receive(FROM_ISR, K_NO_WAIT);
	}
}

/* Readers wait while it is empty, writers while it is full. */
static void msgq_still(void)
{
	uint32_t used = k_msgq_num_used_get(&msgq);

	EXPECT(used == 0U || used == msgq.max_msgs || !has_waiters(&msgq.wait_q));
	EXPECT(any_suspended() || put - got >= (int)used);
}

static void msgq_release(void)
{
	if (k_msgq_num_used_get(&msgq) > 0U) {
		receive(FROM_MAIN, K_NO_WAIT);
	} else {
		send(FROM_MAIN, K_NO_WAIT);
	}
}

static void msgq_end(void)
{
	EXPECT(put - got == (int)k_msgq_num_used_get(&msgq));
	EXPECT(!has_waiters(&msgq.wait_q));
	while (k_msgq_num_used_get(&msgq) > 0U) {
		receive(FROM_MAIN, K_NO_WAIT);
	}
}

const struct scenario msgq_scenario = {
	"msgq", msgq_setup, msgq_step, msgq_isr, msgq_still, msgq_release, msgq_end, true,
};

/*
 * ---- tokens: each is in one place --------------------------------------------------------------
 */

#define TOKENS 4

static struct token {
	void *reserved;
	int holders;
} tokens[TOKENS];
static struct k_fifo fifo;
static struct k_lifo lifo;
static struct k_stack stack;
static stack_data_t stack_entries[TOKENS];

static void give_token(struct token *token)
{
	note("token", token - tokens);
	EXPECT(token >= tokens && token < &tokens[TOKENS] && token->holders == 1);
	token->holders = 0;
	switch (rnd(5)) {
	case 0:
		k_fifo_put(&fifo, token);
		break;
	case 1:
		k_lifo_put(&lifo, token);
		break;
	case 2:
		k_queue_prepend(&fifo._queue, token);
		break;
	case 3:
		token->reserved = NULL; /* the end of the list */
		(void)k_queue_append_list(&lifo._queue, token, token);
		break;
	default:
		EXPECT(k_stack_push(&stack, (stack_data_t)token) == 0);
		break;
	}
}

static void tokens_setup(void)
{
	k_fifo_init(&fifo);
	k_lifo_init(&lifo);
	k_stack_init(&stack, stack_entries, TOKENS);
	for (int i = 0; i < TOKENS; i++) {
		tokens[i] = (struct token){.holders = 1};
		give_token(&tokens[i]);
	}
}

static struct token *take_token(uint32_t from, k_timeout_t timeout)
{
	struct token *token = NULL;
	stack_data_t word;

	if (from == 0U) {
		token = k_fifo_get(&fifo, timeout);
	} else if (from == 1U) {
		token = k_lifo_get(&lifo, timeout);
	} else if (k_stack_pop(&stack, &word, timeout) == 0) {
		token = (struct token *)word;
	}
	note("took", (token != NULL) ? token - tokens : -1);
	if (token != NULL) {
		EXPECT(token >= tokens && token < &tokens[TOKENS] && token->holders == 0);
		token->holders = 1;
	}
	return token;
}

static void tokens_step(int me)
{
	struct token *token = take_token(rnd(3), some_time());

	ARG_UNUSED(me);
	if (token != NULL) {
		if (chance(3)) {
			k_sleep(K_TICKS(rnd(3)));
		}
		give_token(token);
	}
}

static void tokens_isr(void)
{
	struct token *token;

	if (chance(5)) {
		k_fifo_cancel_wait(&fifo);
		return;
	}
	token = take_token(rnd(3), K_NO_WAIT);
	if (token != NULL) {
		give_token(token);
	}
}

static void tokens_still(void)
{
	EXPECT(k_fifo_is_empty(&fifo) || !has_waiters(&fifo._queue.wait_q));
	EXPECT(k_queue_is_empty(&lifo._queue) || !has_waiters(&lifo._queue.wait_q));
	EXPECT(stack.next == stack.base || !has_waiters(&stack.wait_q));
}

/* Move one to where somebody waits. */
static void tokens_release(void)
{
	struct token *token = NULL;

	for (uint32_t from = 0U; token == NULL && from < 3U; from++) {
		token = take_token(from, K_NO_WAIT);
	}
	if (token == NULL) {
		return;
	}
	token->holders = 0;
	if (has_waiters(&fifo._queue.wait_q)) {
		k_fifo_put(&fifo, token);
	} else if (has_waiters(&lifo._queue.wait_q)) {
		k_lifo_put(&lifo, token);
	} else {
		EXPECT(k_stack_push(&stack, (stack_data_t)token) == 0);
	}
}

static void tokens_end(void)
{
	int n = 0;

	for (uint32_t from = 0U; from < 3U; from++) {
		while (take_token(from, K_NO_WAIT) != NULL) {
			n++;
		}
	}
	EXPECT(n == TOKENS);
}

const struct scenario tokens_scenario = {
	"tokens", tokens_setup, tokens_step, tokens_isr, tokens_still, tokens_release, tokens_end,
	true,
};

/*
 * ---- mailboxes: what was sent is what was received, once ---------------------------------------
 */

static struct k_mbox mbox;
static struct k_sem async_done;
static uint32_t async_data[WORKERS]; /* a sender's last asynchronous message lies here */
static bool async_busy[WORKERS];
static int sent_ok, received_ok;

static void mbox_setup(void)
{
	k_mbox_init(&mbox);
	EXPECT(k_sem_init(&async_done, 0, K_SEM_MAX_LIMIT) == 0);
	memset(async_busy, 0, sizeof(async_busy));
	sent_ok = 0;
	received_ok = 0;
}

static void mbox_receive(k_timeout_t timeout)
{
	struct k_mbox_msg msg = {.size = sizeof(uint32_t), .rx_source_thread = K_ANY};
	bool later = chance(3);
	uint32_t value = 0;
	int ret = k_mbox_get(&mbox, &msg, later ? NULL : &value, timeout);

	note("get", ret);
	if (ret != 0) {
		EXPECT(ret == (K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? -ENOMSG : -EAGAIN));
		return;
	}
	received_ok++;
	if (later) {
		if (chance(2)) {
			k_sleep(K_TICKS(rnd(2)));
		}
		k_mbox_data_get(&msg, &value);
	}
	EXPECT(msg.size == sizeof(value) && value == msg.info);
	if (value < WORKERS) {
		async_busy[value] = false;
	}
}

static void mbox_send(int me, k_timeout_t timeout)
{
	uint32_t value = 100U + (uint32_t)me;
	struct k_mbox_msg msg = {
		.size = sizeof(value), .info = value, .tx_data = &value, .tx_target_thread = K_ANY,
	};
	int ret = k_mbox_put(&mbox, &msg, timeout);

	note("put", ret);
	value = 0;
	if (ret == 0) {
		sent_ok++;
	} else {
		EXPECT(ret == (K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? -ENOMSG : -EAGAIN));
	}
}

static void mbox_send_async(int me)
{
	struct k_mbox_msg msg = {
		.size = sizeof(uint32_t), .info = (uint32_t)me, .tx_data = &async_data[me],
		.tx_target_thread = K_ANY,
	};

	if (!async_busy[me]) {
		async_busy[me] = true;
		async_data[me] = (uint32_t)me;
		sent_ok++;
		note("async", me);
		k_mbox_async_put(&mbox, &msg, &async_done);
	}
}

static void mbox_step(int me)
{
	switch (rnd(5)) {
	case 0:
	case 1:
		mbox_send(me, some_time());
		break;
	case 2:
		mbox_send_async(me);
		break;
	default:
		mbox_receive(some_time());
		break;
	}
}

static void mbox_isr(void)
{
	(void)k_sem_take(&async_done, K_NO_WAIT);
}

static void mbox_still(void)
{
	EXPECT(!has_waiters(&mbox.tx_msg_queue) || !has_waiters(&mbox.rx_msg_queue));
}

static void mbox_release(void)
{
	if (has_waiters(&mbox.rx_msg_queue)) {
		mbox_send(FROM_MAIN, K_TICKS(50));
	} else {
		mbox_receive(K_NO_WAIT);
	}
}

static void mbox_end(void)
{
	while (has_waiters(&mbox.tx_msg_queue)) {
		mbox_receive(K_NO_WAIT);
	}
	EXPECT(!has_waiters(&mbox.rx_msg_queue));
	EXPECT(sent_ok == received_ok);
}

const struct scenario mbox_scenario = {
	"mbox", mbox_setup, mbox_step, mbox_isr, mbox_still, mbox_release, mbox_end, false,
};
