/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/kernel.h>
#include <zephyr/sys/mpsc_lockfree.h>
#include <zephyr/sys/spsc_lockfree.h>
#include <zephyr/ztest.h>

#include "prng.h"

SPSC_DEFINE(queue, int64_t, 4);

ZTEST_SUITE(lockfree, NULL, NULL, NULL, NULL, NULL);

/* Items are the numbers 0, 1, 2...; the model is four counts. */
ZTEST(lockfree, test_spsc)
{
	int64_t in = 0, acquired = 0, out = 0, consumed = 0;
	int64_t *item, *next;

	zassert_equal(spsc_size(&queue), 4);
	for (int i = 0; i < 20000; i++) {
		switch (prng(8)) {
		case 0:
		case 1:
			item = spsc_acquire(&queue);
			zassert_equal(item != NULL, in + acquired - out < 4);
			if (item != NULL) {
				*item = in + acquired++;
			}
			break;
		case 2:
			spsc_produce(&queue);
			in += acquired > 0 ? 1 : 0;
			acquired -= acquired > 0 ? 1 : 0;
			break;
		case 3:
			spsc_produce_all(&queue);
			in += acquired;
			acquired = 0;
			break;
		case 4:
			item = spsc_peek(&queue);
			zassert_equal_ptr(item, spsc_consume(&queue));
			zassert_equal(item != NULL, out + consumed < in);
			if (item != NULL) {
				zassert_equal(*item, out + consumed);
				next = spsc_next(&queue, item);
				consumed++;
				/* A full ring looks at its end as an empty one does. */
				if (in - out < 4) {
					zassert_equal(next != NULL, out + consumed < in);
				}
				zassert_true(next == NULL || *next == out + consumed);
				next = spsc_prev(&queue, item);
				zassert_equal(next != NULL, consumed > 1);
				zassert_true(next == NULL || *next == out + consumed - 2);
			}
			break;
		case 5:
			spsc_release(&queue);
			out += consumed > 0 ? 1 : 0;
			consumed -= consumed > 0 ? 1 : 0;
			break;
		case 6:
			spsc_release_all(&queue);
			out += consumed;
			consumed = 0;
			break;
		default:
			if (prng(10) == 0) {
				spsc_drop_all(&queue);
				acquired = 0;
			}
			break;
		}
		zassert_equal(spsc_acquirable(&queue), (unsigned long)(4 - (in + acquired - out)));
		zassert_equal(spsc_consumable(&queue), (unsigned long)(in - out - consumed));
	}
	spsc_reset(&queue);
	zassert_equal(spsc_acquirable(&queue), 4);
	zassert_is_null(spsc_consume(&queue));
}

struct node {
	struct mpsc_node node;
	int value;
};

static struct mpsc mpsc = MPSC_INIT(mpsc);
static struct node nodes[50];

ZTEST(lockfree, test_mpsc)
{
	int pushed = 0, popped = 0;

	for (int i = 0; i < 5000; i++) {
		if (prng(2) == 0 && pushed - popped < (int)ARRAY_SIZE(nodes)) {
			struct node *n = &nodes[pushed % ARRAY_SIZE(nodes)];

			n->value = pushed++;
			mpsc_push(&mpsc, &n->node);
		} else {
			struct mpsc_node *n = mpsc_pop(&mpsc);

			zassert_equal(n != NULL, popped < pushed);
			if (n != NULL) {
				zassert_equal(CONTAINER_OF(n, struct node, node)->value, popped++);
			}
		}
	}
}

#define PRODUCERS 3
#define EACH      200

static K_THREAD_STACK_ARRAY_DEFINE(stacks, PRODUCERS, 512 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread threads[PRODUCERS];
static struct node many[PRODUCERS][EACH];
static struct mpsc shared;

static void produce(void *which, void *b, void *c)
{
	struct node *own = many[(uintptr_t)which];

	ARG_UNUSED(b);
	ARG_UNUSED(c);
	for (int i = 0; i < EACH; i++) {
		own[i].value = (int)(uintptr_t)which * EACH + i;
		mpsc_push(&shared, &own[i].node);
		if (i % 3 == 0) {
			k_yield();
		}
		if (i % 50 == 0) {
			k_msleep(1);
		}
	}
}

/* From several threads: all arrive, and those of one thread in order. */
ZTEST(lockfree, test_mpsc_threads)
{
	int next[PRODUCERS] = {0};
	int seen = 0;

	mpsc_init(&shared);
	for (uintptr_t i = 0; i < PRODUCERS; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), produce,
				(void *)i, NULL, NULL, K_PRIO_PREEMPT(5), 0, K_NO_WAIT);
	}
	while (seen < PRODUCERS * EACH) {
		struct mpsc_node *n = mpsc_pop(&shared);

		if (n == NULL) {
			k_msleep(1);
			continue;
		}
		int value = CONTAINER_OF(n, struct node, node)->value;

		zassert_equal(value % EACH, next[value / EACH]++);
		seen++;
	}
	for (int i = 0; i < PRODUCERS; i++) {
		k_thread_join(&threads[i], K_FOREVER);
	}
}
