/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The list of timeouts: sorted by deadline, equal ones in the order they came. Assumed: the tick
 * count and all deadlines lie within 2^61 ticks, so that sums do not overflow.
 */
/*% nightly */
/*% prove z_timeout_is_active z_clock_now set_alarm tq_add tq_next_tick tq_get z_timeout_cancel
	z_timeout_remaining z_timeout_expires */
/*% wp -wp-model Typed+Cast */
/*% config CONFIG_TIMEOUT_QUEUE_DUMB=y */
#define ticks_at(i) (((struct _timeout *)nth(i))->dticks)
#define FAR         0x2000000000000000
/*@ // the halves of a number of 64 bits; conversions as GCC's manual says
    lemma half: \forall integer x; -0x8000000000000000 <= x <= 0x7FFFFFFFFFFFFFFF ==>
	(x >> 32) * 0x100000000 <= x < ((x >> 32) + 1) * 0x100000000;
    lemma half_high: \forall integer x; 0x7FFFFFFF < x <= 0xFFFFFFFF ==>
	(int)x == x - 0x100000000;
    lemma half_top: \forall integer x; 0 <= x <= 0x7FFFFFFF ==>
	((x >> 30) != 0 <==> 0x40000000 <= x);
 */
#include "contracts/dlist.h"
#include <zephyr/kernel.h>

/*@ assigns \nothing;
    ensures \result; */
bool z_is_locked(void);

/*% source kernel/timeout.h */
/*% source kernel/timeoutq.h */
/*
 * The node is the first member, so a cast is the same as CONTAINER_OF(); WP does not follow a
 * pointer through char *.
 */
/*% rewrite CONTAINER_OF(n, struct _timeout, node) => ((struct _timeout *)(n)) */
/*% before tq_add#2 while (at != &timeouts
	ghost position = length_of_list;
*/
/*% before tq_add#2 at = at->prev;
	ghost position--;
*/
/*% before tq_add#2 sys_dlist_insert(at->next
	assert place(length_of_list, position, at->next);
	assert at == at->next || distinct(at, at->next);
	assert position > 1 ==> ticks_at(position - 1) <= to->dticks;
*/
/*% loop tq_add#2 1
	loop invariant 1 <= position <= length_of_list && at == nth(position - 1);
	loop invariant \forall integer i; position <= i < length_of_list ==>
		to->dticks < ticks_at(i);
	loop assigns at, position;
	loop variant position;
*/
/*% source kernel/timeout.c */
#include <zephyr/drivers/timer/system_timer.h>
/*@ assigns \nothing;
    ensures 0 <= \result; */
uint32_t sys_clock_elapsed(void);

/*@ ghost int alarm; // what the driver was told last */

/*@ requires in_range: ticks == K_TICKS_FOREVER || ticks >= 0;
    assigns alarm;
    ensures alarm == ticks; */
void sys_clock_set_timeout(int32_t ticks, bool idle);

#include "kernel/timeout.c"
#ifdef CONFIG_TIMEOUT_QUEUE_SCALABLE
#error "this part is about the sorted list"
#endif
_Static_assert(offsetof(struct _timeout, node) == 0, "see TO");

/*@ requires -FAR < curr_tick < FAR;
    assigns \nothing;
    ensures curr_tick <= \result <= curr_tick + UINT32_MAX;
    ensures in_a_callback: announcing ==> \result == curr_tick; */
int64_t z_clock_now(void);

/*@ assigns alarm;
    ensures past: ticks < 0 ==> alarm == 0;
    ensures as_asked: 0 <= ticks <= INT32_MAX ==> alarm == ticks;
    ensures as_far_as_can_be: INT32_MAX < ticks < 2 * FAR ==> alarm == INT32_MAX;
    ensures never: ticks >= 2 * FAR ==> alarm == K_TICKS_FOREVER; */
static void set_alarm(int64_t ticks);

/*@ requires ring(&timeouts, length_of_list) && \valid(to) && apart(&to->node, length_of_list);
    requires \forall integer i; 0 < i < length_of_list ==>
	\valid_read((struct _timeout *)nth(i));
    requires sorted: \forall integer i, j; 0 < i < j < length_of_list ==>
	ticks_at(i) <= ticks_at(j);
    ensures 1 <= position <= length_of_list;
    ensures linked(nth(position - 1), &to->node);
    ensures linked(&to->node, nth(position));
    ensures span(0, position - 1);
    ensures span(position, length_of_list);
    ensures behind_the_equal: \forall integer i; 0 < i < position ==> ticks_at(i) <= to->dticks;
    ensures before_the_later: \forall integer i; position <= i < length_of_list ==>
	to->dticks < ticks_at(i);
    ensures first: \result <==> position == 1; */
static inline bool tq_add(struct _timeout *to);

/*@ requires ring(&timeouts, length_of_list);
    requires length_of_list > 1 ==> \valid_read((struct _timeout *)nth(1));
    assigns \nothing;
    ensures length_of_list == 1 ==> \result == TQ_NEVER;
    ensures length_of_list > 1 ==> \result == ticks_at(1); */
static inline int64_t tq_next_tick(void);

/*@ requires ring(&timeouts, length_of_list) && position == 1;
    requires length_of_list > 1 ==> linked(nth(1), nth(2)) &&
	\valid_read((struct _timeout *)nth(1));
    ensures nothing: length_of_list == 1 || \old(ticks_at(1)) > end ==>
	\result == \null && ring(&timeouts, length_of_list);
    ensures due: length_of_list > 1 && \old(ticks_at(1)) <= end ==>
	\result == (struct _timeout *)nth(1) && linked(&timeouts, nth(2)) &&
	nth(1)->next == \null; */
static inline struct _timeout *tq_get(int64_t end, z_key_t key);

/*@ requires \valid_read(to);
    assigns \nothing;
    ensures \result <==> to->node.next != \null; */
static inline bool z_timeout_is_active(const struct _timeout *to);

/*@ requires \valid(to);
    requires to->node.next != \null ==>
	\valid(to->node.next) && \valid(to->node.prev) &&
	distinct(&to->node, to->node.next) && distinct(&to->node, to->node.prev) &&
	(to->node.next == to->node.prev || distinct(to->node.next, to->node.prev));
    ensures \result <==> \old(to->node.next) != \null;
    ensures to->node.next == \null;
    ensures \result ==> linked(\old(to->node.prev), \old(to->node.next)); */
static inline bool z_timeout_cancel(struct _timeout *to);

/*@ requires \valid_read(to) && -FAR < curr_tick < FAR && -FAR < to->dticks < FAR;
    assigns \nothing;
    ensures \result >= 0;
    ensures to->node.next == \null ==> \result == 0;
    ensures \result > 0 ==> \result <= to->dticks - curr_tick; */
k_ticks_t z_timeout_remaining(const struct _timeout *to);

/*@ requires \valid_read(to) && -FAR < curr_tick < FAR;
    assigns \nothing;
    ensures to->node.next != \null ==> \result == to->dticks; */
k_ticks_t z_timeout_expires(const struct _timeout *to);

/*% mutant z_clock_now (SERVING_HERE() ? 0 : sys_clock_elapsed()) => sys_clock_elapsed() */
/*% mutant set_alarm high < 0 => high > 0 */
/*% mutant set_alarm || soon < 0 => */
/*% mutant set_alarm (high >> 30) != 0 => (high >> 30) == 0 */
/*% mutant z_timeout_remaining MAX(left, 0) => left */
/*% source kernel/timeoutq.h */
/*% mutant tq_get#2 TO(n)->dticks > end => TO(n)->dticks >= end */
/*% mutant tq_add#2 to->dticks < TO(at)->dticks => to->dticks <= TO(at)->dticks */
/*% mutant tq_add#2 sys_dlist_insert(at->next, => sys_dlist_insert(at, */
