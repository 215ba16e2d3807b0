/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The run queue of rings: 32 priorities, one word of bits. consistent() says that the bit of a
 * priority is set if and only if somebody is in its ring.
 */
/*% prove z_runq_add z_runq_remove z_runq_best */
/*% wp -wp-model Typed+Cast */
#define first(i)      _kernel.ready_q.queues[i]
#define ready_bits    _kernel.ready_q.bitmap[0]
#define is_set(b, i)  (((b) & (1 << (31 - (i)))) != 0)
#define consistent                                                                                 \
	(\forall integer i; 0 <= i < 32 ==> (first(i) != \null <==> is_set(ready_bits, i)))
#define index_of(t)   ((t)->base.prio + 16)
#define node_of(t)    (&(t)->base.qnode_dlist)
/*@ lemma mark: \forall integer n; 0 <= n <= 62 ==> ((0x80000000 & (1 << n)) != 0 <==> n == 31);
    lemma top_is_set: \forall integer b; 1 <= b <= 0xFFFFFFFF ==> (b & (1 << log2(b))) != 0;
    lemma above_is_clear: \forall integer b, n; 1 <= b <= 0xFFFFFFFF && log2(b) < n <= 31 ==>
	(b & (1 << n)) == 0;
 */
#include "contracts/kernel.h"
/*% source kernel/runq.h */

/*% loop z_runq_best 1
	loop invariant w == 0;
	loop assigns w;
	loop variant w;
*/
/*% before z_runq_best return
	assert ready_bits != 0 && 0 <= 31 - log2(ready_bits) < 32;
	assert is_set(ready_bits, 31 - log2(ready_bits));
	assert \forall integer j; 0 <= j < 31 - log2(ready_bits) ==> !is_set(ready_bits, j);
*/
/*% before z_runq_remove return;
	assert !is_set(ready_bits, i);
	assert \forall integer j; 0 <= j < 32 && j != i ==>
		(is_set(ready_bits, j) <==> is_set(\at(ready_bits, Pre), j));
*/
_Static_assert(K_NUM_THREAD_PRIO == 32 && CONFIG_NUM_COOP_PRIORITIES == 16, "see index");

/*@ requires \valid(thread) && \separated(thread, &_kernel) && 0 <= index_of(thread) < 32;
    requires consistent;
    requires first(index_of(thread)) == \null ||
	\valid(first(index_of(thread))) && \valid(first(index_of(thread))->prev) &&
	\separated(first(index_of(thread)), &_kernel) &&
	\separated(first(index_of(thread))->prev, &_kernel) &&
	distinct(node_of(thread), first(index_of(thread))) &&
	distinct(node_of(thread), first(index_of(thread))->prev) &&
	(first(index_of(thread))->prev == first(index_of(thread)) ||
	 distinct(first(index_of(thread)), first(index_of(thread))->prev));
    ensures consistent;
    ensures others: \forall integer i; 0 <= i < 32 && i != index_of(thread) ==>
	first(i) == \old(first(i));
    behavior alone:
	assumes first(index_of(thread)) == \null;
	ensures first(index_of(thread)) == node_of(thread);
	ensures linked(node_of(thread), node_of(thread));
    behavior last:
	assumes first(index_of(thread)) != \null;
	ensures first(index_of(thread)) == \old(first(index_of(thread)));
	ensures linked(node_of(thread), first(index_of(thread)));
	ensures linked(\old(first(index_of(thread))->prev), node_of(thread));
    complete behaviors;
    disjoint behaviors; */
static inline void z_runq_add(struct k_thread *thread);

/*@ requires \valid(thread) && \separated(thread, &_kernel) && 0 <= index_of(thread) < 32;
    requires consistent && first(index_of(thread)) != \null;
    requires \valid(node_of(thread)->next) && \valid(node_of(thread)->prev);
    requires \separated(node_of(thread)->next, &_kernel);
    requires \separated(node_of(thread)->prev, &_kernel);
    requires node_of(thread)->next == node_of(thread) ||
	distinct(node_of(thread), node_of(thread)->next) &&
	distinct(node_of(thread), node_of(thread)->prev) &&
	(node_of(thread)->next == node_of(thread)->prev ||
	 distinct(node_of(thread)->next, node_of(thread)->prev));
    ensures consistent;
    ensures others: \forall integer i; 0 <= i < 32 && i != index_of(thread) ==>
	first(i) == \old(first(i));
    behavior alone:
	assumes node_of(thread)->next == node_of(thread);
	ensures first(index_of(thread)) == \null;
    behavior one_of_several:
	assumes node_of(thread)->next != node_of(thread);
	ensures linked(\old(node_of(thread)->prev), \old(node_of(thread)->next));
	ensures first(index_of(thread)) == (\old(first(index_of(thread))) == node_of(thread) ?
		\old(node_of(thread)->next) : \old(first(index_of(thread))));
    complete behaviors;
    disjoint behaviors; */
static inline void z_runq_remove(struct k_thread *thread);

/*@ requires consistent && ready_bits != 0;
    assigns \nothing;
    ensures \let best = 31 - log2(ready_bits); 0 <= best < 32 &&
	first(best) != \null && \result == (struct k_thread *)first(best) &&
	\forall integer j; 0 <= j < best ==> first(j) == \null; */
static inline struct k_thread *z_runq_best(void);

/*% mutant z_runq_add Z_RUNQ_WORD(i) |= Z_RUNQ_BIT(i); => ; */
/*% mutant z_runq_add sys_dlist_insert(first, node) => sys_dlist_insert(first->next, node) */
/*% mutant z_runq_remove &= ~Z_RUNQ_BIT(i) => &= Z_RUNQ_BIT(i) */
/*% mutant z_runq_remove _kernel.ready_q.queues[i] = next; => ; */
/*% mutant z_runq_remove next->prev = node->prev; => ; */
/*% mutant z_runq_best w * 32U + Z_RUNQ_FIRST => w * 32U + 31 - Z_RUNQ_FIRST */
