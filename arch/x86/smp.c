/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Starting other CPUs, and interrupting them (Intel's Software Developer's Manual, volume 3,
 * chapter 8.4). A CPU is woken by INIT and STARTUP messages of the local APIC; it begins in 16 bits
 * at a page below 1 MiB (boot.S), and comes to z_x86_ap_start() on its interrupt stack. CPU n is
 * taken to have APIC n, as QEMU gives them out.
 */
#include "percpu.h"
#include "arch/arch.h"

#include <string.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>

#define WAKE_PAGE 8U /* at 32 KiB */

extern const char z_x86_ap_wake[], z_x86_ap_wake_end[];

/* One CPU is started at a time. */
static struct {
	unsigned int id;
	arch_cpustart_t fn;
	void *arg;
} starting;
char *z_x86_ap_stack; /* boot.S loads it, in 32 bits */

FUNC_NORETURN void z_x86_ap_start(void);

FUNC_NORETURN void z_x86_ap_start(void)
{
	arch_cpustart_t fn = starting.fn;

	z_x86_cpu_init(starting.id, z_x86_ap_stack);
	z_loapic_enable();
	fn(starting.arg);
	for (;;) {
		__asm__ volatile("cli\n\thlt");
	}
}

void arch_cpu_start(int cpu_num, k_thread_stack_t *stack, int sz, arch_cpustart_t fn, void *arg)
{
	char *wake = (char *)(uintptr_t)(WAKE_PAGE * 4096U);
	unsigned int key;

	starting.id = (unsigned int)cpu_num;
	starting.fn = fn;
	starting.arg = arg;
	z_x86_ap_stack = K_KERNEL_STACK_BUFFER(stack) + sz;
#ifdef CONFIG_HW_STACK_PROTECTION
	z_x86_guard_set(stack, NULL);
#endif
	(void)memcpy(wake, z_x86_ap_wake, (size_t)(z_x86_ap_wake_end - z_x86_ap_wake));
	key = arch_irq_lock();
	z_loapic_ipi((uint32_t)cpu_num, LOAPIC_ICR_INIT, 0);
	arch_irq_unlock(key);
	k_busy_wait(10000);
	key = arch_irq_lock();
	z_loapic_ipi((uint32_t)cpu_num, LOAPIC_ICR_STARTUP, WAKE_PAGE);
	arch_irq_unlock(key);
}

unsigned int arch_num_cpus(void)
{
	return CONFIG_MP_MAX_NUM_CPUS;
}

void arch_sched_directed_ipi(uint32_t cpu_bitmap)
{
	for (uint32_t id = 0; id < CONFIG_MP_MAX_NUM_CPUS; id++) {
		if ((cpu_bitmap & BIT(id)) != 0U) {
			z_loapic_ipi(id, LOAPIC_ICR_FIXED, VECTOR_IPI);
		}
	}
}

void arch_sched_broadcast_ipi(void)
{
	z_loapic_ipi(0, LOAPIC_ICR_OTHERS, VECTOR_IPI);
}
