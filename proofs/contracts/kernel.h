/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * For proofs of kernel files. Assumed: who calls a function of the kernel holds the lock.
 */
#include "contracts/dlist.h"

/*@ assigns \nothing;
    ensures \result; */
bool z_is_locked(void);

/*% source kernel/runq.h */
/*
 * The node is the first member of its thread, so a cast is the same as CONTAINER_OF(); WP does not
 * follow a pointer through char *.
 */
/*% rewrite CONTAINER_OF(n, struct k_thread, base.qnode_dlist) => ((struct k_thread *)(n)) */
/*% before z_list_add_sorted while (at != list
	ghost position = length_of_list;
*/
/*% before z_list_add_sorted at = at->prev;
	ghost position--;
*/
/*% before z_list_add_sorted sys_dlist_insert(at->next
	assert place(length_of_list, position, at->next);
	assert at == at->next || distinct(at, at->next);
	assert position > 1 ==> prio_at(position - 1) <= thread->base.prio;
*/
/*% loop z_list_add_sorted 1
	loop invariant 1 <= position <= length_of_list && at == nth(position - 1);
	loop invariant \forall integer i; position <= i < length_of_list ==>
		thread->base.prio < prio_at(i);
	loop assigns at, position;
	loop variant position;
*/
#define prio_at(i) (((struct k_thread *)nth(i))->base.prio)

#include <zephyr/kernel.h>
#include "kernel/runq.h"

_Static_assert(offsetof(struct k_thread, base) == 0, "see Z_QNODE_THREAD");
_Static_assert(offsetof(struct _thread_base, qnode_dlist) == 0, "see Z_QNODE_THREAD");

/*@ requires \valid_read(a) && \valid_read(b);
    assigns \nothing;
    ensures \result <==> a->base.prio < b->base.prio; */
static inline bool z_thread_better(const struct k_thread *a, const struct k_thread *b);

/*@ requires ring(list, length_of_list) && \valid(thread);
    requires apart(&thread->base.qnode_dlist, length_of_list);
    requires \forall integer i; 0 < i < length_of_list ==>
	\valid_read((struct k_thread *)nth(i));
    requires sorted: \forall integer i, j; 0 < i < j < length_of_list ==>
	prio_at(i) <= prio_at(j);
    ensures 1 <= position <= length_of_list;
    ensures linked(nth(position - 1), &thread->base.qnode_dlist);
    ensures linked(&thread->base.qnode_dlist, nth(position));
    ensures span(0, position - 1);
    ensures span(position, length_of_list);
    ensures behind_the_equal: \forall integer i; 0 < i < position ==>
	prio_at(i) <= thread->base.prio;
    ensures before_the_worse: \forall integer i; position <= i < length_of_list ==>
	thread->base.prio < prio_at(i); */
static inline void z_list_add_sorted(sys_dlist_t *list, struct k_thread *thread);
