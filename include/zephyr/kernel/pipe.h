/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Pipes: streams of bytes between threads, with or without a buffer in between (CONFIG_PIPES).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_PIPE_H_
#define ZEPHYR_INCLUDE_KERNEL_PIPE_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

#define K_PIPE_FLAG_ALLOC BIT(0) /* the buffer came from a resource pool */

/** @brief A pipe. All members are the kernel's. */
struct k_pipe {
	unsigned char *buffer;
	size_t size;
	size_t bytes_used;
	size_t read_index;
	size_t write_index;
	struct {
		_wait_q_t readers;
		_wait_q_t writers;
	} wait_q;
	uint8_t flags;
#ifdef CONFIG_OBJ_CORE_PIPE
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_pipe)
};

#define Z_PIPE_INITIALIZER(obj, pipe_buffer, pipe_buffer_size)                                     \
	{                                                                                          \
		.buffer = pipe_buffer,                                                             \
		.size = pipe_buffer_size,                                                          \
		.bytes_used = 0,                                                                   \
		.read_index = 0,                                                                   \
		.write_index = 0,                                                                  \
		.wait_q = {                                                                        \
			.readers = Z_WAIT_Q_INIT(&obj.wait_q.readers),                             \
			.writers = Z_WAIT_Q_INIT(&obj.wait_q.writers),                             \
		},                                                                                 \
		.flags = 0,                                                                        \
	}

/**
 * @brief Define and initialise pipe @p name with a buffer of @p pipe_buffer_size bytes, aligned to
 * @p pipe_align bytes.
 */
#define K_PIPE_DEFINE(name, pipe_buffer_size, pipe_align)                                          \
	static unsigned char __noinit __aligned(pipe_align)                                        \
		_k_pipe_buf_##name[pipe_buffer_size];                                              \
	STRUCT_SECTION_ITERABLE(k_pipe, name) =                                                    \
		Z_PIPE_INITIALIZER(name, _k_pipe_buf_##name, pipe_buffer_size)

/**
 * @brief Initialise @p pipe, empty, with @p buffer of @p size bytes; NULL and 0: without a buffer.
 *
 * Context: any.
 */
void k_pipe_init(struct k_pipe *pipe, unsigned char *buffer, size_t size);

/** @brief Give back the buffer of k_pipe_alloc_init(). @retval -EAGAIN threads wait on @p pipe. */
int k_pipe_cleanup(struct k_pipe *pipe);

/**
 * @brief k_pipe_init() with a buffer from the resource pool of the calling thread.
 *
 * @retval 0 done. @retval -ENOMEM no memory. Context: thread.
 */
__syscall int k_pipe_alloc_init(struct k_pipe *pipe, size_t size);

/**
 * @brief Write to @p pipe.
 *
 * @param bytes_written how many went, set in any case
 * @param min_xfer how many must go for success; 0: wait for all, but fewer will do when time is up
 * @retval 0 at least @p min_xfer bytes went. @retval -EINVAL @p bytes_written is NULL or @p
 * min_xfer above
 * @p bytes_to_write. @retval -EIO K_NO_WAIT: nothing went, as fewer than @p min_xfer had room.
 * @retval -EAGAIN time is up before that.
 * Context: thread; with K_NO_WAIT any.
 */
__syscall int k_pipe_put(struct k_pipe *pipe, const void *data, size_t bytes_to_write,
			 size_t *bytes_written, size_t min_xfer, k_timeout_t timeout);

/** @brief Read from @p pipe; parameters and results mirror k_pipe_put(). */
__syscall int k_pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read, size_t *bytes_read,
			 size_t min_xfer, k_timeout_t timeout);

/** @brief Bytes that the buffer holds; 0 without a buffer. Context: any. */
__syscall size_t k_pipe_read_avail(struct k_pipe *pipe);

/** @brief Bytes that the buffer has room for; 0 without a buffer. Context: any. */
__syscall size_t k_pipe_write_avail(struct k_pipe *pipe);

/** @brief Throw away what is buffered and what writers wait with; these succeed. Context: any. */
__syscall void k_pipe_flush(struct k_pipe *pipe);

/** @brief Throw away what is buffered; waiting writers fill it again. Context: any. */
__syscall void k_pipe_buffer_flush(struct k_pipe *pipe);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_pipe.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_PIPE_H_ */
