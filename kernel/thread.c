/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The life of a thread: made, started, suspended and resumed, ended, joined.
 */
#include "thread.h"
#include "copy.h"
#include "obj_core.h"
#include "poll.h"
#include "sched.h"
#include "smp.h"
#include "thread_features.h"
#include "timeout.h"
#include "trace.h"
#include "user/user_thread.h"
#include "waitq.h"
#include "../arch/arch.h"

FUNC_NORETURN void z_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	entry(p1, p2, p3);
	k_thread_abort(_current);
	CODE_UNREACHABLE;
}

#define Z_ASSERT_PRIO(prio)                                                                        \
	__ASSERT((prio) >= K_HIGHEST_THREAD_PRIO && (prio) <= K_LOWEST_THREAD_PRIO,                \
		 "priority %d: allowed are %d to %d", prio, K_HIGHEST_THREAD_PRIO,                 \
		 K_LOWEST_THREAD_PRIO)

/*
 * @p prio and @p options have 8 bits. @p special: a constant false where no thread of that kind is
 * made.
 */
static ALWAYS_INLINE void setup(struct k_thread *thread, k_thread_stack_t *stack, size_t stack_size,
				k_thread_entry_t entry, void *p1, void *p2, void *p3, uint32_t prio,
				uint32_t options, const char *name, bool special)
{
	char *start = special ? Z_STACK_BUFFER(stack, options) : Z_STACK_BUFFER(stack, 0U);
	char *end, *top;

	z_stack_info_thread_init(thread, start, stack_size);
	end = start + stack_size;
	top = (char *)ROUND_DOWN(end, ARCH_STACK_PTR_ALIGN);
	z_user_thread_begin(thread, stack, options, special);
	thread->base.preempt = (uint16_t)prio; /* sched_locked is 0 */
	z_waitq_init(&thread->join_queue);
	if (IS_ENABLED(CONFIG_INIT_STACKS)) {
		memset(start, 0xAA, stack_size);
	}
	z_sentinel_thread_init(thread, stack);
	z_stack_obj_thread_init(thread, stack);
	top = arch_tls_stack_setup(thread, z_user_errno_setup(top));
	top = z_stack_top_random(top, stack_size);
	z_stack_info_thread_top(thread, end - top);
	z_cpu_mask_thread_init(thread);
	z_usage_thread_init(thread);
	z_name_thread_init(thread, name);
	if (special) {
		z_user_thread_init_special(thread, options);
		arch_new_user_thread(thread, stack, top, entry, p1, p2, p3);
	} else {
		arch_new_thread(thread, stack, top, entry, p1, p2, p3);
	}
	z_monitor_thread_init(thread, (&(struct __thread_entry){entry, p1, p2, p3}));
	z_obj_core_add_stats(THREAD, thread, &thread->base.usage);
	z_user_thread_finish(thread, stack, options);
}

void z_thread_setup(struct k_thread *thread, k_thread_stack_t *stack, size_t stack_size,
		    k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
		    uint32_t options, const char *name)
{
	Z_ASSERT_PRIO(prio);
	setup(thread, stack, stack_size, entry, p1, p2, p3, (uint8_t)prio, (uint8_t)options, name,
	      Z_THREAD_SPECIAL(options));
}

void z_thread_start(struct k_thread *thread)
{
	Z_ASSERT_LOCKED();
	if ((thread->base.thread_state & _THREAD_PRESTART) != 0) {
		(void)z_timeout_cancel(&thread->base.timeout);
		thread->base.thread_state &= ~_THREAD_PRESTART;
		z_sched_ready(thread);
	}
}

void z_impl_k_thread_start(k_tid_t thread)
{
	z_key_t key = z_lock();

	z_thread_start(thread);
	z_resched_unlock(key);
}

void z_thread_start_after(struct k_thread *thread, k_timeout_t delay)
{
	z_key_t key = z_lock();

	if (K_TIMEOUT_EQ(delay, K_NO_WAIT)) {
		z_thread_start(thread);
	} else if (!IS_ENABLED(CONFIG_USERSPACE) ||
		   (thread->base.thread_state & _THREAD_PRESTART) != 0) { /* not ended already */
		z_timeout_add(&thread->base.timeout, z_thread_timeout, delay);
	}
	z_resched_unlock(key);
}

/* It may have been a thread before. The members not cleared here z_thread_setup() sets. */
static ALWAYS_INLINE void clear(struct k_thread *thread)
{
	z_zero_words(&thread->base.pended_on,
		     sizeof(thread->base) - offsetof(struct _thread_base, pended_on));
	z_zero_words(&thread->init_data, sizeof(*thread) - offsetof(struct k_thread, init_data));
}

/* One function sets up every thread where size counts. */
#ifdef __OPTIMIZE_SIZE__
k_tid_t z_impl_k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack,
			       size_t stack_size, k_thread_entry_t entry, void *p1, void *p2,
			       void *p3, int prio, uint32_t options, k_timeout_t delay)
{
	Z_ASSERT_IN_THREAD();
	__ASSERT(stack != NULL && entry != NULL, "a thread needs a stack and a function");
	clear(new_thread);
	z_thread_setup(new_thread, stack, stack_size, entry, p1, p2, p3, prio, options, NULL);
	if (likely(z_is_forever(delay))) {
		return new_thread;
	}
	z_thread_start_after(new_thread, delay);
	return new_thread;
}
#else
static ALWAYS_INLINE void create(struct k_thread *thread, k_thread_stack_t *stack,
				 size_t stack_size, k_thread_entry_t entry, void *p1, void *p2,
				 void *p3, uint32_t prio, uint32_t options, k_timeout_t delay,
				 bool special)
{
	Z_ASSERT_IN_THREAD();
	__ASSERT(stack != NULL && entry != NULL, "a thread needs a stack and a function");
	clear(thread);
	if (special) {
		z_thread_setup(thread, stack, stack_size, entry, p1, p2, p3, (int8_t)prio, options,
			       NULL);
	} else {
		setup(thread, stack, stack_size, entry, p1, p2, p3, prio, options, NULL, false);
	}
	if (unlikely(!z_is_forever(delay))) {
		z_thread_start_after(thread, delay);
	}
}

/* A call of its own, so that what it takes does not slow down the making of other threads. */
static __noinline __maybe_unused void create_special(
	struct k_thread *thread, k_thread_stack_t *stack, size_t stack_size, k_thread_entry_t entry,
	void *p1, void *p2, void *p3, uint32_t prio, uint32_t options, k_timeout_t delay)
{
	create(thread, stack, stack_size, entry, p1, p2, p3, prio, options, delay, true);
}

k_tid_t z_impl_k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack,
			       size_t stack_size, k_thread_entry_t entry, void *p1, void *p2,
			       void *p3, int prio, uint32_t options, k_timeout_t delay)
{
	uint32_t known = (uint8_t)options;
	uint32_t urgency = (uint8_t)prio;

	Z_ASSERT_PRIO(prio);
	__asm__("" : "+r"(known), "+r"(urgency)); /* loaded as bytes, once */
	if (unlikely(Z_THREAD_SPECIAL(known))) {
		create_special(new_thread, stack, stack_size, entry, p1, p2, p3, urgency, known,
			       delay);
	} else {
		create(new_thread, stack, stack_size, entry, p1, p2, p3, urgency, known, delay,
		       false);
	}
	return new_thread;
}
#endif

void z_impl_k_thread_suspend(k_tid_t thread)
{
	z_key_t key = z_lock();
	uint8_t state = thread->base.thread_state;

	(void)z_timeout_cancel(&thread->base.timeout);
	if (likely(state == 0U)) {
		z_runq_remove(thread);
	} else if ((state & (_THREAD_SUSPENDED | _THREAD_DEAD)) != 0U) {
		z_unlock(key);
		return;
	}
	thread->base.thread_state = state | _THREAD_SUSPENDED;
	if (thread == _current && !arch_is_in_isr()) {
		z_trace_block(thread);
		(void)z_swap(key);
	} else {
		z_smp_suspended(thread, key);
	}
}

void z_impl_k_thread_resume(k_tid_t thread)
{
	z_key_t key = z_lock();
	uint8_t state = thread->base.thread_state;

	/* one that sleeps is no business of resume: its timeout is still there */
	if ((state & _THREAD_SUSPENDED) != 0 && !z_timeout_is_active(&thread->base.timeout)) {
		thread->base.thread_state = state & ~_THREAD_SUSPENDED;
		z_sched_ready(thread);
	}
	z_resched_unlock(key);
}

/* Take @p thread out of everything it is in. Lock: kernel. */
static void end_thread(struct k_thread *thread)
{
	Z_ASSERT_LOCKED();
	z_pipe_thread_gone(thread);
	z_sched_unready(thread);
	if (thread->base.pended_on != NULL) {
		z_waitq_remove(thread);
	}
	(void)z_timeout_cancel(&thread->base.timeout);
	z_poll_thread_gone(thread);
	thread->base.thread_state = _THREAD_DEAD;
	(void)z_waitq_wake_all(&thread->join_queue, 0);
	z_user_thread_gone(thread);
	z_monitor_thread_gone(thread);
	z_obj_core_drop(THREAD, thread);
	z_arch_thread_gone(thread);
}

#ifdef CONFIG_SMP
void z_thread_end(struct k_thread *thread)
{
	end_thread(thread);
}
#endif

void z_impl_k_thread_abort(k_tid_t thread)
{
	z_key_t key = z_lock();

	if ((thread->base.thread_state & _THREAD_DEAD) != 0) {
		z_unlock(key);
		return;
	}
	if ((thread->base.user_options & K_ESSENTIAL) != 0) {
		z_unlock(key);
		__ASSERT(false, "essential thread %p aborted", thread);
		k_panic();
		return;
	}
	if (z_smp_abort(thread, key)) {
		return;
	}
	end_thread(thread);
	if (thread == _current && !arch_is_in_isr()) {
		(void)z_swap(key);
		CODE_UNREACHABLE;
	}
	z_resched_unlock(key);
}

int z_impl_k_thread_join(struct k_thread *thread, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();
	int ret;

	if ((thread->base.thread_state & _THREAD_DEAD) != 0) {
		ret = 0;
	} else if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		ret = -EBUSY;
	} else if (thread == _current || thread->base.pended_on == &_current->join_queue) {
		ret = -EDEADLK;
	} else {
		return z_waitq_block(&thread->join_queue, key, timeout);
	}
	z_unlock(key);
	return ret;
}

#ifndef CONFIG_USERSPACE
FUNC_NORETURN void k_thread_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	_current->base.user_options = (_current->base.user_options | K_USER) & ~K_ESSENTIAL;
	z_thread_entry(entry, p1, p2, p3);
}
#endif
