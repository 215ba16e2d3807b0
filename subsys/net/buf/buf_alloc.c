/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Where the data of network buffers comes from: a fixed piece for each buffer, a heap of the pool,
 * or the system heap. In front of data from a heap stands the number of its references, so that
 * clones can share it.
 */

#include <zephyr/kernel.h>
#include <zephyr/net/buf.h>

/* Data begins so far behind its block. */
#define FRONT MAX(sizeof(void *), CONFIG_NET_BUF_ALIGNMENT)
/* Where the count is, seen from the data. */
#define REFS(data) ((data)[-1])

static uint8_t *first_ref(uint8_t *block)
{
	uint8_t *data;

	if (block == NULL) {
		return NULL;
	}
	data = block + FRONT;
	REFS(data) = 1;
	return data;
}

static uint8_t *heap_data_ref(struct net_buf *buf, uint8_t *data)
{
	ARG_UNUSED(buf);
	REFS(data)++;
	return data;
}

static uint8_t *fixed_data_alloc(struct net_buf *buf, size_t *size, k_timeout_t timeout)
{
	const struct net_buf_data_alloc *alloc = net_buf_pool_get(buf->pool_id)->alloc;
	const struct net_buf_pool_fixed *fixed = alloc->alloc_data;

	ARG_UNUSED(timeout);
	if (*size > alloc->max_alloc_size) {
		return NULL;
	}
	*size = alloc->max_alloc_size;
	return fixed->data_pool + Z_NET_BUF_STRIDE(*size) * net_buf_id(buf);
}

static void fixed_data_unref(struct net_buf *buf, uint8_t *data)
{
	ARG_UNUSED(buf);
	ARG_UNUSED(data);
}

const struct net_buf_data_cb net_buf_fixed_cb = {
	.alloc = fixed_data_alloc,
	.unref = fixed_data_unref,
};

static uint8_t *var_data_alloc(struct net_buf *buf, size_t *size, k_timeout_t timeout)
{
	struct k_heap *heap = net_buf_pool_get(buf->pool_id)->alloc->alloc_data;

	return first_ref(k_heap_aligned_alloc(heap, FRONT, FRONT + *size, timeout));
}

static void var_data_unref(struct net_buf *buf, uint8_t *data)
{
	if (--REFS(data) == 0U) {
		k_heap_free(net_buf_pool_get(buf->pool_id)->alloc->alloc_data, data - FRONT);
	}
}

const struct net_buf_data_cb net_buf_var_cb = {
	.alloc = var_data_alloc,
	.ref = heap_data_ref,
	.unref = var_data_unref,
};

#if K_HEAP_MEM_POOL_SIZE > 0

static uint8_t *heap_data_alloc(struct net_buf *buf, size_t *size, k_timeout_t timeout)
{
	ARG_UNUSED(buf);
	ARG_UNUSED(timeout); /* nobody can wait for the system heap */
	return first_ref(k_aligned_alloc(FRONT, FRONT + *size));
}

static void heap_data_unref(struct net_buf *buf, uint8_t *data)
{
	ARG_UNUSED(buf);
	if (--REFS(data) == 0U) {
		k_free(data - FRONT);
	}
}

static const struct net_buf_data_cb heap_cb = {
	.alloc = heap_data_alloc,
	.ref = heap_data_ref,
	.unref = heap_data_unref,
};

const struct net_buf_data_alloc net_buf_heap_alloc = {
	.cb = &heap_cb,
};

#endif
