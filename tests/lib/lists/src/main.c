/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The three lists against one model: an array of the indices of their nodes, in order. Operations
 * come at random; after each, everything that can be asked is compared.
 */

#include <zephyr/sys/dlist.h>
#include <zephyr/sys/sflist.h>
#include <zephyr/sys/slist.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define N 12

struct item {
	int value;
	sys_snode_t snode;
	sys_sfnode_t sfnode;
	sys_dnode_t dnode;
};

static struct item items[N];

/* The model. */
static int model[N];
static int len;

static int model_find(int index)
{
	for (int i = 0; i < len; i++) {
		if (model[i] == index) {
			return i;
		}
	}
	return -1;
}

static void model_insert(int at, int index)
{
	for (int i = len++; i > at; i--) {
		model[i] = model[i - 1];
	}
	model[at] = index;
}

static void model_remove(int at)
{
	len--;
	for (int i = at; i < len; i++) {
		model[i] = model[i + 1];
	}
}

static int free_item(void)
{
	int index;

	do {
		index = (int)prng(N);
	} while (model_find(index) >= 0);
	return index;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	len = 0;
	for (int i = 0; i < N; i++) {
		items[i].value = i;
		sys_dnode_init(&items[i].dnode);
		sys_sfnode_init(&items[i].sfnode, i % 4);
	}
}

ZTEST_SUITE(lists, NULL, NULL, before, NULL, NULL);

/* Walks, and questions about each item, of a singly linked list of kind P. */
#define CHECK_SINGLY(P, U, list, member, node_t)                                                   \
	do {                                                                                       \
		struct item *it, *it_next;                                                         \
		node_t *n, *prev;                                                                  \
		int at = 0;                                                                        \
                                                                                                   \
		zassert_equal(P##_len(list), (size_t)len);                                         \
		zassert_equal(P##_is_empty(list), len == 0);                                       \
		zassert_equal_ptr(P##_peek_head(list), len > 0 ? &items[model[0]].member : NULL);  \
		zassert_equal_ptr(P##_peek_tail(list),                                             \
				  len > 0 ? &items[model[len - 1]].member : NULL);                 \
		U##_FOR_EACH_NODE(list, n) {                                                       \
			zassert_equal_ptr(n, &items[model[at++]].member);                          \
		}                                                                                  \
		zassert_equal(at, len);                                                            \
		at = 0;                                                                            \
		U##_FOR_EACH_CONTAINER_SAFE(list, it, it_next, member) {                           \
			zassert_equal(it->value, model[at++]);                                     \
		}                                                                                  \
		zassert_equal(at, len);                                                            \
		for (int i = 0; i < N; i++) {                                                      \
			at = model_find(i);                                                        \
			zassert_equal(P##_find(list, &items[i].member, &prev), at >= 0);           \
			if (at != 0 && len > 0) {                                                  \
				int p = at > 0 ? at - 1 : len - 1;                                 \
                                                                                                   \
				zassert_equal_ptr(prev, &items[model[p]].member);                  \
			} else {                                                                   \
				zassert_is_null(prev);                                             \
			}                                                                          \
		}                                                                                  \
	} while (false)

/* One random operation. */
#define STEP_SINGLY(P, list, member, node_t)                                                       \
	do {                                                                                       \
		int at = len > 0 ? (int)prng((uint32_t)len) : 0;                                   \
		int index;                                                                         \
                                                                                                   \
		switch (prng(7)) {                                                                 \
		case 0:                                                                            \
			if (len < N) {                                                             \
				index = free_item();                                               \
				P##_append(list, &items[index].member);                            \
				model_insert(len, index);                                          \
			}                                                                          \
			break;                                                                     \
		case 1:                                                                            \
			if (len < N) {                                                             \
				index = free_item();                                               \
				P##_prepend(list, &items[index].member);                           \
				model_insert(0, index);                                            \
			}                                                                          \
			break;                                                                     \
		case 2:                                                                            \
			if (len < N) {                                                             \
				index = free_item();                                               \
				at = (int)prng((uint32_t)len + 1);                                 \
				P##_insert(list, at > 0 ? &items[model[at - 1]].member : NULL,     \
					   &items[index].member);                                  \
				model_insert(at, index);                                           \
			}                                                                          \
			break;                                                                     \
		case 3: {                                                                          \
			node_t *n = P##_get(list);                                                 \
                                                                                                   \
			zassert_equal_ptr(n, len > 0 ? &items[model[0]].member : NULL);            \
			if (len > 0) {                                                             \
				model_remove(0);                                                   \
			}                                                                          \
			break;                                                                     \
		}                                                                                  \
		case 4:                                                                            \
			if (len > 0) {                                                             \
				P##_remove(list, at > 0 ? &items[model[at - 1]].member : NULL,     \
					   &items[model[at]].member);                              \
				model_remove(at);                                                  \
			}                                                                          \
			break;                                                                     \
		default:                                                                           \
			index = (int)prng(N);                                                      \
			at = model_find(index);                                                    \
			zassert_equal(P##_find_and_remove(list, &items[index].member), at >= 0);   \
			if (at >= 0) {                                                             \
				model_remove(at);                                                  \
			}                                                                          \
			break;                                                                     \
		}                                                                                  \
	} while (false)

ZTEST(lists, test_slist)
{
	sys_slist_t list = SYS_SLIST_STATIC_INIT(&list);

	for (int i = 0; i < 3000; i++) {
		STEP_SINGLY(sys_slist, &list, snode, sys_snode_t);
		CHECK_SINGLY(sys_slist, SYS_SLIST, &list, snode, sys_snode_t);
	}
}

ZTEST(lists, test_sflist)
{
	sys_sflist_t list = SYS_SFLIST_STATIC_INIT(&list);

	for (int i = 0; i < 3000; i++) {
		STEP_SINGLY(sys_sflist, &list, sfnode, sys_sfnode_t);
		CHECK_SINGLY(sys_sflist, SYS_SFLIST, &list, sfnode, sys_sfnode_t);
	}
	for (int i = 0; i < N; i++) {
		zassert_equal(sys_sfnode_flags_get(&items[i].sfnode), i % 4);
		sys_sfnode_flags_set(&items[i].sfnode, 3);
		zassert_equal(sys_sfnode_flags_get(&items[i].sfnode), 3);
	}
}

static int has_value(sys_dnode_t *node, void *data)
{
	return CONTAINER_OF(node, struct item, dnode)->value == *(int *)data;
}

static void check_dlist(sys_dlist_t *list)
{
	struct item *it, *it_next;
	sys_dnode_t *n;
	int at = 0;

	zassert_equal(sys_dlist_len(list), (size_t)len);
	zassert_equal(sys_dlist_is_empty(list), len == 0);
	zassert_equal(sys_dlist_has_multiple_nodes(list), len > 1);
	SYS_DLIST_FOR_EACH_NODE(list, n) {
		zassert_equal_ptr(n, &items[model[at]].dnode);
		zassert_equal(sys_dlist_is_head(list, n), at == 0);
		zassert_equal(sys_dlist_is_tail(list, n), at == len - 1);
		zassert_equal_ptr(sys_dlist_peek_prev(list, n),
				  at > 0 ? &items[model[at - 1]].dnode : NULL);
		at++;
	}
	zassert_equal(at, len);
	at = 0;
	SYS_DLIST_FOR_EACH_CONTAINER_SAFE(list, it, it_next, dnode) {
		zassert_equal(it->value, model[at++]);
	}
	zassert_equal_ptr(sys_dlist_peek_tail(list),
			  len > 0 ? &items[model[len - 1]].dnode : NULL);
	for (int i = 0; i < N; i++) {
		zassert_equal(sys_dnode_is_linked(&items[i].dnode), model_find(i) >= 0);
	}
}

static void add_dnode(sys_dlist_t *list)
{
	int index = free_item();
	int at = (int)prng((uint32_t)len + 1);
	int value = at < len ? model[at] : -1;

	switch (prng(4)) {
	case 0:
		sys_dlist_append(list, &items[index].dnode);
		model_insert(len, index);
		break;
	case 1:
		sys_dlist_prepend(list, &items[index].dnode);
		model_insert(0, index);
		break;
	case 2:
		sys_dlist_insert_at(list, &items[index].dnode, has_value, &value);
		model_insert(at, index);
		break;
	default:
		sys_dlist_insert(at < len ? &items[model[at]].dnode : list, &items[index].dnode);
		model_insert(at, index);
		break;
	}
}

ZTEST(lists, test_dlist)
{
	sys_dlist_t list = SYS_DLIST_STATIC_INIT(&list);

	for (int i = 0; i < 3000; i++) {
		if (len < N && prng(2) == 0) {
			add_dnode(&list);
		} else if (prng(2) == 0) {
			sys_dnode_t *n = sys_dlist_get(&list);

			zassert_equal_ptr(n, len > 0 ? &items[model[0]].dnode : NULL);
			if (len > 0) {
				model_remove(0);
			}
		} else if (len > 0) {
			int at = (int)prng((uint32_t)len);

			sys_dlist_remove(&items[model[at]].dnode);
			model_remove(at);
		}
		check_dlist(&list);
	}
}

ZTEST(lists, test_merge)
{
	sys_slist_t a, b;
	sys_snode_t *n;

	for (int na = 0; na < 3; na++) {
		for (int nb = 0; nb < 3; nb++) {
			int at = 0;

			sys_slist_init(&a);
			sys_slist_init(&b);
			for (int i = 0; i < na; i++) {
				sys_slist_append(&a, &items[i].snode);
			}
			for (int i = 0; i < nb; i++) {
				sys_slist_append(&b, &items[na + i].snode);
			}
			sys_slist_merge_slist(&a, &b);
			zassert_true(sys_slist_is_empty(&b));
			SYS_SLIST_FOR_EACH_NODE(&a, n) {
				zassert_equal_ptr(n, &items[at++].snode);
			}
			zassert_equal(at, na + nb);
		}
	}
}

ZTEST(lists, test_remove_while_walking)
{
	sys_slist_t s = SYS_SLIST_STATIC_INIT(&s);
	sys_dlist_t d = SYS_DLIST_STATIC_INIT(&d);
	struct item *it, *it_next;

	for (int i = 0; i < N; i++) {
		sys_slist_append(&s, &items[i].snode);
		sys_dlist_append(&d, &items[i].dnode);
	}
	SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&s, it, it_next, snode) {
		zassert_true(sys_slist_find_and_remove(&s, &it->snode));
	}
	SYS_DLIST_FOR_EACH_CONTAINER_SAFE(&d, it, it_next, dnode) {
		sys_dlist_remove(&it->dnode);
	}
	zassert_true(sys_slist_is_empty(&s));
	zassert_true(sys_dlist_is_empty(&d));
}

ZTEST(lists, test_iterate_from)
{
	sys_slist_t s = SYS_SLIST_STATIC_INIT(&s);
	sys_dlist_t d = SYS_DLIST_STATIC_INIT(&d);
	sys_snode_t *sn = &items[1].snode;
	sys_dnode_t *dn = NULL;
	int at = 2;

	for (int i = 0; i < 4; i++) {
		sys_slist_append(&s, &items[i].snode);
		sys_dlist_append(&d, &items[i].dnode);
	}
	SYS_SLIST_ITERATE_FROM_NODE(&s, sn) {
		zassert_equal_ptr(sn, &items[at++].snode);
	}
	zassert_equal(at, 4);
	at = 0;
	SYS_DLIST_ITERATE_FROM_NODE(&d, dn) {
		zassert_equal_ptr(dn, &items[at++].dnode);
	}
	zassert_equal(at, 4);
}
