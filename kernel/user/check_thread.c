/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: threads.
 *
 * A user thread makes user threads only, none that is more urgent than itself, none whose end would
 * be the end of the system, and only on a stack that no other thread has.
 */
#include "../sched.h"
#include "stack_use.h"
#include "check_init.h"
#include <string.h>

/* Bytes: enough for what each port has on a stack between user mode and the kernel. */
#define STACK_MIN (64U * sizeof(void *))

/* Priorities: the smaller the more urgent. */
static bool is_valid_prio(int prio)
{
	return prio >= K_HIGHEST_THREAD_PRIO && prio <= K_LOWEST_APPLICATION_THREAD_PRIO;
}

static bool is_in_use(const k_thread_stack_t *stack)
{
	z_key_t key = z_lock();
	bool in_use = z_stack_in_use(stack);

	z_unlock(key);
	return in_use;
}

/* Are record and stack the caller's to use, and free? Said with the lock for setting up. */
static bool may_be_made(struct k_thread *thread, k_thread_stack_t *stack, size_t stack_size)
{
	return K_SYSCALL_OBJ_NEVER_INIT(thread, K_OBJ_THREAD) == 0 &&
	       K_SYSCALL_OBJ_INIT(stack, K_OBJ_THREAD_STACK_ELEMENT) == 0 &&
	       K_SYSCALL_VERIFY_MSG(!is_in_use(stack) && stack_size >= STACK_MIN &&
					    stack_size <= k_object_find(stack)->data.stack_size,
				    "stack %p is in use, or not of such a size",
				    (void *)stack) == 0;
}

static inline k_tid_t z_vrfy_k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack,
					     size_t stack_size, k_thread_entry_t entry, void *p1,
					     void *p2, void *p3, int prio, uint32_t options,
					     k_timeout_t delay)
{
	z_setup_key_t key;
	k_tid_t tid;
	bool wrong;

	K_OOPS(K_SYSCALL_VERIFY_MSG((options & (K_USER | K_ESSENTIAL)) == K_USER,
				    "a thread with options %#x", options));
	K_OOPS(K_SYSCALL_VERIFY_MSG(is_valid_prio(prio) && prio >= _current->base.prio,
				    "priority %d", prio));
	key = z_setup_lock();
	wrong = !may_be_made(new_thread, stack, stack_size);
	tid = wrong ? NULL
		    : z_impl_k_thread_create(new_thread, stack, stack_size, entry, p1, p2, p3, prio,
					     options, delay);
	z_setup_unlock(key);
	K_OOPS(wrong);
	return tid;
}
#include <zephyr/syscalls/k_thread_create_mrsh.c>

Z_VRFY_OBJ(void, k_thread_start, K_OBJ_THREAD, (k_tid_t thread), thread)
#include <zephyr/syscalls/k_thread_start_mrsh.c>
Z_VRFY_OBJ(int, k_thread_join, K_OBJ_THREAD, (struct k_thread *thread, k_timeout_t timeout),
	   thread, timeout)
#include <zephyr/syscalls/k_thread_join_mrsh.c>
Z_VRFY_OBJ(void, k_thread_suspend, K_OBJ_THREAD, (k_tid_t thread), thread)
#include <zephyr/syscalls/k_thread_suspend_mrsh.c>
Z_VRFY_OBJ(void, k_thread_resume, K_OBJ_THREAD, (k_tid_t thread), thread)
#include <zephyr/syscalls/k_thread_resume_mrsh.c>
Z_VRFY_OBJ(void, k_wakeup, K_OBJ_THREAD, (k_tid_t thread), thread)
#include <zephyr/syscalls/k_wakeup_mrsh.c>
Z_VRFY_OBJ(int, k_thread_priority_get, K_OBJ_THREAD, (k_tid_t thread), thread)
#include <zephyr/syscalls/k_thread_priority_get_mrsh.c>
Z_VRFY_OBJ(int, k_float_disable, K_OBJ_THREAD, (struct k_thread *thread), thread)
#include <zephyr/syscalls/k_float_disable_mrsh.c>
Z_VRFY_OBJ(int, k_float_enable, K_OBJ_THREAD, (struct k_thread *thread, unsigned int options),
	   thread, options)
#include <zephyr/syscalls/k_float_enable_mrsh.c>

#ifdef CONFIG_SYS_CLOCK_EXISTS
Z_VRFY_OBJ(k_ticks_t, k_thread_timeout_expires_ticks, K_OBJ_THREAD, (const struct k_thread *thread),
	   thread)
#include <zephyr/syscalls/k_thread_timeout_expires_ticks_mrsh.c>
Z_VRFY_OBJ(k_ticks_t, k_thread_timeout_remaining_ticks, K_OBJ_THREAD,
	   (const struct k_thread *thread), thread)
#include <zephyr/syscalls/k_thread_timeout_remaining_ticks_mrsh.c>
#endif

static inline void z_vrfy_k_thread_abort(k_tid_t thread)
{
	Z_SYSCALL_OWN(thread, K_OBJ_THREAD);
	K_OOPS(K_SYSCALL_VERIFY_MSG((thread->base.user_options & K_ESSENTIAL) == 0U,
				    "abort of essential thread %p", thread));
	z_impl_k_thread_abort(thread);
}
#include <zephyr/syscalls/k_thread_abort_mrsh.c>

static bool may_have(const struct k_thread *thread, int prio)
{
	return IS_ENABLED(CONFIG_USERSPACE_THREAD_MAY_RAISE_PRIORITY) || prio >= thread->base.prio;
}

static inline void z_vrfy_k_thread_priority_set(k_tid_t thread, int prio)
{
	Z_SYSCALL_OWN(thread, K_OBJ_THREAD);
	K_OOPS(K_SYSCALL_VERIFY_MSG(is_valid_prio(prio) && may_have(thread, prio),
				    "priority %d", prio));
	z_impl_k_thread_priority_set(thread, prio);
}
#include <zephyr/syscalls/k_thread_priority_set_mrsh.c>

#ifdef CONFIG_SCHED_DEADLINE
static inline void z_vrfy_k_thread_deadline_set(k_tid_t thread, int deadline)
{
	Z_SYSCALL_OWN(thread, K_OBJ_THREAD);
	K_OOPS(K_SYSCALL_VERIFY_MSG(deadline > 0, "deadline %d", deadline));
	z_impl_k_thread_deadline_set(thread, deadline);
}
#include <zephyr/syscalls/k_thread_deadline_set_mrsh.c>
#endif

static inline int z_vrfy_k_thread_stack_space_get(const struct k_thread *thread, size_t *unused_ptr)
{
	size_t unused = 0;
	int ret;

	Z_SYSCALL_OWN(thread, K_OBJ_THREAD);
	ret = z_impl_k_thread_stack_space_get(thread, &unused);
	if (ret == 0) {
		K_OOPS(k_usermode_to_copy(unused_ptr, &unused, sizeof(unused)));
	}
	return ret;
}
#include <zephyr/syscalls/k_thread_stack_space_get_mrsh.c>

#ifdef CONFIG_THREAD_NAME
static inline int z_vrfy_k_thread_name_set(k_tid_t thread, const char *str)
{
	char name[CONFIG_THREAD_MAX_NAME_LEN];
	size_t len;
	int err;

	if (thread != NULL) {
		Z_SYSCALL_OWN(thread, K_OBJ_THREAD);
	}
	len = k_usermode_string_nlen(str, sizeof(name) - 1U, &err);
	if (err != 0 || k_usermode_from_copy(name, str, len) != 0) {
		return -EFAULT;
	}
	name[len] = '\0';
	return z_impl_k_thread_name_set(thread, name);
}

/* The name may change at any time: it is fetched once, then measured. */
static inline int z_vrfy_k_thread_name_copy(k_tid_t thread, char *buf, size_t size)
{
	char name[CONFIG_THREAD_MAX_NAME_LEN];
	size_t len;

	if (thread != NULL) {
		Z_SYSCALL_OWN(thread, K_OBJ_THREAD);
	}
	(void)z_impl_k_thread_name_copy(thread != NULL ? thread : _current, name, sizeof(name));
	len = strlen(name) + 1U;
	if (len > size) {
		return -ENOSPC;
	}
	K_OOPS(k_usermode_to_copy(buf, name, len));
	return 0;
}
#else
Z_VRFY(int, k_thread_name_set, (k_tid_t thread, const char *str), thread, str)
Z_VRFY(int, k_thread_name_copy, (k_tid_t thread, char *buf, size_t size), thread, buf, size)
#endif
#include <zephyr/syscalls/k_thread_name_set_mrsh.c>
#include <zephyr/syscalls/k_thread_name_copy_mrsh.c>

#ifdef CONFIG_THREAD_CUSTOM_DATA
Z_VRFY(void, k_thread_custom_data_set, (void *value), value)
#include <zephyr/syscalls/k_thread_custom_data_set_mrsh.c>
Z_VRFY(void *, k_thread_custom_data_get, (void))
#include <zephyr/syscalls/k_thread_custom_data_get_mrsh.c>
#endif

#ifdef CONFIG_DYNAMIC_THREAD
/* Of whatever kind is asked for: a user's stack is an object, which goes with its last user. */
static inline k_thread_stack_t *z_vrfy_k_thread_stack_alloc(size_t size, int flags)
{
	return z_impl_k_thread_stack_alloc(size, flags | K_USER);
}
#include <zephyr/syscalls/k_thread_stack_alloc_mrsh.c>

static inline int z_vrfy_k_thread_stack_free(k_thread_stack_t *stack)
{
	K_OOPS(K_SYSCALL_OBJ_INIT(stack, K_OBJ_THREAD_STACK_ELEMENT));
	if ((k_object_find(stack)->flags & K_OBJ_FLAG_ALLOC) == 0U) {
		return -EINVAL; /* there for good */
	}
	return z_impl_k_thread_stack_free(stack);
}
#include <zephyr/syscalls/k_thread_stack_free_mrsh.c>
#endif
