/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls, one line each where calls are alike.
 *
 * The check of call X is `z_vrfy_X()`, followed by the include of <zephyr/syscalls/X_mrsh.c>. It
 * runs on the kernel stack of the user thread that calls, and ends the thread (K_OOPS) where an
 * argument is not the thread's to give. What it reads from user memory it copies first and then
 * uses the copy: another user thread may change the memory in between.
 */
#ifndef ZEPHYR_INCLUDE_INTERNAL_SYSCALL_CHECK_H_
#define ZEPHYR_INCLUDE_INTERNAL_SYSCALL_CHECK_H_

#include <zephyr/internal/syscall_handler.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

/**
 * Is @p ptr not where the caller may have its type written? Aligned, too: the kernel is not to run
 * into what the processor thinks of that.
 */
#define Z_SYSCALL_OUT(ptr) z_syscall_out(ptr, __alignof__(*(ptr)), sizeof(*(ptr)))
int z_syscall_out(const void *ptr, size_t align, size_t size);

/** K_OOPS(K_SYSCALL_OBJ(ptr, kind)), shorter and faster. @p ptr: a variable. */
#define Z_SYSCALL_OWN(ptr, kind) ((ptr) = z_syscall_own(ptr, kind))

#define Z_VRFY_CALL(type, fn, params, check, ...) \
	static inline type z_vrfy_##fn params     \
	{                                         \
		check;                            \
		return z_impl_##fn(__VA_ARGS__);  \
	}

/** @brief Call @p fn needs no check: `type z_vrfy_fn params`, whose arguments are the rest. */
#define Z_VRFY(type, fn, params, ...) Z_VRFY_CALL(type, fn, params, , __VA_ARGS__)

/** @brief The first argument is an initialised object of @p kind that the caller may use. */
#define Z_VRFY_OBJ(type, fn, kind, params, ...)                                          \
	Z_VRFY_CALL(type, fn, params, Z_SYSCALL_OWN(GET_ARG_N(1, __VA_ARGS__), kind), \
		    __VA_ARGS__)

/** @brief The same, initialised or not: the call does that. */
#define Z_VRFY_OBJ_INIT(type, fn, kind, params, ...)                                               \
	Z_VRFY_CALL(type, fn, params, K_OOPS(K_SYSCALL_OBJ_INIT(GET_ARG_N(1, __VA_ARGS__), kind)), \
		    __VA_ARGS__)

#endif /* ZEPHYR_INCLUDE_INTERNAL_SYSCALL_CHECK_H_ */
