/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Several CPUs (CONFIG_SMP). The others are off until the firmware (PSCI) is asked for them; they
 * begin in start.S with address translation and caches off, so what they read there is written back
 * to memory for them. TPIDR_EL1 then holds the CPU's record, TPIDRRO_EL0 its current thread.
 */
#include "context.h"
#include "arch/arch.h"

#include <zephyr/drivers/interrupt_controller/gicv3.h>
#include <zephyr/sys/__assert.h>

void z_arm64_secondary(void);

/* In lines of its own, as it is written back. */
static struct beginning {
	char *top; /* of its stack; start.S reads it */
	arch_cpustart_t fn;
	void *arg;
	struct _cpu *cpu;
} __aligned(64) beginnings[CONFIG_MP_MAX_NUM_CPUS];

BUILD_ASSERT(offsetof(struct beginning, top) == 0, "start.S");

void arch_cpu_start(int cpu_num, k_thread_stack_t *stack, int sz, arch_cpustart_t fn, void *arg)
{
	struct beginning *its = &beginnings[cpu_num];
	unsigned int tries = 100000;
	long ret;

	*its = (struct beginning){
		.top = K_KERNEL_STACK_BUFFER(stack) + sz,
		.fn = fn,
		.arg = arg,
		.cpu = &_kernel.cpus[cpu_num],
	};
#ifdef CONFIG_ARM64_STACK_PROTECTION
	z_arm64_guard((uintptr_t)stack, true);
#endif
	__asm__ volatile("dc cvac, %0\n\tdsb sy" : : "r"(its) : "memory");
	do { /* one that has just been here is about to be off */
		ret = z_arm64_psci(PSCI_CPU_ON, (unsigned long)cpu_num,
				   (uintptr_t)z_arm64_secondary, (uintptr_t)its);
		arch_spin_relax();
	} while (ret == PSCI_ALREADY_ON && --tries > 0U);
	__ASSERT(ret == 0, "PSCI does not start CPU %d: error %ld", cpu_num, ret);
	ARG_UNUSED(ret);
}

/* From start.S, on its stack, locked. */
__used void z_arm64_boot_other(struct beginning *its)
{
	__asm__ volatile("msr tpidr_el1, %0\n\t"
			 "msr tpidrro_el0, %1\n\t"
			 "msr daifclr, #4" /* SErrors */
			 :
			 : "r"(its->cpu), "r"(its->cpu->current));
	arm_gic_cpu_init();
	its->fn(its->arg);
	for (;;) { /* k_smp_cpu_resume() without threads */
		(void)z_arm64_psci(PSCI_CPU_OFF, 0, 0, 0);
	}
}

static uint32_t others(void)
{
	return _kernel.cpus_online & ~BIT(_current_cpu->id);
}

void arch_sched_broadcast_ipi(void)
{
	arm_gic_raise_sgi(Z_ARM64_SGI_SCHED, others());
}

void arch_sched_directed_ipi(uint32_t cpu_bitmap)
{
	arm_gic_raise_sgi(Z_ARM64_SGI_SCHED, cpu_bitmap & others());
}
