/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * CPU budgets: the rules of the constant bandwidth server, see <etesian/cpu_budget.h>.
 *
 *  - The group's time is charged when it leaves the CPU and when its budget should be used up.
 *  - Budget used up: it is given anew, and the deadline moves by a period.
 *  - The group wakes (one of its threads becomes ready, none was): if what is left would exceed the
 *    share until the deadline, or that has passed, it gets a whole budget and a period from now.
 *
 * Invariant: all members have the deadline of the group, in the run queue or not.
 */
#include "cpu_budget.h"
#include "runq.h"
#include "timeout.h"
#include <etesian/cpu_budget.h>

static struct cpu_budget *budget_of(const struct k_thread *thread)
{
	const struct z_thread_group *group = thread->mem_domain_info.group;

	return (group == NULL) ? NULL : group->budget;
}

#define FOR_EACH_MEMBER(budget, member)                                                            \
	SYS_SLIST_FOR_EACH_CONTAINER(&(budget)->members, member, node)

/* The group's deadline as a point of the cycle counter. */
static int deadline_cycle(const struct cpu_budget *budget)
{
	int64_t ticks = budget->deadline - z_clock_now();

	return (int)(k_cycle_get_32() + k_ticks_to_cyc_near32((uint32_t)MAX(ticks, 0)));
}

static void tell_members(struct cpu_budget *budget)
{
	int deadline = deadline_cycle(budget);
	struct cpu_budget_member *member;

	FOR_EACH_MEMBER(budget, member) {
		struct k_thread *thread = member->thread;
		bool queued = thread->base.thread_state == 0U &&
			      sys_dnode_is_linked(&thread->base.qnode_dlist);

		if (queued) {
			z_runq_remove(thread);
		}
		thread->base.prio_deadline = deadline;
		if (queued) {
			z_runq_add(thread);
		}
	}
}

static void charge(struct cpu_budget *budget)
{
	uint32_t now = k_cycle_get_32();

	budget->left -= (int32_t)(now - budget->started);
	budget->started = now;
	if (budget->left > 0) {
		return;
	}
	do {
		budget->left += (int32_t)budget->budget;
		budget->deadline += budget->period;
		budget->overruns++;
	} while (budget->left <= 0);
	tell_members(budget);
}

static void budget_end(struct _timeout *to, z_key_t key);

static void arm(struct cpu_budget *budget)
{
	z_timeout_add(&budget->end, budget_end,
		      K_TICKS(k_cyc_to_ticks_ceil32((uint32_t)budget->left) - 1U));
}

static void budget_end(struct _timeout *to, z_key_t key)
{
	struct cpu_budget *budget = CONTAINER_OF(to, struct cpu_budget, end);

	ARG_UNUSED(key);
	charge(budget);
	arm(budget); /* it still runs; if it no longer may, the switch stops this */
}

static bool any_ready(struct cpu_budget *budget)
{
	struct cpu_budget_member *member;

	FOR_EACH_MEMBER(budget, member) {
		if (member->thread->base.thread_state == 0U) {
			return true;
		}
	}
	return false;
}

void z_budget_switch(struct k_thread *prev, struct k_thread *next)
{
	struct cpu_budget *from = budget_of(prev);
	struct cpu_budget *to = budget_of(next);

	if (from == to) {
		return;
	}
	if (from != NULL) {
		(void)z_timeout_cancel(&from->end);
		charge(from);
		from->idle = !any_ready(from);
	}
	if (to != NULL) {
		to->started = k_cycle_get_32();
		arm(to);
	}
}

void z_budget_ready(struct k_thread *thread)
{
	struct cpu_budget *budget = budget_of(thread);
	int64_t now = z_clock_now();
	int64_t until;

	if (budget == NULL || !budget->idle) {
		return;
	}
	budget->idle = false;
	until = budget->deadline - now;
	if (until <= 0 || (int64_t)budget->left * budget->period >= until * budget->budget) {
		budget->left = (int32_t)budget->budget;
		budget->deadline = now + budget->period;
	}
	tell_members(budget);
	thread->base.prio_deadline = deadline_cycle(budget);
}

int cpu_budget_init(struct cpu_budget *budget, uint32_t budget_us, uint32_t period_us)
{
	uint64_t cycles = k_us_to_cyc_floor64(period_us);

	if (budget_us == 0U || budget_us > period_us || cycles >= BIT64(29) ||
	    k_us_to_ticks_floor64(period_us) < 2U) {
		return -EINVAL;
	}
	*budget = (struct cpu_budget){
		.budget = MAX(k_us_to_cyc_floor32(budget_us), 1U),
		.period = k_us_to_ticks_floor32(period_us),
		.idle = true,
	};
	sys_slist_init(&budget->members);
	z_timeout_init(&budget->end);
	return 0;
}

void cpu_budget_add(struct cpu_budget *budget, struct cpu_budget_member *member,
		    struct k_thread *thread)
{
	z_key_t key = z_lock();

	member->thread = thread;
	sys_slist_append(&budget->members, &member->node);
	thread->base.prio_deadline = deadline_cycle(budget);
	z_unlock(key);
}

void cpu_budget_remove(struct cpu_budget *budget, struct cpu_budget_member *member)
{
	z_key_t key = z_lock();

	(void)sys_slist_find_and_remove(&budget->members, &member->node);
	z_unlock(key);
}
