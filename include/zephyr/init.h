/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Functions that run at boot, by level and priority.
 *
 * Boot goes through the levels below in order. Within a level functions run by priority, 0 first,
 * up to 999; of equal priority, devices run in the order of their devicetree dependencies, before
 * all others. Last in a level come devices without a number (DEVICE_INIT_DERIVED), in the same
 * order. The linker sorts them: an entry is a constant in section
 * .z_init_<level>_P_<prio>_SUB_<n>_. Numbers that contradict the devicetree stop the build.
 *
 *   EARLY         the first C code: no kernel, no devices
 *   PRE_KERNEL_1  interrupts can be connected; devices that need nothing else
 *   PRE_KERNEL_2  devices that need those of PRE_KERNEL_1; the clock is started at its end
 *   POST_KERNEL   in the main thread: kernel services work, functions may block
 *   APPLICATION   before main()
 *   SMP           after the other CPUs were started
 */
#ifndef ETESIAN_INIT_H_
#define ETESIAN_INIT_H_

#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct device;

/** An init function: of a device if the entry has one, of the system otherwise. */
union init_function {
	/** Returns 0 or a negative errno; the value is not looked at. */
	int (*sys)(void);
	/** Returns 0, or a negative errno that makes the device not ready. */
	int (*dev)(const struct device *dev);
#ifdef CONFIG_DEVICE_MUTABLE
	int (*dev_rw)(struct device *dev);
#endif
};

/** One entry of the boot sequence. Made by SYS_INIT() and by the macros that define devices. */
struct init_entry {
	union init_function init_fn;
	/** The device to initialize; NULL for SYS_INIT(). */
	union {
		const struct device *dev;
#ifdef CONFIG_DEVICE_MUTABLE
		struct device *dev_rw;
#endif
	};
};

/** @cond INTERNAL_HIDDEN */
#define Z_INIT_ORD_EARLY	0
#define Z_INIT_ORD_PRE_KERNEL_1 1
#define Z_INIT_ORD_PRE_KERNEL_2 2
#define Z_INIT_ORD_POST_KERNEL	3
#define Z_INIT_ORD_APPLICATION	4
#define Z_INIT_ORD_SMP		5

#define Z_INIT_ENTRY_NAME(id) _CONCAT(__init_, id)
#define Z_INIT_ENTRY_SECTION(level, prio, sub)                                                     \
	__attribute__((__section__(".z_init_" #level "_P_" STRINGIFY(prio) "_SUB_"                 \
				   STRINGIFY(sub) "_")))
#define Z_INIT_ENTRY(id, level, prio, sub)                                                         \
	static const Z_DECL_ALIGN(struct init_entry) Z_INIT_ENTRY_SECTION(level, prio, sub)        \
		__used __noasan_data Z_INIT_ENTRY_NAME(id)
/** @endcond */

/** Number of a level, 0 for EARLY and upwards. */
#define INIT_LEVEL_ORD(level) _CONCAT(Z_INIT_ORD_, level)

/**
 * @brief Run a function at boot.
 *
 * @param init_fn int (*)(void): returns 0 or a negative errno. Context: that of @p level.
 * @param level   EARLY, PRE_KERNEL_1, PRE_KERNEL_2, POST_KERNEL, APPLICATION or SMP
 * @param prio    0 to 999, smaller first: a decimal literal or a macro that is one, not an
 * expression
 */
#define SYS_INIT(init_fn, level, prio) SYS_INIT_NAMED(init_fn, init_fn, level, prio)

/** SYS_INIT() with a name of its own, so that one function can run several times. */
#define SYS_INIT_NAMED(name, init_fn_, level, prio)                                                \
	Z_INIT_ENTRY(name, level, prio, 0) = {.init_fn = {.sys = (init_fn_)}, .dev = NULL}

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_INIT_H_ */
