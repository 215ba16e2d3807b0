/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Ring buffer of bytes, or of items of 32-bit words with a type and a value.
 *
 * Bytes are copied (put, get, peek) or used in place: claim gives a contiguous piece, finish says
 * how much of it was filled or consumed. One producer and one consumer may run at the same time
 * without a lock, on one CPU; more of either must exclude each other. Context: any. A buffer is
 * used either for bytes or for items.
 */

#ifndef ZEPHYR_INCLUDE_SYS_RING_BUFFER_H_
#define ZEPHYR_INCLUDE_SYS_RING_BUFFER_H_

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Buffers are smaller than half the range of an index, in bytes. */
#define RING_BUFFER_MAX_SIZE        0x80000000U
#define RING_BUFFER_SIZE_ASSERT_MSG "Size too big"

/**
 * A buffer. Indices count all bytes ever, modulo 2^32: head runs ahead of tail by what is claimed,
 * base is the index of buffer[0] in the present lap.
 */
struct ring_buf {
	uint8_t *buffer;
	int32_t put_head;
	int32_t put_tail;
	int32_t put_base;
	int32_t get_head;
	int32_t get_tail;
	int32_t get_base;
	uint32_t size; /* bytes */
};

/** Empty the buffer and set all indices to @p value: for tests of their overflow. */
static inline void ring_buf_internal_reset(struct ring_buf *buf, int32_t value)
{
	buf->put_head = buf->put_tail = buf->put_base = value;
	buf->get_head = buf->get_tail = buf->get_base = value;
}

/** Define a buffer of @p size8 bytes. */
#define RING_BUF_DECLARE(name, size8)                                                              \
	BUILD_ASSERT((size8) <= RING_BUFFER_MAX_SIZE, RING_BUFFER_SIZE_ASSERT_MSG);                \
	static uint8_t __noinit _ring_buffer_data_##name[size8];                                   \
	struct ring_buf name = {.buffer = _ring_buffer_data_##name, .size = (size8)}

/** Define a buffer for items, of @p size32 words. An item takes one word and its data. */
#define RING_BUF_ITEM_DECLARE(name, size32)                                                        \
	BUILD_ASSERT((size32) <= RING_BUFFER_MAX_SIZE / 4, RING_BUFFER_SIZE_ASSERT_MSG);           \
	static uint32_t __noinit _ring_buffer_data_##name[size32];                                 \
	struct ring_buf name = {                                                                   \
		.buffer = (uint8_t *)_ring_buffer_data_##name, .size = 4 * (size32)}

/** The same under an older name; for 2^pow words. */
#define RING_BUF_ITEM_DECLARE_SIZE(name, size32) RING_BUF_ITEM_DECLARE(name, size32)
#define RING_BUF_ITEM_DECLARE_POW2(name, pow)    RING_BUF_ITEM_DECLARE(name, BIT(pow))

/** Words that hold the object @p expr. */
#define RING_BUF_ITEM_SIZEOF(expr) DIV_ROUND_UP(sizeof(expr), sizeof(uint32_t))

/** @brief Initialise for bytes: @p size bytes at @p data. */
static inline void ring_buf_init(struct ring_buf *buf, uint32_t size, uint8_t *data)
{
	__ASSERT(size <= RING_BUFFER_MAX_SIZE, RING_BUFFER_SIZE_ASSERT_MSG);
	buf->size = size;
	buf->buffer = data;
	ring_buf_internal_reset(buf, 0);
}

/** @brief Initialise for items: @p size words at @p data. */
static inline void ring_buf_item_init(struct ring_buf *buf, uint32_t size, uint32_t *data)
{
	__ASSERT(size <= RING_BUFFER_MAX_SIZE / 4, RING_BUFFER_SIZE_ASSERT_MSG);
	ring_buf_init(buf, 4 * size, (uint8_t *)data);
}

/** @brief Whether nothing can be read. */
static inline bool ring_buf_is_empty(struct ring_buf *buf)
{
	return buf->get_head == buf->put_tail;
}

/** @brief Forget the content. Not while a producer or consumer is at work. */
static inline void ring_buf_reset(struct ring_buf *buf)
{
	ring_buf_internal_reset(buf, 0);
}

/** @brief Bytes that can be written. */
static inline uint32_t ring_buf_space_get(struct ring_buf *buf)
{
	return buf->size - ((uint32_t)buf->put_head - (uint32_t)buf->get_tail);
}

/** @brief Words that can be written, heads of items included. */
static inline uint32_t ring_buf_item_space_get(struct ring_buf *buf)
{
	return ring_buf_space_get(buf) / 4;
}

/** @brief Bytes that an empty buffer can take. */
static inline uint32_t ring_buf_capacity_get(struct ring_buf *buf)
{
	return buf->size;
}

/** @brief Bytes that can be read. */
static inline uint32_t ring_buf_size_get(struct ring_buf *buf)
{
	return (uint32_t)buf->put_tail - (uint32_t)buf->get_head;
}

/**
 * @brief Claim room to write into. Further claims follow on, until finished.
 *
 * @param data Out: where.
 * @param size Bytes wanted.
 * @return Bytes claimed; fewer at the end of the memory, or if the buffer is nearly full.
 */
uint32_t ring_buf_put_claim(struct ring_buf *buf, uint8_t **data, uint32_t size);

/**
 * @brief Make the first @p size bytes of the claims readable; the rest is given up.
 * @retval -EINVAL more than claimed.
 */
int ring_buf_put_finish(struct ring_buf *buf, uint32_t size);

/** @brief Copy up to @p size bytes in. @return How many. */
uint32_t ring_buf_put(struct ring_buf *buf, const uint8_t *data, uint32_t size);

/** @brief Claim bytes to read in place: as ring_buf_put_claim(). */
uint32_t ring_buf_get_claim(struct ring_buf *buf, uint8_t **data, uint32_t size);

/** @brief Free the first @p size bytes of the claims; the rest can be claimed again. */
int ring_buf_get_finish(struct ring_buf *buf, uint32_t size);

/** @brief Copy up to @p size bytes out (@p data NULL: drop them). @return How many. */
uint32_t ring_buf_get(struct ring_buf *buf, uint8_t *data, uint32_t size);

/** @brief Copy up to @p size bytes out and keep them. Not with claims open. @return How many. */
uint32_t ring_buf_peek(struct ring_buf *buf, uint8_t *data, uint32_t size);

/**
 * @brief Write an item.
 * @param type, value For the reader. @param size32 Words at @p data.
 * @retval -EMSGSIZE there is no room.
 */
int ring_buf_item_put(struct ring_buf *buf, uint16_t type, uint8_t value, uint32_t *data,
		      uint8_t size32);

/**
 * @brief Read an item.
 * @param data Out: its data; NULL drops them. @param size32 In: room in words; out: words.
 * @retval -EAGAIN there is none. @retval -EMSGSIZE @p size32, which tells the need now, was too
 * small.
 */
int ring_buf_item_get(struct ring_buf *buf, uint16_t *type, uint8_t *value, uint32_t *data,
		      uint8_t *size32);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_RING_BUFFER_H_ */
