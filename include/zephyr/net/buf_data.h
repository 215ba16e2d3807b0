/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief The data of one network buffer: the calls of <zephyr/net/buf_simple.h> by their names for
 * network buffers. Included by <zephyr/net/buf.h>.
 */

#ifndef ZEPHYR_INCLUDE_NET_BUF_DATA_H_
#define ZEPHYR_INCLUDE_NET_BUF_DATA_H_

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Give an empty buffer @p reserve bytes of headroom. */
static inline void net_buf_reserve(struct net_buf *buf, size_t reserve)
{
	net_buf_simple_reserve(&buf->b, reserve);
}

/** @brief Grow at the tail. @return the start of the @p len new bytes, which are undefined. */
static inline void *net_buf_add(struct net_buf *buf, size_t len)
{
	return net_buf_simple_add(&buf->b, len);
}

/** @brief Append the @p len bytes at @p mem. @return where they are now. */
static inline void *net_buf_add_mem(struct net_buf *buf, const void *mem, size_t len)
{
	return net_buf_simple_add_mem(&buf->b, mem, len);
}

/** @brief Append @p val. @return where it is now. */
static inline uint8_t *net_buf_add_u8(struct net_buf *buf, uint8_t val)
{
	return net_buf_simple_add_u8(&buf->b, val);
}

/** @brief Shrink at the tail. @return the start of the @p len bytes that were taken off. */
static inline void *net_buf_remove_mem(struct net_buf *buf, size_t len)
{
	return net_buf_simple_remove_mem(&buf->b, len);
}

/** @brief Take the last byte off. */
static inline uint8_t net_buf_remove_u8(struct net_buf *buf)
{
	return net_buf_simple_remove_u8(&buf->b);
}

/** @brief Grow at the head. @return the start of the data; its first @p len bytes are undefined. */
static inline void *net_buf_push(struct net_buf *buf, size_t len)
{
	return net_buf_simple_push(&buf->b, len);
}

/** @brief Put the @p len bytes at @p mem in front. @return where they are now. */
static inline void *net_buf_push_mem(struct net_buf *buf, const void *mem, size_t len)
{
	return net_buf_simple_push_mem(&buf->b, mem, len);
}

/** @brief Put @p val in front. */
static inline void net_buf_push_u8(struct net_buf *buf, uint8_t val)
{
	net_buf_simple_push_u8(&buf->b, val);
}

/** @brief Shrink at the head. @return the new start of the data. */
static inline void *net_buf_pull(struct net_buf *buf, size_t len)
{
	return net_buf_simple_pull(&buf->b, len);
}

/** @brief Shrink at the head. @return the old start: the @p len bytes that were taken off. */
static inline void *net_buf_pull_mem(struct net_buf *buf, size_t len)
{
	return net_buf_simple_pull_mem(&buf->b, len);
}

/** @brief Take the first byte off. */
static inline uint8_t net_buf_pull_u8(struct net_buf *buf)
{
	return net_buf_simple_pull_u8(&buf->b);
}

/** @brief Bytes by which it can grow at the tail. */
static inline size_t net_buf_tailroom(const struct net_buf *buf)
{
	return net_buf_simple_tailroom(&buf->b);
}

/** @brief Bytes by which it can grow at the head. */
static inline size_t net_buf_headroom(const struct net_buf *buf)
{
	return net_buf_simple_headroom(&buf->b);
}

/** @brief Bytes of data there can be without touching the headroom. */
static inline uint16_t net_buf_max_len(const struct net_buf *buf)
{
	return net_buf_simple_max_len(&buf->b);
}

/** @brief The byte behind the data. */
static inline uint8_t *net_buf_tail(const struct net_buf *buf)
{
	return net_buf_simple_tail(&buf->b);
}

/* Whole numbers in both byte orders: net_buf_add_le16(buf, val), net_buf_pull_be48(buf)... */
#define Z_NET_BUF_VALUE(order_bits, type)                                                          \
	static inline void net_buf_add_##order_bits(struct net_buf *buf, type val)                 \
	{                                                                                          \
		net_buf_simple_add_##order_bits(&buf->b, val);                                     \
	}                                                                                          \
	static inline type net_buf_remove_##order_bits(struct net_buf *buf)                        \
	{                                                                                          \
		return net_buf_simple_remove_##order_bits(&buf->b);                                \
	}                                                                                          \
	static inline void net_buf_push_##order_bits(struct net_buf *buf, type val)                \
	{                                                                                          \
		net_buf_simple_push_##order_bits(&buf->b, val);                                    \
	}                                                                                          \
	static inline type net_buf_pull_##order_bits(struct net_buf *buf)                          \
	{                                                                                          \
		return net_buf_simple_pull_##order_bits(&buf->b);                                  \
	}

Z_NET_BUF_VALUE(le16, uint16_t)
Z_NET_BUF_VALUE(be16, uint16_t)
Z_NET_BUF_VALUE(le24, uint32_t)
Z_NET_BUF_VALUE(be24, uint32_t)
Z_NET_BUF_VALUE(le32, uint32_t)
Z_NET_BUF_VALUE(be32, uint32_t)
Z_NET_BUF_VALUE(le40, uint64_t)
Z_NET_BUF_VALUE(be40, uint64_t)
Z_NET_BUF_VALUE(le48, uint64_t)
Z_NET_BUF_VALUE(be48, uint64_t)
Z_NET_BUF_VALUE(le64, uint64_t)
Z_NET_BUF_VALUE(be64, uint64_t)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_NET_BUF_DATA_H_ */
