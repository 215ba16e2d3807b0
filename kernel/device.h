/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Running the init functions of <zephyr/init.h>.
 */
#ifndef ETESIAN_KERNEL_DEVICE_H_
#define ETESIAN_KERNEL_DEVICE_H_

/** Levels in the order in which boot runs them; the numbers are those of INIT_LEVEL_ORD(). */
enum init_level {
	INIT_LEVEL_EARLY = 0,
	INIT_LEVEL_PRE_KERNEL_1,
	INIT_LEVEL_PRE_KERNEL_2,
	INIT_LEVEL_POST_KERNEL,
	INIT_LEVEL_APPLICATION,
	INIT_LEVEL_SMP,
};

/**
 * @brief Run all entries of a level: devices are initialized, functions called.
 *
 * Context: boot; from POST_KERNEL on, the main thread.
 */
void z_sys_init_run_level(enum init_level level);

#ifdef CONFIG_DEVICE_DEPS
/** Fill the lists of handles of all devices. Context: boot, once, before the first level. */
void z_device_deps_init(void);
#else
static inline void z_device_deps_init(void)
{
}
#endif

#endif /* ETESIAN_KERNEL_DEVICE_H_ */
