/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Devices go to sleep with the system.
 */
#ifndef ETESIAN_SUBSYS_PM_DEVICE_SYSTEM_H_
#define ETESIAN_SUBSYS_PM_DEVICE_SYSTEM_H_

#include <stdbool.h>

#ifdef CONFIG_PM_DEVICE_SYSTEM_MANAGED
/** Suspend what is active; false: a device refused. Context: idle thread, interrupts locked. */
bool pm_suspend_devices(void);

/** Resume what pm_suspend_devices() has suspended. */
void pm_resume_devices(void);
#else
static inline bool pm_suspend_devices(void)
{
	return true;
}

static inline void pm_resume_devices(void)
{
}
#endif

#endif /* ETESIAN_SUBSYS_PM_DEVICE_SYSTEM_H_ */
