/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Chains of network buffers: lists, fragments, and data that spans several of them.
 */

#include <errno.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/net/buf.h>

static struct k_spinlock slist_lock; /* one for all lists, which are short */

void net_buf_slist_put(sys_slist_t *list, struct net_buf *buf)
{
	__ASSERT_NO_MSG(list != NULL);
	__ASSERT_NO_MSG(buf != NULL);
	K_SPINLOCK(&slist_lock) {
		sys_slist_append(list, &buf->node);
	}
}

struct net_buf *net_buf_slist_get(sys_slist_t *list)
{
	sys_snode_t *node = NULL;

	__ASSERT_NO_MSG(list != NULL);
	K_SPINLOCK(&slist_lock) {
		node = sys_slist_get(list);
	}
	return node == NULL ? NULL : CONTAINER_OF(node, struct net_buf, node);
}

void net_buf_put(struct k_fifo *fifo, struct net_buf *buf)
{
	__ASSERT_NO_MSG(fifo != NULL);
	__ASSERT_NO_MSG(buf != NULL);
	k_fifo_put(fifo, buf);
}

int net_buf_user_data_copy(struct net_buf *dst, const struct net_buf *src)
{
	if (dst == src) {
		return 0;
	}
	if (dst->user_data_size < src->user_data_size) {
		return -EINVAL;
	}
	memcpy(dst->user_data, src->user_data, src->user_data_size);
	return 0;
}

struct net_buf *net_buf_frag_last(struct net_buf *frags)
{
	__ASSERT_NO_MSG(frags != NULL);
	while (frags->frags != NULL) {
		frags = frags->frags;
	}
	return frags;
}

void net_buf_frag_insert(struct net_buf *parent, struct net_buf *frag)
{
	__ASSERT_NO_MSG(parent != NULL);
	__ASSERT_NO_MSG(frag != NULL);
	if (parent->frags != NULL) {
		net_buf_frag_last(frag)->frags = parent->frags;
	}
	parent->frags = frag;
}

struct net_buf *net_buf_frag_add(struct net_buf *head, struct net_buf *frag)
{
	if (head == NULL) {
		return net_buf_ref(frag);
	}
	net_buf_frag_insert(net_buf_frag_last(head), frag);
	return head;
}

/* The fragment that holds byte *@p offset of the chain, and *offset in it; NULL: beyond its end. */
static const struct net_buf *frag_at(const struct net_buf *buf, size_t *offset)
{
	while (buf != NULL && *offset >= buf->len) {
		*offset -= buf->len;
		buf = buf->frags;
	}
	return buf;
}

size_t net_buf_linearize(void *dst, size_t dst_len, const struct net_buf *src, size_t offset,
			 size_t len)
{
	const struct net_buf *frag = frag_at(src, &offset);
	size_t copied = 0;

	len = MIN(len, dst_len);
	while (frag != NULL && copied < len) {
		size_t n = MIN(len - copied, frag->len - offset);

		memcpy((uint8_t *)dst + copied, frag->data + offset, n);
		copied += n;
		offset = 0;
		frag = frag->frags;
	}
	return copied;
}

size_t net_buf_data_match(const struct net_buf *buf, size_t offset, const void *data, size_t len)
{
	const struct net_buf *frag = frag_at(buf, &offset);
	const uint8_t *expected = data;
	size_t same = 0;

	while (frag != NULL && same < len) {
		if (offset == frag->len) {
			frag = frag->frags;
			offset = 0;
		} else if (frag->data[offset] == expected[same]) {
			offset++;
			same++;
		} else {
			break;
		}
	}
	return same;
}

/* A fragment for @p len more bytes of @p buf, from its own pool. */
static struct net_buf *more_of_pool(const struct net_buf *buf, size_t len, k_timeout_t timeout)
{
	struct net_buf_pool *pool = net_buf_pool_get(buf->pool_id);
	size_t most = pool->alloc->max_alloc_size;

	return net_buf_alloc_len(pool, most > 0U ? MIN(len, most) : len, timeout);
}

size_t net_buf_append_bytes(struct net_buf *buf, size_t len, const void *value, k_timeout_t timeout,
			    net_buf_allocator_cb allocate_cb, void *user_data)
{
	struct net_buf *frag = net_buf_frag_last(buf);
	size_t added = 0;

	while (true) {
		size_t n = MIN(len - added, net_buf_tailroom(frag));

		net_buf_add_mem(frag, (const uint8_t *)value + added, n);
		added += n;
		if (added == len) {
			return added;
		}
		frag = allocate_cb != NULL ? allocate_cb(timeout, user_data)
					   : more_of_pool(buf, len - added, timeout);
		if (frag == NULL) {
			return added;
		}
		net_buf_frag_add(buf, frag);
	}
}

struct net_buf *net_buf_skip(struct net_buf *buf, size_t len)
{
	while (buf != NULL && len > 0U) {
		size_t n = MIN(len, buf->len);

		net_buf_pull(buf, n);
		len -= n;
		if (buf->len == 0U) {
			buf = net_buf_frag_del(NULL, buf);
		}
	}
	return buf;
}

size_t net_buf_frags_len(const struct net_buf *buf)
{
	size_t bytes = 0;

	for (; buf != NULL; buf = buf->frags) {
		bytes += buf->len;
	}
	return bytes;
}
