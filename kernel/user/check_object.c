/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: permissions, and objects made at run time.
 */
#include <zephyr/internal/syscall_check.h>

static inline void z_vrfy_k_object_access_grant(const void *object, struct k_thread *thread)
{
	K_OOPS(K_SYSCALL_OBJ_INIT(object, K_OBJ_ANY));
	Z_SYSCALL_OWN(thread, K_OBJ_THREAD);
	z_impl_k_object_access_grant(object, thread);
}
#include <zephyr/syscalls/k_object_access_grant_mrsh.c>

static inline void z_vrfy_k_object_release(const void *object)
{
	K_OOPS(K_SYSCALL_OBJ_INIT(object, K_OBJ_ANY));
	z_impl_k_object_release(object);
}
#include <zephyr/syscalls/k_object_release_mrsh.c>

static bool is_kind(enum k_objects otype)
{
	return (int)otype > K_OBJ_ANY && otype < K_OBJ_LAST;
}

static inline void *z_vrfy_k_object_alloc(enum k_objects otype)
{
	K_OOPS(K_SYSCALL_VERIFY_MSG(is_kind(otype) && otype != K_OBJ_THREAD_STACK_ELEMENT,
				    "kind of object %d", (int)otype));
	return z_impl_k_object_alloc(otype);
}
#include <zephyr/syscalls/k_object_alloc_mrsh.c>

static inline void *z_vrfy_k_object_alloc_size(enum k_objects otype, size_t size)
{
	K_OOPS(K_SYSCALL_VERIFY_MSG(is_kind(otype), "kind of object %d", (int)otype));
	return z_impl_k_object_alloc_size(otype, size);
}
#include <zephyr/syscalls/k_object_alloc_size_mrsh.c>
