/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Several CPUs: hart n is CPU n. All harts begin at __start(); those that do not boot wait here for
 * a stack and a software interrupt, which is also how CPUs interrupt each other (the CLINT's msip,
 * one word for each hart).
 *
 * gp is the CPU's record for good; no thread keeps or restores it.
 */
#include "port.h"
#include "arch/arch.h"

#include <zephyr/devicetree.h>
#include <zephyr/irq.h>
#include <zephyr/sys/barrier.h>
#include <zephyr/sys/sys_io.h>

#define MSIP(hart)                                                                                 \
	(DT_REG_ADDR(DT_COMPAT_GET_ANY_STATUS_OKAY(sifive_clint0)) + 4U * (hart))

BUILD_ASSERT(CONFIG_RV_BOOT_HART == 0, "hart n is CPU n");

/* In .data: it must not be cleared while harts look at it. */
static struct start {
	void *volatile sp; /* NULL: not yet */
	struct _cpu *cpu;
	const void *stack;
	arch_cpustart_t fn;
	void *arg;
	void *unused[3];
} starts[CONFIG_MP_MAX_NUM_CPUS] __used __attribute__((section(".data.starts")));

#ifdef CONFIG_64BIT
#define START_SHIFT "6"
#else
#define START_SHIFT "5"
#endif
BUILD_ASSERT(sizeof(struct start) == 8 * sizeof(void *), "shifted by START_SHIFT");

NAKED void z_riscv_other_hart(void)
{
	__asm__ volatile("li t1, %[cpus]\n\t"
			 "bgeu t0, t1, 2f\n\t"
			 "slli t2, t0, " START_SHIFT "\n\t"
			 "la t1, %[starts]\n\t"
			 "add t1, t1, t2\n\t"
			 "csrsi mie, 8\n" /* software interrupts end the sleep */
			 "1:\n\t"
			 "wfi\n\t"
			 LOAD("sp", 0, "t1")
			 "beqz sp, 1b\n\t"
			 "fence\n\t"
			 LOAD("gp", 1, "t1")
			 "mv a0, t1\n\t"
			 "tail z_riscv_cpu_begin\n"
			 "2:\n\t"
			 "wfi\n\t"
			 "j 2b"
			 :
			 : [cpus] "i"(CONFIG_MP_MAX_NUM_CPUS), [starts] "i"(&starts));
}

static void on_ipi(const void *unused)
{
	ARG_UNUSED(unused);
	sys_write32(0, MSIP(arch_proc_id()));
	z_sched_ipi();
}

__used void z_riscv_cpu_begin(struct start *start)
{
	sys_write32(0, MSIP(arch_proc_id()));
	start->sp = NULL;
	csr_write(mscratch, z_riscv_top());
	csr_write(mtvec, (uintptr_t)z_riscv_vectors | 1);
	z_riscv_cpu_init(start->stack);
	start->fn(start->arg);
	/* k_smp_cpu_resume() without threads: wait as at first */
	__asm__ volatile("csrr t0, mhartid\n\t"
			 "tail z_riscv_other_hart");
	CODE_UNREACHABLE;
}

void arch_cpu_start(int cpu_num, k_thread_stack_t *stack, int sz, arch_cpustart_t fn, void *arg)
{
	struct start *start = &starts[cpu_num];

	ARG_UNUSED(sz);
	z_riscv_irq_connect_local(RISCV_IRQ_MSOFT, on_ipi, NULL);
	csr_set(mie, 1UL << RISCV_IRQ_MSOFT);
	start->cpu = &_kernel.cpus[cpu_num];
	start->stack = stack;
	start->fn = fn;
	start->arg = arg;
	barrier_dmem_fence_full();
	start->sp = (struct handler_top *)ROUND_DOWN((uintptr_t)start->cpu->irq_stack, 16) - 1;
	barrier_dmem_fence_full();
	sys_write32(1, MSIP(cpu_num));
}

void arch_sched_directed_ipi(uint32_t cpu_bitmap)
{
	__asm__ volatile("fence" : : : "memory"); /* also before device registers */
	for (unsigned int cpu = 0; cpu < CONFIG_MP_MAX_NUM_CPUS; cpu++) {
		if ((cpu_bitmap & BIT(cpu)) != 0U) {
			sys_write32(1, MSIP(cpu));
		}
	}
}

void arch_sched_broadcast_ipi(void)
{
	arch_sched_directed_ipi(BIT_MASK(CONFIG_MP_MAX_NUM_CPUS) & ~BIT(arch_proc_id()));
}

#ifdef CONFIG_QEMU_ICOUNT
/*
 * With virtual time from the number of instructions QEMU runs the CPUs in turn, each until
 * something is due: one that waits for another would wait for seconds. A new alarm is something
 * due. The board has one hart more, which always sleeps, for its timer.
 */
void z_riscv_other_cpus_turn(void)
{
	uintptr_t clint = DT_REG_ADDR(DT_COMPAT_GET_ANY_STATUS_OKAY(sifive_clint0));
	uintptr_t alarm = clint + 0x4000U + 8U * CONFIG_MP_MAX_NUM_CPUS;

	sys_write32(sys_read32(clint + 0xbffcU), alarm + 4U);
	sys_write32(sys_read32(clint + 0xbff8U) + 4U, alarm);
}
#endif
