/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Invariant: get_tail <= get_head <= put_tail <= put_head <= get_tail + size, counted modulo 2^32;
 * base <= tail < base + size on either side. The producer writes only put_*, the consumer only
 * get_*; the index the other side reads (put_tail, get_tail) is written last.
 */

#include <string.h>

#include <zephyr/sys/ring_buffer.h>

/* One side of a buffer: claims from @p head, at most @p avail bytes and not across the end. */
static uint32_t claim(struct ring_buf *buf, int32_t *head, int32_t base, uint32_t avail,
		      uint8_t **data, uint32_t size)
{
	uint32_t at = (uint32_t)*head - (uint32_t)base;

	if (at >= buf->size) {
		at -= buf->size;
	}
	size = MIN(size, MIN(avail, buf->size - at));
	*data = &buf->buffer[at];
	*head = (int32_t)((uint32_t)*head + size);
	return size;
}

/* Move @p tail on by @p size, back @p head to it. */
static int finish(struct ring_buf *buf, int32_t *head, int32_t *tail, int32_t *base,
		  uint32_t size)
{
	uint32_t new_tail = (uint32_t)*tail + size;

	if (size > (uint32_t)*head - (uint32_t)*tail) {
		return -EINVAL;
	}
	if (new_tail - (uint32_t)*base >= buf->size) {
		*base = (int32_t)((uint32_t)*base + buf->size);
	}
	*head = (int32_t)new_tail;
	compiler_barrier();
	*tail = (int32_t)new_tail;
	return 0;
}

uint32_t ring_buf_put_claim(struct ring_buf *buf, uint8_t **data, uint32_t size)
{
	return claim(buf, &buf->put_head, buf->put_base, ring_buf_space_get(buf), data, size);
}

int ring_buf_put_finish(struct ring_buf *buf, uint32_t size)
{
	return finish(buf, &buf->put_head, &buf->put_tail, &buf->put_base, size);
}

uint32_t ring_buf_get_claim(struct ring_buf *buf, uint8_t **data, uint32_t size)
{
	return claim(buf, &buf->get_head, buf->get_base, ring_buf_size_get(buf), data, size);
}

int ring_buf_get_finish(struct ring_buf *buf, uint32_t size)
{
	return finish(buf, &buf->get_head, &buf->get_tail, &buf->get_base, size);
}

/* Claim up to @p size bytes and copy them in. */
static uint32_t fill(struct ring_buf *buf, const uint8_t *data, uint32_t size)
{
	uint32_t total = 0;
	uint32_t part;
	uint8_t *dst;

	while ((part = ring_buf_put_claim(buf, &dst, size - total)) > 0) {
		memcpy(dst, &data[total], part);
		total += part;
	}
	return total;
}

/* Claim up to @p size bytes and copy them out, unless @p data is NULL. */
static uint32_t drain(struct ring_buf *buf, uint8_t *data, uint32_t size)
{
	uint32_t total = 0;
	uint32_t part;
	uint8_t *src;

	while ((part = ring_buf_get_claim(buf, &src, size - total)) > 0) {
		if (data != NULL) {
			memcpy(&data[total], src, part);
		}
		total += part;
	}
	return total;
}

uint32_t ring_buf_put(struct ring_buf *buf, const uint8_t *data, uint32_t size)
{
	uint32_t total = fill(buf, data, size);
	int err = ring_buf_put_finish(buf, total);

	__ASSERT_NO_MSG(err == 0);
	ARG_UNUSED(err);
	return total;
}

uint32_t ring_buf_get(struct ring_buf *buf, uint8_t *data, uint32_t size)
{
	uint32_t total = drain(buf, data, size);
	int err = ring_buf_get_finish(buf, total);

	__ASSERT_NO_MSG(err == 0);
	ARG_UNUSED(err);
	return total;
}

uint32_t ring_buf_peek(struct ring_buf *buf, uint8_t *data, uint32_t size)
{
	uint32_t total = drain(buf, data, size);
	int err = ring_buf_get_finish(buf, 0);

	__ASSERT_NO_MSG(err == 0);
	ARG_UNUSED(err);
	return total;
}

/* The word in front of an item's data. */
struct item_head {
	uint16_t type;
	uint8_t length; /* words */
	uint8_t value;
};

BUILD_ASSERT(sizeof(struct item_head) == 4);

int ring_buf_item_put(struct ring_buf *buf, uint16_t type, uint8_t value, uint32_t *data,
		      uint8_t size32)
{
	struct item_head head = {.type = type, .length = size32, .value = value};
	uint32_t size = sizeof(head) + 4U * size32;

	if (ring_buf_space_get(buf) < size) {
		return -EMSGSIZE;
	}
	(void)fill(buf, (const uint8_t *)&head, sizeof(head));
	(void)fill(buf, (const uint8_t *)data, 4U * size32);
	return ring_buf_put_finish(buf, size);
}

int ring_buf_item_get(struct ring_buf *buf, uint16_t *type, uint8_t *value, uint32_t *data,
		      uint8_t *size32)
{
	struct item_head head;

	if (ring_buf_is_empty(buf)) {
		return -EAGAIN;
	}
	(void)drain(buf, (uint8_t *)&head, sizeof(head));
	if (data != NULL && head.length > *size32) {
		*size32 = head.length;
		(void)ring_buf_get_finish(buf, 0);
		return -EMSGSIZE;
	}
	*size32 = head.length;
	*type = head.type;
	*value = head.value;
	return ring_buf_get_finish(buf, sizeof(head) +
					drain(buf, (uint8_t *)data, 4U * head.length));
}
