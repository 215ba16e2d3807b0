/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Power management of the system: what happens when nothing is to do.
 *
 * The idle thread asks the policy (<zephyr/pm/policy.h>) for a state, suspends devices, tells
 * observers, and has the SoC enter it. The first interrupt goes the way back.
 */
#ifndef ETESIAN_PM_PM_H_
#define ETESIAN_PM_PM_H_

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>

#include <zephyr/pm/state.h>
#include <zephyr/sys/slist.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Functions to be told of states. Members after the first are the caller's; NULL: not told. */
struct pm_notifier {
	/** @cond INTERNAL_HIDDEN */
	sys_snode_t _node;
	/** @endcond */
	/** Before the state is entered. Context: idle thread, interrupts locked. */
	void (*state_entry)(enum pm_state state);
	/** After it was left. Context: ISR or idle thread. */
	void (*state_exit)(enum pm_state state);
};

#ifdef CONFIG_PM

/**
 * @brief Have the CPU enter a state the next time it is idle, whatever the policy says.
 *
 * @return true. Context: any.
 */
bool pm_state_force(uint8_t cpu, const struct pm_state_info *info);

/** Have @p notifier told from now on. It must stay until unregistered. Context: any. */
void pm_notifier_register(struct pm_notifier *notifier);

/** No longer tell @p notifier. @return 0, -EINVAL if it was not registered. Context: any. */
int pm_notifier_unregister(struct pm_notifier *notifier);

/** State that the CPU is in, or is about to enter. Context: any. */
const struct pm_state_info *pm_state_next_get(uint8_t cpu);

/** Leave the state: called in the first interrupt and by the idle thread. Context: any. */
void pm_system_resume(void);

/** @name Functions of the SoC
 *
 * There is a plain one of each: the CPU waits for an interrupt, interrupts are enabled.
 * @{
 */
/**
 * @brief Enter a state and return when an interrupt is pending.
 *
 * Context: idle thread, interrupts locked.
 */
void pm_state_set(enum pm_state state, uint8_t substate_id);

/** @brief Undo what pm_state_set() did and enable interrupts. Context: ISR or idle thread. */
void pm_state_exit_post_ops(enum pm_state state, uint8_t substate_id);
/** @} */

/** @cond INTERNAL_HIDDEN */
/*
 * For the idle thread, interrupts locked: nothing is due before @p kernel_ticks (K_TICKS_FOREVER:
 * nothing ever). False: there is no state to enter, interrupts are still locked.
 */
bool pm_system_suspend(int32_t kernel_ticks);
/** @endcond */

#else

static inline bool pm_state_force(uint8_t cpu, const struct pm_state_info *info)
{
	ARG_UNUSED(cpu);
	ARG_UNUSED(info);
	return false;
}

static inline void pm_notifier_register(struct pm_notifier *notifier)
{
	ARG_UNUSED(notifier);
}

static inline int pm_notifier_unregister(struct pm_notifier *notifier)
{
	ARG_UNUSED(notifier);
	return -ENOSYS;
}

static inline const struct pm_state_info *pm_state_next_get(uint8_t cpu)
{
	ARG_UNUSED(cpu);
	return NULL;
}

static inline void pm_system_resume(void)
{
}

#endif

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_PM_PM_H_ */
