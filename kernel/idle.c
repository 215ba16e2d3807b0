/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The idle thread: runs while nobody else can.
 */
#include "idle.h"
#include "sched.h"
#include "timeout.h"
#include "../arch/arch.h"
#include <zephyr/pm/pm.h>

#ifdef CONFIG_SMP

/* Who else is ready? */
static void look(void)
{
	z_resched_unlock(z_lock());
}

/* Without interrupts from other CPUs only looking tells. */
static void sleep(void)
{
	if (IS_ENABLED(CONFIG_SCHED_IPI_SUPPORTED)) {
		k_cpu_idle();
	} else {
		arch_spin_relax();
		look();
	}
}

#elif defined(CONFIG_PM)

#define look()

/* The system enters a power state if there is a worthwhile one. */
static void sleep(void)
{
	unsigned int key = arch_irq_lock();

	if (pm_system_suspend(z_timeout_ticks_to_next())) {
		arch_irq_unlock(key);
	} else {
		k_cpu_idle();
	}
}

#else
#define look()
#define sleep() k_cpu_idle()
#endif

void z_idle(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	look();
	for (;;) {
		sleep();
	}
}
