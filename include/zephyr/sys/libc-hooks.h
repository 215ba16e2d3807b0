/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief What the C library's stdin and stdout are connected to
 */

#ifndef ZEPHYR_INCLUDE_SYS_LIBC_HOOKS_H_
#define ZEPHYR_INCLUDE_SYS_LIBC_HOOKS_H_

#include <stddef.h>
#include <stdio.h>
#include <zephyr/toolchain.h>
#include <zephyr/app_memory/app_memdomain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Takes one character (0..255). Context: that of the printf() or the like that made it. */
typedef int (*stdout_hook_fn_t)(int c);
/** Gives one character, or EOF. */
typedef unsigned char (*stdin_hook_fn_t)(void);

/** @brief Send the characters of stdout and stderr to @p hook from now on. Context: any. */
void __stdout_hook_install(int (*hook)(int c));
/** @brief Take the characters of stdin from @p hook from now on. Context: any. */
void __stdin_hook_install(unsigned char (*hook)(void));

/**
 * @brief Read a line or less from the console.
 *
 * Context: thread.
 *
 * @param buf where to put the characters
 * @param nbytes size of @p buf
 *
 * @return number of characters
 */
__syscall int zephyr_read_stdin(char *buf, int nbytes);

/**
 * @brief Write to the console.
 *
 * Context: any.
 *
 * @param buf characters; a newline becomes carriage return and newline
 * @param nbytes number of characters
 *
 * @return @p nbytes
 */
__syscall int zephyr_write_stdout(const void *buf, int nbytes);

#if defined(CONFIG_NEED_LIBC_MEM_PARTITION) && defined(CONFIG_USERSPACE)
/* What the C library keeps; user threads that use it need access. */
extern struct k_mem_partition z_libc_partition;
#define Z_LIBC_PARTITION_EXISTS 1
#define Z_LIBC_DATA             K_APP_DMEM(z_libc_partition)
#else
#define Z_LIBC_DATA
#endif

#if defined(CONFIG_COMMON_LIBC_MALLOC) && defined(CONFIG_USERSPACE) &&                             \
	(CONFIG_COMMON_LIBC_MALLOC_ARENA_SIZE > 0)
/* What malloc() gives out, and its own data; empty if nothing allocates. */
extern struct k_mem_partition z_malloc_partition;
#define Z_MALLOC_PARTITION_EXISTS 1
#endif

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/libc-hooks.h>

#endif /* ZEPHYR_INCLUDE_SYS_LIBC_HOOKS_H_ */
