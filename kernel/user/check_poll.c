/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: polling.
 *
 * The kernel works on a copy of the events, which no user can change while it waits: each was
 * checked in the copy, and lists of watchers never run through user memory. Few events are copied
 * to the kernel stack, more of them to memory from the thread's resource pool (which leaks if the
 * thread is ended meanwhile, without CONFIG_DYNAMIC_OBJECTS).
 */
#include "../mempool.h"
#include "check_init.h"

#define ON_STACK 4

static inline void z_vrfy_k_poll_signal_init(struct k_poll_signal *sig)
{
	z_setup_key_t key = z_setup_lock();
	bool wrong = K_SYSCALL_OBJ_INIT(sig, K_OBJ_POLL_SIGNAL) != 0;

	if (!wrong && z_was_set_up(sig)) {
		z_key_t lock = z_lock();

		wrong = !sys_dlist_is_empty(&sig->poll_events);
		sig->signaled = wrong ? sig->signaled : 0U;
		z_unlock(lock);
	} else if (!wrong) {
		z_impl_k_poll_signal_init(sig);
	}
	z_setup_unlock(key);
	K_OOPS(wrong);
}
#include <zephyr/syscalls/k_poll_signal_init_mrsh.c>
Z_VRFY_OBJ(void, k_poll_signal_reset, K_OBJ_POLL_SIGNAL, (struct k_poll_signal *sig), sig)
#include <zephyr/syscalls/k_poll_signal_reset_mrsh.c>
Z_VRFY_OBJ(int, k_poll_signal_raise, K_OBJ_POLL_SIGNAL, (struct k_poll_signal *sig, int result),
	   sig, result)
#include <zephyr/syscalls/k_poll_signal_raise_mrsh.c>

static inline void z_vrfy_k_poll_signal_check(struct k_poll_signal *sig, unsigned int *signaled,
					      int *result)
{
	Z_SYSCALL_OWN(sig, K_OBJ_POLL_SIGNAL);
	K_OOPS(Z_SYSCALL_OUT(signaled));
	K_OOPS(Z_SYSCALL_OUT(result));
	z_impl_k_poll_signal_check(sig, signaled, result);
}
#include <zephyr/syscalls/k_poll_signal_check_mrsh.c>

/* The object of @p event: one that may be used, of the kind its type says? */
static bool may_poll(const struct k_poll_event *event)
{
	switch (event->type) {
	case K_POLL_TYPE_IGNORE:
		return true;
	case K_POLL_TYPE_SIGNAL:
		return K_SYSCALL_OBJ(event->signal, K_OBJ_POLL_SIGNAL) == 0;
	case K_POLL_TYPE_SEM_AVAILABLE:
		return K_SYSCALL_OBJ(event->sem, K_OBJ_SEM) == 0;
	case K_POLL_TYPE_DATA_AVAILABLE:
		return K_SYSCALL_OBJ(event->queue, K_OBJ_QUEUE) == 0;
	case K_POLL_TYPE_MSGQ_DATA_AVAILABLE:
		return K_SYSCALL_OBJ(event->msgq, K_OBJ_MSGQ) == 0;
	case K_POLL_TYPE_PIPE_DATA_AVAILABLE:
		return K_SYSCALL_OBJ(event->pipe, K_OBJ_PIPE) == 0;
	default:
		return false;
	}
}

/* Poll @p copy of the events, fetched from the user's. -EFAULT: something in them is wrong. */
static int poll_copy(struct k_poll_event *copy, struct k_poll_event *events, int num_events,
		     k_timeout_t timeout, int *result)
{
	if (k_usermode_from_copy(copy, events, num_events * sizeof(*events)) != 0) {
		return -EFAULT;
	}
	for (int i = 0; i < num_events; i++) {
		copy[i].poller = NULL;
		if (!may_poll(&copy[i])) {
			return -EFAULT;
		}
	}
	*result = z_impl_k_poll(copy, num_events, timeout);
	/* a supervisor may have taken the memory away meanwhile */
	if (K_SYSCALL_MEMORY_WRITE(events, num_events * sizeof(*events))) {
		return -EFAULT;
	}
	for (int i = 0; i < num_events; i++) {
		events[i].state = copy[i].state;
	}
	return 0;
}

/* As an object of the calling thread's it goes with the thread, should that be ended meanwhile. */
static struct k_poll_event *copy_alloc(size_t size)
{
	struct k_object *ko;

	if (!IS_ENABLED(CONFIG_DYNAMIC_OBJECTS)) {
		return z_thread_malloc(size);
	}
	ko = k_object_create_dynamic(size);
	if (ko == NULL) {
		return NULL;
	}
	k_thread_perms_set(ko, _current);
	return ko->name;
}

static void copy_free(struct k_poll_event *copy)
{
	if (IS_ENABLED(CONFIG_DYNAMIC_OBJECTS)) {
		k_thread_perms_clear(k_object_find(copy), _current);
	} else {
		k_free(copy);
	}
}

static inline int z_vrfy_k_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout)
{
	struct k_poll_event few[ON_STACK];
	struct k_poll_event *copy = few;
	int result = 0;
	size_t size;
	int wrong;

	K_OOPS(K_SYSCALL_VERIFY_MSG(num_events >= 0 &&
					    !size_mul_overflow(num_events, sizeof(*events), &size),
				    "%d events", num_events));
	K_OOPS(z_syscall_out(events, __alignof__(*events), size));
	if (num_events > ON_STACK) {
		copy = copy_alloc(size);
		if (copy == NULL) {
			return -ENOMEM;
		}
	}
	wrong = poll_copy(copy, events, num_events, timeout, &result);
	if (copy != few) {
		copy_free(copy);
	}
	K_OOPS(wrong);
	return result;
}
#include <zephyr/syscalls/k_poll_mrsh.c>
