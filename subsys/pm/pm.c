/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Into a power state and out of it again.
 *
 * The idle thread calls pm_system_suspend() with interrupts locked. From the moment that observers
 * were told, `entered` of the CPU is set; whoever comes first, the first interrupt (where the port
 * calls pm_system_resume() in interrupts) or the idle thread, clears it and goes the way back:
 * devices, then the SoC, which enables interrupts, then observers.
 */
#include "device_system.h"
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/kernel.h>
#include <zephyr/pm/device.h>
#include <zephyr/pm/pm.h>
#include <zephyr/pm/policy.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/atomic.h>

#define CPUS CONFIG_MP_MAX_NUM_CPUS

static struct k_spinlock lock;
static sys_slist_t notifiers;
static struct pm_state_info current[CPUS], forced[CPUS];
static ATOMIC_DEFINE(entered, CPUS);
static atomic_t cpus_awake = ATOMIC_INIT(CPUS);

static uint8_t this_cpu(void)
{
	return (CPUS == 1) ? 0U : arch_curr_cpu()->id;
}

__weak void pm_state_set(enum pm_state state, uint8_t substate_id)
{
	ARG_UNUSED(state);
	ARG_UNUSED(substate_id);
	k_cpu_idle();
}

__weak void pm_state_exit_post_ops(enum pm_state state, uint8_t substate_id)
{
	ARG_UNUSED(state);
	ARG_UNUSED(substate_id);
	irq_unlock(0);
}

bool pm_state_force(uint8_t cpu, const struct pm_state_info *info)
{
	__ASSERT(cpu < CPUS && info->state < PM_STATE_COUNT, "no such CPU or state");
	K_SPINLOCK(&lock) {
		forced[cpu] = *info;
	}
	return true;
}

const struct pm_state_info *pm_state_next_get(uint8_t cpu)
{
	return &current[cpu];
}

void pm_notifier_register(struct pm_notifier *notifier)
{
	K_SPINLOCK(&lock) {
		sys_slist_append(&notifiers, &notifier->_node);
	}
}

int pm_notifier_unregister(struct pm_notifier *notifier)
{
	int rc = -EINVAL;

	K_SPINLOCK(&lock) {
		if (sys_slist_find_and_remove(&notifiers, &notifier->_node)) {
			rc = 0;
		}
	}
	return rc;
}

static void tell(enum pm_state state, bool entry)
{
	struct pm_notifier *notifier;

	K_SPINLOCK(&lock) {
		SYS_SLIST_FOR_EACH_CONTAINER(&notifiers, notifier, _node) {
			void (*fn)(enum pm_state state) =
				entry ? notifier->state_entry : notifier->state_exit;

			if (fn != NULL) {
				fn(state);
			}
		}
	}
}

/* What the CPU is to enter: what was forced, else what the policy says. */
static struct pm_state_info choose(uint8_t cpu, int32_t ticks)
{
	static const struct pm_state_info stay = {.state = PM_STATE_ACTIVE};
	struct pm_state_info info = stay;
	const struct pm_state_info *next;

	if (IS_ENABLED(CONFIG_PM_NEED_ALL_DEVICES_IDLE) && pm_device_is_any_busy()) {
		return info;
	}
	K_SPINLOCK(&lock) {
		info = forced[cpu];
		forced[cpu] = stay;
	}
	if (info.state != PM_STATE_ACTIVE) {
		return info;
	}
	next = pm_policy_next_state(cpu, ticks);
	return (next == NULL) ? stay : *next;
}

static bool concerns_devices(const struct pm_state_info *info)
{
	return info->state != PM_STATE_RUNTIME_IDLE && !info->pm_device_disabled;
}

/* The last CPU awake suspends devices. False: one refused. */
static bool devices_off(const struct pm_state_info *info)
{
	if (atomic_dec(&cpus_awake) != 1 || !concerns_devices(info) || pm_suspend_devices()) {
		return true;
	}
	pm_resume_devices();
	(void)atomic_inc(&cpus_awake);
	return false;
}

static void devices_on(void)
{
	if (atomic_inc(&cpus_awake) == 0) {
		pm_resume_devices();
	}
}

static int32_t sooner(int32_t a, int32_t b)
{
	if (a == K_TICKS_FOREVER || b == K_TICKS_FOREVER) {
		return (a == K_TICKS_FOREVER) ? b : a;
	}
	return MIN(a, b);
}

bool pm_system_suspend(int32_t kernel_ticks)
{
	uint8_t cpu = this_cpu();
	int32_t ticks = sooner(kernel_ticks, pm_policy_next_event_ticks());
	struct pm_state_info *info = &current[cpu];

	*info = choose(cpu, ticks);
	if (info->state == PM_STATE_ACTIVE) {
		if (ticks != kernel_ticks) {
			/* an event is near: look again when it has passed */
			sys_clock_set_timeout(ticks + 1, true);
		}
		return false;
	}
	if (!devices_off(info)) {
		info->state = PM_STATE_ACTIVE;
		return false;
	}
	if (ticks != K_TICKS_FOREVER && (info->exit_latency_us != 0U || ticks != kernel_ticks)) {
		/* to be awake when it is time */
		ticks -= (int32_t)k_us_to_ticks_ceil32(info->exit_latency_us);
		sys_clock_set_timeout(MAX(ticks, 0), true);
	}
	/* Nobody else runs before the way back is gone, whomever the interrupt makes ready. */
	k_sched_lock();
	tell(info->state, true);
	atomic_set_bit(entered, cpu);
	pm_state_set(info->state, info->substate_id);
	pm_system_resume();
	k_sched_unlock();
	return true;
}

void pm_system_resume(void)
{
	uint8_t cpu = this_cpu();
	struct pm_state_info *info = &current[cpu];

	if (!atomic_test_and_clear_bit(entered, cpu)) {
		return;
	}
	devices_on();
	pm_state_exit_post_ops(info->state, info->substate_id);
	tell(info->state, false);
	info->state = PM_STATE_ACTIVE;
}
