/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The tree against a set of flags, with the rules of red and black checked after each change.
 */

#include <string.h>

#include <zephyr/sys/rb.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define MAX_NODES 200

struct item {
	struct rbnode node;
	int key;
	bool in;
};

static struct item items[MAX_NODES];
static struct rbtree tree;

static bool lessthan(struct rbnode *a, struct rbnode *b)
{
	return CONTAINER_OF(a, struct item, node)->key < CONTAINER_OF(b, struct item, node)->key;
}

/* Check the tree below @p n. @return Its black nodes on any way down. */
static int check_below(struct rbnode *n, int *depth)
{
	int left_depth = 0, right_depth = 0;
	struct rbnode *left, *right;
	int left_black;

	if (n == NULL) {
		*depth = 0;
		return 1;
	}
	left = z_rb_child(n, 0);
	right = z_rb_child(n, 1);
	zassert_true(left == NULL || lessthan(left, n));
	zassert_true(right == NULL || lessthan(n, right));
	if (!z_rb_is_black(n)) {
		zassert_true(left == NULL || z_rb_is_black(left), "two reds");
		zassert_true(right == NULL || z_rb_is_black(right), "two reds");
	}
	left_black = check_below(left, &left_depth);
	zassert_equal(left_black, check_below(right, &right_depth), "unequal black ways");
	*depth = 1 + MAX(left_depth, right_depth);
	return left_black + (z_rb_is_black(n) ? 1 : 0);
}

static void check(int n)
{
	struct item *it;
	int depth;
	int at = 0;

	zassert_true(tree.root == NULL || z_rb_is_black(tree.root));
	(void)check_below(tree.root, &depth);
	zassert_true(depth <= z_rb_depth_bound(&tree));
	RB_FOR_EACH_CONTAINER(&tree, it, node) {
		while (at < n && !items[at].in) {
			at++;
		}
		zassert_equal_ptr(it, &items[at++]);
	}
	for (; at < n; at++) {
		zassert_false(items[at].in);
	}
}

static void setup(int n)
{
	memset(items, 0, sizeof(items));
	tree = (struct rbtree){.lessthan_fn = lessthan};
	for (int i = 0; i < n; i++) {
		items[i].key = 10 * i;
	}
}

ZTEST_SUITE(rbtree, NULL, NULL, NULL, NULL, NULL);

static void random_changes(int n, int steps, int check_every)
{
	setup(n);
	for (int step = 0; step < steps; step++) {
		struct item *it = &items[prng((uint32_t)n)];

		zassert_equal(rb_contains(&tree, &it->node), it->in);
		if (it->in) {
			rb_remove(&tree, &it->node);
		} else {
			rb_insert(&tree, &it->node);
		}
		it->in = !it->in;
		if (step % check_every == 0) {
			check(n);
		}
	}
	check(n);
}

ZTEST(rbtree, test_small)
{
	for (int n = 1; n <= 12; n++) {
		random_changes(n, 300, 1);
	}
}

ZTEST(rbtree, test_large)
{
	random_changes(MAX_NODES, 3000, 20);
}

ZTEST(rbtree, test_in_order)
{
	setup(MAX_NODES);
	for (int i = 0; i < MAX_NODES; i++) {
		rb_insert(&tree, &items[i].node);
		items[i].in = true;
		zassert_equal_ptr(rb_get_min(&tree), &items[0].node);
		zassert_equal_ptr(rb_get_max(&tree), &items[i].node);
	}
	check(MAX_NODES);
	for (int i = 0; i < MAX_NODES; i++) {
		zassert_equal_ptr(rb_get_min(&tree), &items[i].node);
		rb_remove(&tree, &items[i].node);
		items[i].in = false;
	}
	check(MAX_NODES);
	zassert_is_null(rb_get_min(&tree));
	zassert_is_null(rb_get_max(&tree));
	zassert_is_null(tree.root);
}

static void count(struct rbnode *node, void *cookie)
{
	int *next = cookie;

	zassert_equal(CONTAINER_OF(node, struct item, node)->key, 10 * (*next)++);
}

ZTEST(rbtree, test_walk)
{
	struct rbnode *n;
	int seen = 0;

	setup(20);
	rb_walk(&tree, count, &seen);
	zassert_equal(seen, 0);
	for (int i = 19; i >= 0; i--) {
		rb_insert(&tree, &items[i].node);
	}
	rb_walk(&tree, count, &seen);
	zassert_equal(seen, 20);
	seen = 0;
	RB_FOR_EACH(&tree, n) {
		zassert_equal_ptr(n, &items[seen++].node);
	}
	zassert_equal(seen, 20);
}
