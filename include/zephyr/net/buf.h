/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Network buffers: pools of buffers with references, user data and chains of fragments.
 *
 * A buffer is taken from its pool with one reference; the last net_buf_unref() gives it back, and
 * with it all fragments behind it that nobody else holds. Its data lies in the pool (fixed size),
 * in a heap of the pool (variable size), in the system heap, or in memory of the caller.
 * References are plain counters: who shares a buffer between contexts holds one for each.
 */

#ifndef ZEPHYR_INCLUDE_NET_BUF_H_
#define ZEPHYR_INCLUDE_NET_BUF_H_

#include <zephyr/kernel.h>
#include <zephyr/net/buf_simple.h>
#include <zephyr/sys/iterable_sections.h>

#ifdef __cplusplus
extern "C" {
#endif

#define __net_buf_align __aligned(__alignof__(void *))

/* Data is aligned as CONFIG_NET_BUF_ALIGNMENT asks; in fixed pools each piece begins there. */
#define Z_NET_BUF_DATA_ALIGN     MAX(__alignof__(void *), CONFIG_NET_BUF_ALIGNMENT)
#define Z_NET_BUF_STRIDE(_bytes) ROUND_UP(_bytes, MAX(CONFIG_NET_BUF_ALIGNMENT, 1))

/** Flag of a buffer: its memory is the caller's, and stays when the buffer goes. */
#define NET_BUF_EXTERNAL_DATA BIT(0)

/** A network buffer. */
struct net_buf {
	sys_snode_t node;       /**< for lists of the holder */
	struct net_buf *frags;  /**< the next fragment */
	uint8_t ref;            /**< references */
	uint8_t flags;          /**< NET_BUF_EXTERNAL_DATA */
	uint8_t pool_id;        /**< net_buf_pool_get() */
	uint8_t user_data_size; /**< bytes of user data */
	union {
		struct {
			uint8_t *data;  /**< start of the data */
			uint16_t len;   /**< bytes of data */
			uint16_t size;  /**< bytes of memory */
			uint8_t *__buf; /* start of the memory */
		};
		struct net_buf_simple b; /**< the same as a simple buffer */
	};
	uint8_t user_data[] __net_buf_align; /**< net_buf_user_data() */
};

/** How memory for data is got. */
struct net_buf_data_cb {
	/** Memory of at least *size bytes (changed to what it is); NULL: none in time. */
	uint8_t *__must_check (*alloc)(struct net_buf *buf, size_t *size, k_timeout_t timeout);
	/** One more reference to @p data; NULL: clones are copies. */
	uint8_t *__must_check (*ref)(struct net_buf *buf, uint8_t *data);
	/** One less. */
	void (*unref)(struct net_buf *buf, uint8_t *data);
};

/** An allocator of data. */
struct net_buf_data_alloc {
	const struct net_buf_data_cb *cb;
	void *alloc_data;
	size_t max_alloc_size; /**< bytes; 0: no limit */
};

/** A pool of buffers. */
struct net_buf_pool {
	struct k_lifo free;      /**< those that were given back */
	struct k_spinlock lock;  /**< of uninit_count */
	const uint16_t buf_count;
	uint16_t uninit_count;   /**< those never used yet */
	uint8_t user_data_size;
#if defined(CONFIG_NET_BUF_POOL_USAGE)
	atomic_t avail_count;
	const uint16_t pool_size; /**< bytes */
	const char *name;
#endif
	void (*const destroy)(struct net_buf *buf); /**< last reference gone; NULL: to the pool */
	const struct net_buf_data_alloc *alloc;
	struct net_buf *const __bufs; /* the memory of the buffers */
};

#if defined(CONFIG_NET_BUF_POOL_USAGE)
#define NET_BUF_POOL_USAGE_INIT(_pool, _count)                                                     \
	.avail_count = ATOMIC_INIT(_count), .name = STRINGIFY(_pool),
#define Z_NET_BUF_POOL_SIZE(_bufs) .pool_size = sizeof(_bufs),
#else
#define NET_BUF_POOL_USAGE_INIT(_pool, _count)
#define Z_NET_BUF_POOL_SIZE(_bufs)
#endif

/** Initial value of pool @p _pool over the array @p _bufs of @p _count buffers. */
#define NET_BUF_POOL_INITIALIZER(_pool, _alloc, _bufs, _count, _ud_size, _destroy)                 \
	{                                                                                          \
		.free = Z_LIFO_INITIALIZER(_pool.free),                                            \
		.lock = {},                                                                        \
		.buf_count = _count,                                                               \
		.uninit_count = _count,                                                            \
		.user_data_size = _ud_size,                                                        \
		NET_BUF_POOL_USAGE_INIT(_pool, _count)                                             \
		Z_NET_BUF_POOL_SIZE(_bufs)                                                         \
		.destroy = _destroy,                                                               \
		.alloc = _alloc,                                                                   \
		.__bufs = (struct net_buf *)_bufs,                                                 \
	}

#define Z_NET_BUF_ARRAY_DEFINE(_name, _count, _ud_size)                                            \
	struct _net_buf_##_name {                                                                  \
		uint8_t b[sizeof(struct net_buf)];                                                 \
		uint8_t user_data[_ud_size];                                                       \
	} __net_buf_align;                                                                         \
	BUILD_ASSERT((_ud_size) <= UINT8_MAX, "user data of a buffer: at most 255 bytes");         \
	BUILD_ASSERT(sizeof(struct _net_buf_##_name) ==                                            \
		     ROUND_UP(sizeof(struct net_buf) + (_ud_size), __alignof__(void *)));          \
	static struct _net_buf_##_name _net_buf_##_name[_count] __noinit

/** @p _count buffers; data from the system heap, @p _ud_size bytes of user data each. */
#define NET_BUF_POOL_HEAP_DEFINE(_name, _count, _ud_size, _destroy)                                \
	Z_NET_BUF_ARRAY_DEFINE(_name, _count, _ud_size);                                           \
	STRUCT_SECTION_ITERABLE(net_buf_pool, _name) = NET_BUF_POOL_INITIALIZER(                   \
		_name, &net_buf_heap_alloc, _net_buf_##_name, _count, _ud_size, _destroy)

/** @p _count buffers with @p _data_size bytes of memory each. */
#define NET_BUF_POOL_FIXED_DEFINE(_name, _count, _data_size, _ud_size, _destroy)                   \
	Z_NET_BUF_ARRAY_DEFINE(_name, _count, _ud_size);                                           \
	static uint8_t __noinit __aligned(Z_NET_BUF_DATA_ALIGN)                                    \
		net_buf_data_##_name[_count][Z_NET_BUF_STRIDE(_data_size)];                        \
	static const struct net_buf_pool_fixed net_buf_fixed_##_name = {                           \
		.data_pool = (uint8_t *)net_buf_data_##_name,                                      \
	};                                                                                         \
	static const struct net_buf_data_alloc net_buf_fixed_alloc_##_name = {                     \
		.cb = &net_buf_fixed_cb,                                                           \
		.alloc_data = (void *)&net_buf_fixed_##_name,                                      \
		.max_alloc_size = _data_size,                                                      \
	};                                                                                         \
	STRUCT_SECTION_ITERABLE(net_buf_pool, _name) =                                             \
		NET_BUF_POOL_INITIALIZER(_name, &net_buf_fixed_alloc_##_name, _net_buf_##_name,    \
					 _count, _ud_size, _destroy)

/** @p _count buffers that share a heap of @p _data_size bytes. */
#define NET_BUF_POOL_VAR_DEFINE(_name, _count, _data_size, _ud_size, _destroy)                     \
	Z_NET_BUF_ARRAY_DEFINE(_name, _count, _ud_size);                                           \
	K_HEAP_DEFINE(net_buf_mem_pool_##_name, _data_size);                                       \
	static const struct net_buf_data_alloc net_buf_data_alloc_##_name = {                      \
		.cb = &net_buf_var_cb,                                                             \
		.alloc_data = &net_buf_mem_pool_##_name,                                           \
		.max_alloc_size = 0,                                                               \
	};                                                                                         \
	STRUCT_SECTION_ITERABLE(net_buf_pool, _name) =                                             \
		NET_BUF_POOL_INITIALIZER(_name, &net_buf_data_alloc_##_name, _net_buf_##_name,     \
					 _count, _ud_size, _destroy)

/** The usual pool: data of fixed size. */
#define NET_BUF_POOL_DEFINE(_name, _count, _size, _ud_size, _destroy)                              \
	NET_BUF_POOL_FIXED_DEFINE(_name, _count, _size, _ud_size, _destroy)

/** What a pool of fixed size keeps. */
struct net_buf_pool_fixed {
	uint8_t *data_pool;
};

extern const struct net_buf_data_cb net_buf_fixed_cb;
extern const struct net_buf_data_cb net_buf_var_cb;
extern const struct net_buf_data_alloc net_buf_heap_alloc;

/** @brief The pool with number @p id (struct net_buf::pool_id). */
struct net_buf_pool *net_buf_pool_get(int id);

/** @brief The number of @p buf in its pool, from 0. */
int net_buf_id(const struct net_buf *buf);

/*
 * Taking and giving back. With CONFIG_NET_BUF_LOG each notes who called it, for its messages; the
 * plain names are then macros over the _debug functions.
 */
#if defined(CONFIG_NET_BUF_LOG)
#define Z_NET_BUF_CALLER       , const char *func, int line
#define Z_NET_BUF_NAME(name)   name##_debug
#define net_buf_alloc_fixed(_pool, _timeout)                                                       \
	net_buf_alloc_fixed_debug(_pool, _timeout, __func__, __LINE__)
#define net_buf_alloc_len(_pool, _size, _timeout)                                                  \
	net_buf_alloc_len_debug(_pool, _size, _timeout, __func__, __LINE__)
#define net_buf_alloc_with_data(_pool, _data_, _size, _timeout)                                    \
	net_buf_alloc_with_data_debug(_pool, _data_, _size, _timeout, __func__, __LINE__)
#define net_buf_get(_fifo, _timeout)  net_buf_get_debug(_fifo, _timeout, __func__, __LINE__)
#define net_buf_unref(_buf)           net_buf_unref_debug(_buf, __func__, __LINE__)
#define net_buf_frag_del(_parent, _frag) net_buf_frag_del_debug(_parent, _frag, __func__, __LINE__)
#else
#define Z_NET_BUF_CALLER
#define Z_NET_BUF_NAME(name) name
#endif

/**
 * @brief Take a buffer with the largest data that a pool of fixed size gives.
 *
 * On the system work queue it never waits. Context: thread; with K_NO_WAIT any.
 * @return a buffer with one reference, empty; NULL: none in time.
 */
struct net_buf *__must_check Z_NET_BUF_NAME(net_buf_alloc_fixed)(struct net_buf_pool *pool,
								 k_timeout_t timeout
								 Z_NET_BUF_CALLER);

/** @brief The same with room for at least @p size bytes; with 0 it has no memory at all. */
struct net_buf *__must_check Z_NET_BUF_NAME(net_buf_alloc_len)(struct net_buf_pool *pool,
							       size_t size, k_timeout_t timeout
							       Z_NET_BUF_CALLER);

/** @brief The same over @p size bytes of data at @p data, which stay the caller's. */
struct net_buf *__must_check Z_NET_BUF_NAME(net_buf_alloc_with_data)(struct net_buf_pool *pool,
								     void *data, size_t size,
								     k_timeout_t timeout
								     Z_NET_BUF_CALLER);

/** @brief Take the first buffer of @p fifo; NULL: none in time. */
struct net_buf *__must_check Z_NET_BUF_NAME(net_buf_get)(struct k_fifo *fifo, k_timeout_t timeout
							 Z_NET_BUF_CALLER);

/** @brief One reference less; the last one gives @p buf back, and then its fragments. */
void Z_NET_BUF_NAME(net_buf_unref)(struct net_buf *buf Z_NET_BUF_CALLER);

/**
 * @brief Take out @p frag, which follows @p parent (NULL: is the first), and drop a reference to
 * it.
 * @return the fragment behind it.
 */
struct net_buf *Z_NET_BUF_NAME(net_buf_frag_del)(struct net_buf *parent, struct net_buf *frag
						 Z_NET_BUF_CALLER);

/** @brief net_buf_alloc_fixed(). */
static inline struct net_buf *__must_check net_buf_alloc(struct net_buf_pool *pool,
							 k_timeout_t timeout)
{
	return net_buf_alloc_fixed(pool, timeout);
}

/** @brief Give @p buf back to its pool at once: for destroy functions of pools. */
void net_buf_destroy(struct net_buf *buf);

/** @brief Make a buffer without fragments and flags empty. */
void net_buf_reset(struct net_buf *buf);

/** @brief Put @p buf, with the caller's reference, at the end of @p list. Context: any. */
void net_buf_slist_put(sys_slist_t *list, struct net_buf *buf);
/** @brief Take the first buffer of @p list; NULL: it is empty. Context: any. */
struct net_buf *__must_check net_buf_slist_get(sys_slist_t *list);
/** @brief Put @p buf, with the caller's reference, at the end of @p fifo. Context: any. */
void net_buf_put(struct k_fifo *fifo, struct net_buf *buf);

/** @brief One reference more. @return @p buf. */
struct net_buf *__must_check net_buf_ref(struct net_buf *buf);

/**
 * @brief A second buffer of the same pool with the same data and user data, without fragments.
 *
 * The memory is shared where the pool can, else copied. @return NULL: no buffer or memory in time.
 */
struct net_buf *__must_check net_buf_clone(struct net_buf *buf, k_timeout_t timeout);

/** @brief Its user data, aligned as a pointer. */
static inline void *__must_check net_buf_user_data(const struct net_buf *buf)
{
	return (void *)buf->user_data;
}

/** @brief Copy user data. @retval -EINVAL @p dst has less room than @p src has. */
int net_buf_user_data_copy(struct net_buf *dst, const struct net_buf *src);

/** @brief The last of a chain of fragments. */
struct net_buf *net_buf_frag_last(struct net_buf *frags);
/** @brief Put the chain @p frag, with the caller's reference, behind @p parent. */
void net_buf_frag_insert(struct net_buf *parent, struct net_buf *frag);
/**
 * @brief Put @p frag, with the caller's reference, at the end of the chain @p head.
 * @return @p head; without one @p frag with a reference more.
 */
struct net_buf *net_buf_frag_add(struct net_buf *head, struct net_buf *frag);

/**
 * @brief Copy up to @p len bytes of chain @p src from @p offset on to the @p dst_len bytes at
 * @p dst.
 * @return bytes that were copied.
 */
size_t net_buf_linearize(void *dst, size_t dst_len, const struct net_buf *src, size_t offset,
			 size_t len);

/** Gives net_buf_append_bytes() the next fragment. */
typedef struct net_buf *__must_check (*net_buf_allocator_cb)(k_timeout_t timeout, void *user_data);

/**
 * @brief Append @p len bytes at @p value to the chain @p buf; new fragments come from
 * @p allocate_cb, or without one from the pool of @p buf.
 * @return bytes that were appended: fewer than @p len where a fragment could not be had in time.
 */
size_t net_buf_append_bytes(struct net_buf *buf, size_t len, const void *value, k_timeout_t timeout,
			    net_buf_allocator_cb allocate_cb, void *user_data);

/** @brief How many bytes of the chain from @p offset on are equal to those at @p data. */
size_t net_buf_data_match(const struct net_buf *buf, size_t offset, const void *data, size_t len);

/**
 * @brief Drop the first @p len bytes of the chain, and fragments that become empty.
 * @return the first fragment now; NULL: all are gone.
 */
struct net_buf *net_buf_skip(struct net_buf *buf, size_t len);

/** @brief Bytes of data in the chain. */
size_t net_buf_frags_len(const struct net_buf *buf);

#ifdef __cplusplus
}
#endif

#include <zephyr/net/buf_data.h>

#endif /* ZEPHYR_INCLUDE_NET_BUF_H_ */
