/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Simple buffers: <zephyr/net/buf_simple.h>.
 */

#include <string.h>

#include <zephyr/net/buf_simple.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/byteorder.h>

void net_buf_simple_init_with_data(struct net_buf_simple *buf, void *data, size_t size)
{
	buf->__buf = data;
	buf->data = data;
	buf->size = (uint16_t)size;
	buf->len = (uint16_t)size;
}

void net_buf_simple_clone(const struct net_buf_simple *original, struct net_buf_simple *clone)
{
	*clone = *original;
}

void net_buf_simple_reserve(struct net_buf_simple *buf, size_t reserve)
{
	__ASSERT(buf->len == 0U, "headroom is reserved while the buffer is empty");
	__ASSERT(reserve <= buf->size, "no room for %zu bytes of headroom", reserve);
	buf->data = buf->__buf + reserve;
}

size_t net_buf_simple_headroom(const struct net_buf_simple *buf)
{
	return (size_t)(buf->data - buf->__buf);
}

size_t net_buf_simple_tailroom(const struct net_buf_simple *buf)
{
	return buf->size - net_buf_simple_headroom(buf) - buf->len;
}

uint16_t net_buf_simple_max_len(const struct net_buf_simple *buf)
{
	return (uint16_t)(buf->size - net_buf_simple_headroom(buf));
}

void *net_buf_simple_add(struct net_buf_simple *buf, size_t len)
{
	uint8_t *tail = net_buf_simple_tail(buf);

	__ASSERT(net_buf_simple_tailroom(buf) >= len, "no tailroom for %zu bytes", len);
	buf->len += (uint16_t)len;
	return tail;
}

void *net_buf_simple_add_mem(struct net_buf_simple *buf, const void *mem, size_t len)
{
	return memcpy(net_buf_simple_add(buf, len), mem, len);
}

uint8_t *net_buf_simple_add_u8(struct net_buf_simple *buf, uint8_t val)
{
	uint8_t *at = net_buf_simple_add(buf, 1);

	*at = val;
	return at;
}

void *net_buf_simple_remove_mem(struct net_buf_simple *buf, size_t len)
{
	__ASSERT(buf->len >= len, "%zu bytes of %u removed", len, buf->len);
	buf->len -= (uint16_t)len;
	return net_buf_simple_tail(buf);
}

uint8_t net_buf_simple_remove_u8(struct net_buf_simple *buf)
{
	return *(uint8_t *)net_buf_simple_remove_mem(buf, 1);
}

void *net_buf_simple_push(struct net_buf_simple *buf, size_t len)
{
	__ASSERT(net_buf_simple_headroom(buf) >= len, "no headroom for %zu bytes", len);
	buf->data -= len;
	buf->len += (uint16_t)len;
	return buf->data;
}

void *net_buf_simple_push_mem(struct net_buf_simple *buf, const void *mem, size_t len)
{
	return memcpy(net_buf_simple_push(buf, len), mem, len);
}

void net_buf_simple_push_u8(struct net_buf_simple *buf, uint8_t val)
{
	*(uint8_t *)net_buf_simple_push(buf, 1) = val;
}

void *net_buf_simple_pull(struct net_buf_simple *buf, size_t len)
{
	__ASSERT(buf->len >= len, "%zu bytes of %u pulled", len, buf->len);
	buf->len -= (uint16_t)len;
	buf->data += len;
	return buf->data;
}

void *net_buf_simple_pull_mem(struct net_buf_simple *buf, size_t len)
{
	uint8_t *data = buf->data;

	(void)net_buf_simple_pull(buf, len);
	return data;
}

uint8_t net_buf_simple_pull_u8(struct net_buf_simple *buf)
{
	return *(uint8_t *)net_buf_simple_pull_mem(buf, 1);
}

/* The four calls for one kind of whole number. */
#define VALUE(order_bits, bytes, type)                                                             \
	void net_buf_simple_add_##order_bits(struct net_buf_simple *buf, type val)                 \
	{                                                                                          \
		sys_put_##order_bits(val, net_buf_simple_add(buf, bytes));                         \
	}                                                                                          \
	type net_buf_simple_remove_##order_bits(struct net_buf_simple *buf)                        \
	{                                                                                          \
		return sys_get_##order_bits(net_buf_simple_remove_mem(buf, bytes));                \
	}                                                                                          \
	void net_buf_simple_push_##order_bits(struct net_buf_simple *buf, type val)                \
	{                                                                                          \
		sys_put_##order_bits(val, net_buf_simple_push(buf, bytes));                        \
	}                                                                                          \
	type net_buf_simple_pull_##order_bits(struct net_buf_simple *buf)                          \
	{                                                                                          \
		return sys_get_##order_bits(net_buf_simple_pull_mem(buf, bytes));                  \
	}

VALUE(le16, 2, uint16_t)
VALUE(be16, 2, uint16_t)
VALUE(le24, 3, uint32_t)
VALUE(be24, 3, uint32_t)
VALUE(le32, 4, uint32_t)
VALUE(be32, 4, uint32_t)
VALUE(le40, 5, uint64_t)
VALUE(be40, 5, uint64_t)
VALUE(le48, 6, uint64_t)
VALUE(be48, 6, uint64_t)
VALUE(le64, 8, uint64_t)
VALUE(be64, 8, uint64_t)
