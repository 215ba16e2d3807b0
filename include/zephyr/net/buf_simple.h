/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Simple buffers: a window of data that grows and shrinks at both ends of fixed memory.
 *
 *     memory:  | headroom | data ... len bytes | tailroom |
 *
 * "add" grows at the tail, "remove" shrinks there; "push" grows at the head, "pull" shrinks there.
 * That there is room, or data, is the caller's duty; asserts check it. Nothing here locks.
 * Included by <zephyr/net/buf.h>.
 */

#ifndef ZEPHYR_INCLUDE_NET_BUF_SIMPLE_H_
#define ZEPHYR_INCLUDE_NET_BUF_SIMPLE_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A simple buffer. */
struct net_buf_simple {
	uint8_t *data;  /**< start of the data */
	uint16_t len;   /**< bytes of data */
	uint16_t size;  /**< bytes of memory */
	uint8_t *__buf; /* start of the memory; not for users */
};

/** Where the data was: net_buf_simple_save(). */
struct net_buf_simple_state {
	uint16_t offset; /**< headroom */
	uint16_t len;    /**< bytes of data */
};

/** Define a simple buffer with @p _size bytes of memory. */
#define NET_BUF_SIMPLE_DEFINE(_name, _size)                                                        \
	uint8_t net_buf_data_##_name[_size];                                                       \
	struct net_buf_simple _name = {                                                            \
		.data = net_buf_data_##_name,                                                      \
		.len = 0,                                                                          \
		.size = _size,                                                                     \
		.__buf = net_buf_data_##_name,                                                     \
	}

/** The same, static. */
#define NET_BUF_SIMPLE_DEFINE_STATIC(_name, _size)                                                 \
	static __noinit uint8_t net_buf_data_##_name[_size];                                       \
	static struct net_buf_simple _name = {                                                     \
		.data = net_buf_data_##_name,                                                      \
		.len = 0,                                                                          \
		.size = _size,                                                                     \
		.__buf = net_buf_data_##_name,                                                     \
	}

/**
 * A pointer to a buffer on the stack, for net_buf_simple_init(); its memory of @p _size bytes
 * follows it.
 */
#define NET_BUF_SIMPLE(_size)                                                                      \
	((struct net_buf_simple *)(&(struct {                                                      \
		struct net_buf_simple buf;                                                         \
		uint8_t data[_size];                                                               \
	}){                                                                                        \
		.buf.size = _size,                                                                 \
	}))

/** @brief Make @p buf empty, with @p reserve_head bytes of headroom. */
static inline void net_buf_simple_init(struct net_buf_simple *buf, size_t reserve_head)
{
	if (buf->__buf == NULL) {
		buf->__buf = (uint8_t *)buf + sizeof(*buf); /* NET_BUF_SIMPLE() */
	}
	buf->data = buf->__buf + reserve_head;
	buf->len = 0U;
}

/** @brief Make @p buf a window of all @p size bytes at @p data. */
void net_buf_simple_init_with_data(struct net_buf_simple *buf, void *data, size_t size);

/** @brief Make it empty, without headroom. */
static inline void net_buf_simple_reset(struct net_buf_simple *buf)
{
	buf->len = 0U;
	buf->data = buf->__buf;
}

/** @brief Make @p clone a second window of the same memory. */
void net_buf_simple_clone(const struct net_buf_simple *original, struct net_buf_simple *clone);

/** @brief Give an empty buffer @p reserve bytes of headroom. */
void net_buf_simple_reserve(struct net_buf_simple *buf, size_t reserve);

/** @brief Grow at the tail. @return the start of the @p len new bytes, which are undefined. */
void *net_buf_simple_add(struct net_buf_simple *buf, size_t len);
/** @brief Append the @p len bytes at @p mem. @return where they are now. */
void *net_buf_simple_add_mem(struct net_buf_simple *buf, const void *mem, size_t len);
/** @brief Append @p val. @return where it is now. */
uint8_t *net_buf_simple_add_u8(struct net_buf_simple *buf, uint8_t val);

/** @brief Shrink at the tail. @return the start of the @p len bytes that were taken off. */
void *net_buf_simple_remove_mem(struct net_buf_simple *buf, size_t len);
/** @brief Take the last byte off. */
uint8_t net_buf_simple_remove_u8(struct net_buf_simple *buf);

/** @brief Grow at the head. @return the start of the data; its first @p len bytes are undefined. */
void *net_buf_simple_push(struct net_buf_simple *buf, size_t len);
/** @brief Put the @p len bytes at @p mem in front. @return where they are now. */
void *net_buf_simple_push_mem(struct net_buf_simple *buf, const void *mem, size_t len);
/** @brief Put @p val in front. */
void net_buf_simple_push_u8(struct net_buf_simple *buf, uint8_t val);

/** @brief Shrink at the head. @return the new start of the data. */
void *net_buf_simple_pull(struct net_buf_simple *buf, size_t len);
/** @brief Shrink at the head. @return the old start: the @p len bytes that were taken off. */
void *net_buf_simple_pull_mem(struct net_buf_simple *buf, size_t len);
/** @brief Take the first byte off. */
uint8_t net_buf_simple_pull_u8(struct net_buf_simple *buf);

/*
 * The same for whole numbers in both byte orders: net_buf_simple_add_le16(buf, val),
 * net_buf_simple_pull_be48(buf) and so on.
 */
#define Z_NET_BUF_SIMPLE_VALUE(order_bits, type)                                                   \
	void net_buf_simple_add_##order_bits(struct net_buf_simple *buf, type val);                \
	type net_buf_simple_remove_##order_bits(struct net_buf_simple *buf);                       \
	void net_buf_simple_push_##order_bits(struct net_buf_simple *buf, type val);               \
	type net_buf_simple_pull_##order_bits(struct net_buf_simple *buf)

Z_NET_BUF_SIMPLE_VALUE(le16, uint16_t);
Z_NET_BUF_SIMPLE_VALUE(be16, uint16_t);
Z_NET_BUF_SIMPLE_VALUE(le24, uint32_t);
Z_NET_BUF_SIMPLE_VALUE(be24, uint32_t);
Z_NET_BUF_SIMPLE_VALUE(le32, uint32_t);
Z_NET_BUF_SIMPLE_VALUE(be32, uint32_t);
Z_NET_BUF_SIMPLE_VALUE(le40, uint64_t);
Z_NET_BUF_SIMPLE_VALUE(be40, uint64_t);
Z_NET_BUF_SIMPLE_VALUE(le48, uint64_t);
Z_NET_BUF_SIMPLE_VALUE(be48, uint64_t);
Z_NET_BUF_SIMPLE_VALUE(le64, uint64_t);
Z_NET_BUF_SIMPLE_VALUE(be64, uint64_t);

/** @brief The byte behind the data. */
static inline uint8_t *net_buf_simple_tail(const struct net_buf_simple *buf)
{
	return buf->data + buf->len;
}

/** @brief Bytes by which it can grow at the head. */
size_t net_buf_simple_headroom(const struct net_buf_simple *buf);
/** @brief Bytes by which it can grow at the tail. */
size_t net_buf_simple_tailroom(const struct net_buf_simple *buf);
/** @brief Bytes of data there can be without touching the headroom. */
uint16_t net_buf_simple_max_len(const struct net_buf_simple *buf);

/** @brief Remember in @p state where the data is. */
static inline void net_buf_simple_save(const struct net_buf_simple *buf,
				       struct net_buf_simple_state *state)
{
	state->offset = (uint16_t)net_buf_simple_headroom(buf);
	state->len = buf->len;
}

/** @brief Back to where it was. */
static inline void net_buf_simple_restore(struct net_buf_simple *buf,
					  struct net_buf_simple_state *state)
{
	buf->data = buf->__buf + state->offset;
	buf->len = state->len;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_NET_BUF_SIMPLE_H_ */
