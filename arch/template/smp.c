/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Several CPUs. Leave this file out where the port has one; else the Kconfig of the port selects
 * ARCH_HAS_SMP, SCHED_IPI_SUPPORTED and, where single CPUs can be interrupted,
 * ARCH_HAS_DIRECTED_IPIS.
 */
#include "arch/arch.h"

struct _cpu *z_template_cpu = &_kernel.cpus[0];

/* TODO: what the new CPU runs, on its stack, after the first few instructions of assembly. */
void z_template_cpu_begin(int cpu_num, arch_cpustart_t fn, void *arg)
{
	/* TODO: interrupts off, vectors, this CPU's register and interrupt controller */
	z_template_cpu = &_kernel.cpus[cpu_num];
	fn(arg);
	arch_system_halt(0); /* TODO: switch the CPU off: k_smp_cpu_resume() without threads */
}

void arch_cpu_start(int cpu_num, k_thread_stack_t *stack, int sz, arch_cpustart_t fn, void *arg)
{
	/* TODO: leave fn and arg where the new CPU finds them, then let it go */
	ARG_UNUSED(cpu_num);
	ARG_UNUSED(stack);
	ARG_UNUSED(sz);
	ARG_UNUSED(fn);
	ARG_UNUSED(arg);
}

/* TODO: called by the entry code on the CPU that is interrupted. */
void z_template_ipi(const void *unused)
{
	ARG_UNUSED(unused);
	z_sched_ipi();
}

void arch_sched_broadcast_ipi(void)
{
	/* TODO */
}

void arch_sched_directed_ipi(uint32_t cpu_bitmap)
{
	ARG_UNUSED(cpu_bitmap); /* TODO */
}
