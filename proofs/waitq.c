/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Wait queues: choosing the waiter and taking one out. Entering is
 * z_list_add_sorted(): part sorted.
 */
/*% prove z_waitq_first z_waitq_remove z_waitq_init */
/*% wp -wp-model Typed+Cast */
#include "contracts/kernel.h"
/* fast.h too: it includes fast_ops.h from its own folder. */
/*% source kernel/fast.h */
/*% source kernel/fast_ops.h */
/*% source kernel/waitq.h */
#include "kernel/waitq.h"

/*@ requires \valid(wq);
    ensures wq->waitq.next == &wq->waitq && wq->waitq.prev == &wq->waitq; */
static inline void z_waitq_init(_wait_q_t *wq);

/*@ requires ring(&wq->waitq, length_of_list);
    requires sorted: \forall integer i, j; 0 < i < j < length_of_list ==>
	prio_at(i) <= prio_at(j);
    assigns \nothing;
    ensures nobody: length_of_list == 1 ==> \result == \null;
    ensures somebody: length_of_list > 1 ==> \result == (struct k_thread *)nth(1);
    ensures the_best: length_of_list > 1 ==> \forall integer i; 1 < i < length_of_list ==>
	\result->base.prio <= prio_at(i); */
static inline struct k_thread *z_waitq_first(_wait_q_t *wq);

/*@ requires \valid(thread) && thread->base.pended_on != \null;
    requires place(length_of_list, position, &thread->base.qnode_dlist);
    requires position < length_of_list;
    requires linked(&thread->base.qnode_dlist, nth(position + 1));
    requires \separated(&thread->base.pended_on, nth(position - 1));
    requires \separated(&thread->base.pended_on, nth(position + 1));
    ensures thread->base.pended_on == \null;
    ensures thread->base.qnode_dlist.next == \null;
    ensures linked(nth(position - 1), nth(position + 1));
    ensures thread->base.thread_state == (\old(thread->base.thread_state) & ~_THREAD_PENDING);
    ensures thread->swap_retval == \old(thread->swap_retval); */
static inline void z_waitq_remove(struct k_thread *thread);

/*% mutant z_waitq_first wq->waitq.head => wq->waitq.tail */
/*% mutant z_waitq_first if (n == &wq->waitq) { => if (n != &wq->waitq) { */
/*% source kernel/fast_ops.h */
/*% mutant z_waitq_remove thread->base.pended_on = NULL; => ; */
/*% mutant z_waitq_remove &= ~_THREAD_PENDING => |= _THREAD_PENDING */
