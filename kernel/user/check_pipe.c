/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: pipes.
 */
#include "check_init.h"
#include "held.h"

Z_VRFY_OBJ_NEW(k_pipe_alloc_init, K_OBJ_PIPE, (struct k_pipe *pipe, size_t size), pipe, size)
#include <zephyr/syscalls/k_pipe_alloc_init_mrsh.c>
Z_VRFY_OBJ(size_t, k_pipe_read_avail, K_OBJ_PIPE, (struct k_pipe *pipe), pipe)
#include <zephyr/syscalls/k_pipe_read_avail_mrsh.c>
Z_VRFY_OBJ(size_t, k_pipe_write_avail, K_OBJ_PIPE, (struct k_pipe *pipe), pipe)
#include <zephyr/syscalls/k_pipe_write_avail_mrsh.c>
Z_VRFY_OBJ(void, k_pipe_flush, K_OBJ_PIPE, (struct k_pipe *pipe), pipe)
#include <zephyr/syscalls/k_pipe_flush_mrsh.c>
Z_VRFY_OBJ(void, k_pipe_buffer_flush, K_OBJ_PIPE, (struct k_pipe *pipe), pipe)
#include <zephyr/syscalls/k_pipe_buffer_flush_mrsh.c>

/*
 * The number of bytes is counted in the kernel's memory: @p bytes_written is the user's, whose
 * other threads may write to it at any time.
 */
static inline int z_vrfy_k_pipe_put(struct k_pipe *pipe, const void *data, size_t bytes_to_write,
				    size_t *bytes_written, size_t min_xfer, k_timeout_t timeout)
{
	size_t done = 0;
	int ret;

	Z_SYSCALL_OWN(pipe, K_OBJ_PIPE);
	K_OOPS(Z_SYSCALL_OUT(bytes_written));
	z_user_hold(data, bytes_to_write, 0);
	ret = z_impl_k_pipe_put(pipe, data, bytes_to_write, &done, min_xfer, timeout);
	z_user_release();
	K_OOPS(k_usermode_to_copy(bytes_written, &done, sizeof(done)));
	return ret;
}
#include <zephyr/syscalls/k_pipe_put_mrsh.c>

static inline int z_vrfy_k_pipe_get(struct k_pipe *pipe, void *data, size_t bytes_to_read,
				    size_t *bytes_read, size_t min_xfer, k_timeout_t timeout)
{
	size_t done = 0;
	int ret;

	Z_SYSCALL_OWN(pipe, K_OBJ_PIPE);
	K_OOPS(Z_SYSCALL_OUT(bytes_read));
	z_user_hold(data, bytes_to_read, 1);
	ret = z_impl_k_pipe_get(pipe, data, bytes_to_read, &done, min_xfer, timeout);
	z_user_release();
	K_OOPS(k_usermode_to_copy(bytes_read, &done, sizeof(done)));
	return ret;
}
#include <zephyr/syscalls/k_pipe_get_mrsh.c>
