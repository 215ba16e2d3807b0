/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Chains of network buffers.
 */

#include <zephyr/net/buf.h>
#include <zephyr/ztest.h>

NET_BUF_POOL_FIXED_DEFINE(frags, 6, 8, 0, NULL);
NET_BUF_POOL_VAR_DEFINE(var_frags, 3, 512, 0, NULL);

static struct net_buf *made(const char *text)
{
	struct net_buf *buf = net_buf_alloc(&frags, K_NO_WAIT);

	zassert_not_null(buf);
	net_buf_add_mem(buf, text, strlen(text));
	return buf;
}

/* "abc", "", "de", "fghi" */
static struct net_buf *chain(void)
{
	struct net_buf *head = made("abc");

	net_buf_frag_add(head, made(""));
	net_buf_frag_add(head, made("de"));
	zassert_equal_ptr(net_buf_frag_add(head, made("fghi")), head);
	return head;
}

static int free_frags(void)
{
	struct net_buf *bufs[6];
	int n = 0;

	while (n < 6 && (bufs[n] = net_buf_alloc(&frags, K_NO_WAIT)) != NULL) {
		n++;
	}
	for (int i = 0; i < n; i++) {
		net_buf_unref(bufs[i]);
	}
	return n;
}

static void all_are_free(void *fixture)
{
	zassert_equal(free_frags(), 6);
}

ZTEST_SUITE(frags, NULL, NULL, NULL, all_are_free, NULL);

ZTEST(frags, test_chain)
{
	struct net_buf *head = chain(), *ref;

	zassert_equal(net_buf_frags_len(head), 9);
	zassert_equal(net_buf_frags_len(NULL), 0);
	zassert_mem_equal(net_buf_frag_last(head)->data, "fghi", 4);

	/* behind the first, a chain of two */
	ref = made("X");
	net_buf_frag_add(ref, made("Y"));
	net_buf_frag_insert(head, ref);
	zassert_equal(net_buf_frags_len(head), 11);
	zassert_mem_equal(head->frags->data, "X", 1);
	zassert_mem_equal(head->frags->frags->data, "Y", 1);
	net_buf_frag_del(head, head->frags);
	zassert_mem_equal(head->frags->data, "Y", 1);

	head = net_buf_frag_del(NULL, head);
	zassert_mem_equal(head->data, "Y", 1);
	zassert_equal(net_buf_frags_len(head), 7);
	net_buf_unref(head);

	head = made("1");
	zassert_equal_ptr(net_buf_frag_add(NULL, head), head);
	zassert_equal(head->ref, 2);
	net_buf_unref(head);
	net_buf_unref(head);
}

ZTEST(frags, test_a_fragment_that_another_holds_stays)
{
	struct net_buf *head = made("a"), *held = made("b");

	net_buf_frag_add(head, held);
	net_buf_frag_add(head, made("c"));
	held = net_buf_ref(held);
	net_buf_unref(head);
	zassert_equal(free_frags(), 4);
	zassert_equal(net_buf_frags_len(held), 2);
	net_buf_unref(held);
}

ZTEST(frags, test_linearize)
{
	static const struct {
		size_t dst_len, offset, len;
		const char *out;
	} rows[] = {
		{20, 0, 20, "abcdefghi"}, {20, 0, 9, "abcdefghi"}, {20, 2, 3, "cde"},
		{4, 0, 9, "abcd"},        {20, 3, 1, "d"},         {20, 8, 5, "i"},
		{20, 9, 5, ""},           {20, 100, 5, ""},        {20, 0, 0, ""},
		{0, 0, 5, ""},            {20, 4, 2, "ef"},
	};
	struct net_buf *head = chain();

	ARRAY_FOR_EACH_PTR(rows, row) {
		char out[24];
		size_t len = strlen(row->out);

		memset(out, '#', sizeof(out));
		zassert_equal(net_buf_linearize(out, row->dst_len, head, row->offset, row->len),
			      len);
		zassert_mem_equal(out, row->out, len, "%s", row->out);
		zassert_equal(out[len], '#');
	}
	net_buf_unref(head);
}

ZTEST(frags, test_match)
{
	static const struct {
		size_t offset;
		const char *data;
		size_t same;
	} rows[] = {
		{0, "abcdefghi", 9}, {0, "abcdefghij", 9}, {0, "abX", 2}, {3, "defX", 3},
		{2, "cdef", 4},      {0, "X", 0},          {9, "x", 0},   {50, "a", 0},
		{0, "", 0},
	};
	struct net_buf *head = chain();

	ARRAY_FOR_EACH_PTR(rows, row) {
		zassert_equal(net_buf_data_match(head, row->offset, row->data, strlen(row->data)),
			      row->same, "%zu %s", row->offset, row->data);
	}
	net_buf_unref(head);
}

ZTEST(frags, test_skip)
{
	struct net_buf *head = net_buf_skip(chain(), 4);

	zassert_equal(net_buf_frags_len(head), 5);
	zassert_equal(head->data[0], 'e');
	head = net_buf_skip(head, 0);
	zassert_equal(net_buf_frags_len(head), 5);
	head = net_buf_skip(head, 2);
	zassert_mem_equal(head->data, "ghi", 3);
	zassert_is_null(net_buf_skip(head, 100));
}

static struct net_buf *from_pool(k_timeout_t timeout, void *user_data)
{
	return net_buf_alloc(user_data, timeout);
}

ZTEST(frags, test_append)
{
	static const char text[] = "0123456789abcdefghijklmnopqrstuv";
	struct net_buf *head = made("");
	char out[40];

	zassert_equal(net_buf_append_bytes(head, 20, text, K_NO_WAIT, NULL, NULL), 20);
	zassert_equal(head->len, 8);
	zassert_equal(head->frags->len, 8);
	zassert_equal(head->frags->frags->len, 4);
	zassert_equal(net_buf_append_bytes(head, 10, text + 20, K_NO_WAIT, from_pool, &frags), 10);
	zassert_equal(net_buf_linearize(out, sizeof(out), head, 0, 30), 30);
	zassert_mem_equal(out, text, 30);
	zassert_equal(net_buf_append_bytes(head, 0, text, K_NO_WAIT, NULL, NULL), 0);
	zassert_equal(net_buf_append_bytes(head, 32, text, K_NO_WAIT, NULL, NULL), 18,
		      "six buffers of 8 are full");
	net_buf_unref(head);

	head = net_buf_alloc_len(&var_frags, 4, K_NO_WAIT);
	zassert_equal(net_buf_append_bytes(head, 30, text, K_NO_WAIT, NULL, NULL), 30);
	zassert_equal(head->frags->size, 26, "a pool without fixed size gives what is needed");
	net_buf_unref(head);
}
