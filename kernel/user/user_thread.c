/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a user thread has that others have not: a domain whose memory it sees, permissions, and a
 * second stack below its own, which the kernel uses in its system calls.
 */
#include "domain.h"
#include "object.h"
#include "user_thread.h"
#include "../lock.h"
#include "../thread_features.h"
#include "../../arch/arch.h"
#include <stdarg.h>
#include <zephyr/internal/syscall_handler.h>
#include <zephyr/sys/printk.h>

/* The kernel's part of a user thread's stack is its lowest. Tests of memory protection ask. */
uint8_t *z_priv_stack_find(void *stack)
{
	return stack;
}

static void join_domain(struct k_thread *thread, struct k_mem_domain *domain)
{
	z_key_t key = z_lock();
	int err;

	sys_dnode_init(&thread->mem_domain_info.mem_domain_q_node);
	thread->mem_domain_info.held_size = 0U;
	err = z_domain_thread_set(thread, domain);

	z_unlock(key);
	if (err != 0) {
		__ASSERT(false, "no room for the memory domain of thread %p", thread);
		k_panic();
	}
}

static void number(struct k_thread *thread)
{
	z_key_t key = z_lock();
	bool ok = z_object_thread_number(thread);

	z_unlock(key);
	__ASSERT(ok, "more than %d user threads: raise CONFIG_MAX_THREAD_BYTES",
		 8 * CONFIG_MAX_THREAD_BYTES);
	ARG_UNUSED(ok);
}

/* Else it has no room for a kernel stack below the user's. */
static bool stack_is_for_users(const k_thread_stack_t *stack)
{
	const struct k_object *ko = k_object_find(stack);

	return ko != NULL && ko->type == K_OBJ_THREAD_STACK_ELEMENT;
}

static void check_stack(const struct k_thread *thread)
{
	if (!stack_is_for_users(thread->stack_obj)) {
		__ASSERT(false, "thread %p: its stack is not a K_THREAD_STACK", thread);
		k_oops();
	}
}

void z_user_thread_init_special(struct k_thread *thread, uint32_t options)
{
	struct k_thread *parent = _current;

	number(thread);
	if ((options & K_INHERIT_PERMS) != 0U) {
		k_thread_perms_inherit(parent, thread);
	}
	k_object_access_grant(thread, thread);
	if ((parent->base.user_options & K_USER) != 0U) {
		k_object_access_grant(thread, parent);
	}
	if ((options & K_USER) != 0U) {
		check_stack(thread);
		join_domain(thread, thread->mem_domain_info.mem_domain);
	}
}

void z_user_thread_leave(struct k_thread *thread)
{
	if ((thread->base.user_options & K_USER) != 0U) {
		z_domain_thread_gone(thread);
	}
	z_object_thread_gone(thread);
}

FUNC_NORETURN void k_thread_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct k_thread *thread = _current;
	k_thread_stack_t *stack = thread->stack_obj;
	size_t size = thread->stack_info.size;
	char *top = K_THREAD_STACK_BUFFER(stack) + size;

	Z_ASSERT_IN_THREAD();
	check_stack(thread);
	number(thread);
	k_object_access_grant(thread, thread);
	join_domain(thread, thread->mem_domain_info.mem_domain);
	/* the place of its variables moves with the top of its stack */
	top = z_user_errno_setup((char *)ROUND_DOWN(top, ARCH_STACK_PTR_ALIGN));
	top = arch_tls_stack_setup(thread, top);
	thread->stack_info.start = (uintptr_t)K_THREAD_STACK_BUFFER(stack);
	thread->stack_info.delta = (uintptr_t)K_THREAD_STACK_BUFFER(stack) + size - (uintptr_t)top;
	/* nothing essential can be left to a user */
	thread->base.user_options = (thread->base.user_options | K_USER) & ~K_ESSENTIAL;
	arch_user_mode_enter(entry, p1, p2, p3);
}

FUNC_NORETURN void z_user_oops(void)
{
	k_oops();
	CODE_UNREACHABLE;
}

void z_syscall_report(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	printk("E: system call by thread %p: ", (void *)_current);
	vprintk(fmt, ap);
	printk("\n");
	va_end(ap);
}

int z_syscall_object(const void *ptr, enum k_objects type, enum _obj_init_check init)
{
	return k_object_validation_check(k_object_find(ptr), ptr, type, init);
}
