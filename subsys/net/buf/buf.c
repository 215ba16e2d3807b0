/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Network buffers: taken from pools, shared, given back. <zephyr/net/buf.h> says what they are.
 *
 * A buffer of a pool is in one of three places: never used (the last `uninit_count` of the array),
 * in the queue `free`, or with its users. While some were never used those in `free` go first, so
 * that memory stays warm and unused buffers need no initialisation.
 */

#include <errno.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/net/buf.h>

#ifdef CONFIG_NET_BUF_LOG
#include <zephyr/logging/log.h>
LOG_MODULE_REGISTER(net_buf, CONFIG_NET_BUF_LOG_LEVEL);
#define CALLER        func, line
#define CALLER_TOO    , func, line
#define WARN(...)     LOG_WRN(__VA_ARGS__)
#define WARN_AFTER_S CONFIG_NET_BUF_WARN_ALLOC_INTERVAL
#else
#define CALLER       "", 0
#define CALLER_TOO
#define WARN(...)
#define WARN_AFTER_S 0
#endif

#ifdef CONFIG_NET_BUF_POOL_USAGE
#define COUNT_FREE(pool, n) (void)atomic_add(&(pool)->avail_count, n)
#else
#define COUNT_FREE(pool, n)
#endif

extern struct net_buf_pool TYPE_SECTION_START(net_buf_pool)[];

struct net_buf_pool *net_buf_pool_get(int id)
{
	return &TYPE_SECTION_START(net_buf_pool)[id];
}

static size_t bytes_of_each(const struct net_buf_pool *pool)
{
	return ROUND_UP(sizeof(struct net_buf) + pool->user_data_size, __alignof__(void *));
}

int net_buf_id(const struct net_buf *buf)
{
	const struct net_buf_pool *pool = net_buf_pool_get(buf->pool_id);

	return (int)(((uintptr_t)buf - (uintptr_t)pool->__bufs) / bytes_of_each(pool));
}

/* The next buffer that was never used; NULL: there is none. */
static struct net_buf *take_unused(struct net_buf_pool *pool)
{
	struct net_buf *buf = NULL;
	uint16_t unused;

	K_SPINLOCK(&pool->lock) {
		unused = pool->uninit_count;
		if (unused > 0U) {
			pool->uninit_count--;
		}
	}
	if (unused > 0U) {
		buf = (struct net_buf *)((uintptr_t)pool->__bufs +
					 (pool->buf_count - unused) * bytes_of_each(pool));
		buf->pool_id = (uint8_t)(pool - TYPE_SECTION_START(net_buf_pool));
		buf->user_data_size = pool->user_data_size;
	}
	return buf;
}

/* Wait for a buffer to come back; warn now and then. */
static struct net_buf *wait_for_free(struct net_buf_pool *pool, k_timeout_t timeout,
				     const char *func, int line)
{
	k_timepoint_t end = sys_timepoint_calc(timeout);
	struct net_buf *buf = NULL;

	if (WARN_AFTER_S == 0) {
		return k_lifo_get(&pool->free, timeout);
	}
	do {
		k_timepoint_t warn = sys_timepoint_calc(K_SECONDS(WARN_AFTER_S));

		timeout = sys_timepoint_timeout(sys_timepoint_cmp(warn, end) < 0 ? warn : end);
		buf = k_lifo_get(&pool->free, timeout);
		if (buf == NULL && !sys_timepoint_expired(end)) {
			WARN("%s():%d: pool %p has been empty for %d s", func, line, pool,
			     WARN_AFTER_S);
		}
	} while (buf == NULL && !sys_timepoint_expired(end));
	return buf;
}

static struct net_buf *take(struct net_buf_pool *pool, k_timeout_t timeout, const char *func,
			    int line)
{
	struct net_buf *buf = k_lifo_get(&pool->free, K_NO_WAIT);

	if (buf == NULL) {
		buf = take_unused(pool);
	}
	if (buf == NULL && !K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		buf = wait_for_free(pool, timeout, func, line);
	}
	return buf;
}

/* The system work queue must not wait for buffers that its own items give back. */
static k_timeout_t allowed(k_timeout_t timeout)
{
	bool on_work_queue =
		!k_is_in_isr() && k_current_get() == k_work_queue_thread_get(&k_sys_work_q);

	return on_work_queue ? K_NO_WAIT : timeout;
}

static struct net_buf *alloc(struct net_buf_pool *pool, size_t size, k_timeout_t timeout,
			     const char *func, int line)
{
	k_timepoint_t end;
	struct net_buf *buf;

	__ASSERT_NO_MSG(pool != NULL);
	timeout = allowed(timeout);
	end = sys_timepoint_calc(timeout);
	buf = take(pool, timeout, func, line);
	if (buf == NULL) {
		WARN("%s():%d: no buffer in pool %p", func, line, pool);
		return NULL;
	}
	buf->__buf = NULL;
	if (size > 0U) {
		buf->__buf = pool->alloc->cb->alloc(buf, &size, sys_timepoint_timeout(end));
		if (buf->__buf == NULL) {
			WARN("%s():%d: no memory for data", func, line);
			k_lifo_put(&pool->free, buf);
			return NULL;
		}
	}
	buf->ref = 1U;
	buf->flags = 0U;
	buf->frags = NULL;
	buf->size = (uint16_t)size;
	net_buf_reset(buf);
	COUNT_FREE(pool, -1);
	return buf;
}

struct net_buf *Z_NET_BUF_NAME(net_buf_alloc_len)(struct net_buf_pool *pool, size_t size,
						  k_timeout_t timeout Z_NET_BUF_CALLER)
{
	return alloc(pool, size, timeout, CALLER);
}

struct net_buf *Z_NET_BUF_NAME(net_buf_alloc_fixed)(struct net_buf_pool *pool,
						    k_timeout_t timeout Z_NET_BUF_CALLER)
{
	return alloc(pool, pool->alloc->max_alloc_size, timeout, CALLER);
}

struct net_buf *Z_NET_BUF_NAME(net_buf_alloc_with_data)(struct net_buf_pool *pool, void *data,
							size_t size, k_timeout_t timeout
							Z_NET_BUF_CALLER)
{
	struct net_buf *buf = alloc(pool, 0, timeout, CALLER);

	if (buf != NULL) {
		net_buf_simple_init_with_data(&buf->b, data, size);
		buf->flags = NET_BUF_EXTERNAL_DATA;
	}
	return buf;
}

struct net_buf *Z_NET_BUF_NAME(net_buf_get)(struct k_fifo *fifo, k_timeout_t timeout
					    Z_NET_BUF_CALLER)
{
	struct net_buf *buf = k_fifo_get(fifo, timeout);

	if (buf == NULL && !K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		WARN("%s():%d: no buffer in queue %p in time", func, line, fifo);
	}
	return buf;
}

static void give_back(struct net_buf *buf)
{
	struct net_buf_pool *pool = net_buf_pool_get(buf->pool_id);

	COUNT_FREE(pool, 1);
	buf->data = NULL;
	buf->frags = NULL;
	if (pool->destroy != NULL) {
		pool->destroy(buf);
	} else {
		net_buf_destroy(buf);
	}
}

void Z_NET_BUF_NAME(net_buf_unref)(struct net_buf *buf Z_NET_BUF_CALLER)
{
	__ASSERT_NO_MSG(buf != NULL);
	while (buf != NULL) {
		struct net_buf *frags = buf->frags;

		if (buf->ref == 0U) {
			WARN("%s():%d: buffer %p given back twice", func, line, buf);
			__ASSERT(false, "buffer %p given back twice", (void *)buf);
			return;
		}
		if (--buf->ref > 0U) {
			return;
		}
		give_back(buf);
		buf = frags;
	}
}

struct net_buf *Z_NET_BUF_NAME(net_buf_frag_del)(struct net_buf *parent, struct net_buf *frag
						 Z_NET_BUF_CALLER)
{
	struct net_buf *next = frag->frags;

	if (parent != NULL) {
		__ASSERT(parent->frags == frag, "the fragment does not follow its parent");
		parent->frags = next;
	}
	frag->frags = NULL;
	Z_NET_BUF_NAME(net_buf_unref)(frag CALLER_TOO);
	return next;
}

void net_buf_destroy(struct net_buf *buf)
{
	struct net_buf_pool *pool = net_buf_pool_get(buf->pool_id);

	if (buf->__buf != NULL && (buf->flags & NET_BUF_EXTERNAL_DATA) == 0U) {
		pool->alloc->cb->unref(buf, buf->__buf);
	}
	buf->__buf = NULL;
	k_lifo_put(&pool->free, buf);
}

void net_buf_reset(struct net_buf *buf)
{
	__ASSERT_NO_MSG(buf->flags == 0U);
	__ASSERT_NO_MSG(buf->frags == NULL);
	net_buf_simple_reset(&buf->b);
}

struct net_buf *net_buf_ref(struct net_buf *buf)
{
	__ASSERT_NO_MSG(buf != NULL);
	buf->ref++;
	return buf;
}

/* Memory for @p clone: that of @p buf, or a copy of its data. @return false: no memory. */
static bool share_or_copy(struct net_buf *clone, struct net_buf *buf, k_timeout_t timeout)
{
	const struct net_buf_data_cb *cb = net_buf_pool_get(buf->pool_id)->alloc->cb;
	size_t size = buf->size;

	if (buf->__buf == NULL) {
		return true;
	}
	if (cb->ref != NULL && (buf->flags & NET_BUF_EXTERNAL_DATA) == 0U) {
		clone->__buf = cb->ref(buf, buf->__buf);
		clone->data = buf->data;
		clone->len = buf->len;
		clone->size = buf->size;
		return true;
	}
	clone->__buf = cb->alloc(clone, &size, timeout);
	if (clone->__buf == NULL) {
		return false;
	}
	clone->size = (uint16_t)size;
	clone->data = clone->__buf + net_buf_headroom(buf);
	net_buf_add_mem(clone, buf->data, buf->len);
	return true;
}

struct net_buf *net_buf_clone(struct net_buf *buf, k_timeout_t timeout)
{
	k_timepoint_t end = sys_timepoint_calc(timeout);
	struct net_buf *clone;

	__ASSERT_NO_MSG(buf != NULL);
	clone = net_buf_alloc_len(net_buf_pool_get(buf->pool_id), 0, timeout);
	if (clone == NULL) {
		return NULL;
	}
	if (!share_or_copy(clone, buf, allowed(sys_timepoint_timeout(end)))) {
		net_buf_unref(clone);
		return NULL;
	}
	memcpy(clone->user_data, buf->user_data, clone->user_data_size);
	return clone;
}
