/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Overflows after which nothing goes on: they are reported, completely, and the system halts.
 */
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>

/* No device has LINE, nor the one below. */
#ifdef CONFIG_CPU_CORTEX_M
#include <cmsis_core.h>

#define LINE       25
#define PRIO(n)    (n)
#define RAISE(irq) (NVIC->STIR = (irq), __DSB(), __ISB())
#else
#include <zephyr/drivers/interrupt_controller/gic.h>

#define LINE       41
#define PRIO(n)    ((n) << 4)
#define RAISE(irq) arm_gic_irq_set_pending(irq)
#endif

static int recurse(volatile int *depth)
{
	volatile int here = *depth + 1;

	return recurse(&here) + *depth;
}

static void overflow(const void *arg)
{
	volatile int depth = 0;

	if (IS_ENABLED(CONFIG_OVERFLOW_HANDLER_FRAME)) {
		/* to a place far below the stack, from where the guard is written */
		__asm__ volatile("sub sp, sp, %0\n\t"
				 "1:\n\t"
				 "str r0, [sp, %0]\n\t"
				 "sub sp, sp, #4\n\t"
				 "b 1b"
				 :
				 : "i"(128));
	}
	recurse(&depth);
}

static void pend(const void *arg)
{
	RAISE(LINE);
}

static int during_boot(void)
{
	if (IS_ENABLED(CONFIG_OVERFLOW_BOOT)) {
		overflow(NULL);
	}
	return 0;
}

SYS_INIT(during_boot, PRE_KERNEL_2, 0);

int main(void)
{
	IRQ_CONNECT(LINE, PRIO(0), overflow, NULL, 0);
	irq_enable(LINE);
	printk("main runs\n");
	if (IS_ENABLED(CONFIG_OVERFLOW_NESTED)) {
		IRQ_CONNECT(LINE - 1, PRIO(1), pend, NULL, 0);
		irq_enable(LINE - 1);
		RAISE(LINE - 1);
	} else if (IS_ENABLED(CONFIG_OVERFLOW_MAIN)) {
		overflow(NULL);
	} else {
		pend(NULL);
	}
	printk("nothing happened\n");
	return 0;
}
