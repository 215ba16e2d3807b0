/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts: a line without a device, pended by software. The handlers get the counter's address
 * as their argument, so that their first instruction can be the stamp.
 */
#include "latency.h"
#include <zephyr/kernel.h>
#include <cmsis_core.h>

#define IRQ_QUIET 30
#define IRQ_GIVE  31

static uint32_t handler_start;
static uint32_t handler_end;
static uint32_t woken[REPETITIONS];
static uint32_t returned[REPETITIONS];
static K_SEM_DEFINE(sem, 0, 1);
static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

/* One stamp for both: what follows it is a store and the return. */
static void quiet(const void *counter)
{
	handler_start = insn_stamp(counter);
}

static void give(const void *counter)
{
	k_sem_give(&sem);
	handler_end = insn_stamp(counter);
}

static ALWAYS_INLINE void pend(unsigned int irq)
{
	NVIC->ISPR[0] = BIT(irq); /* taken before the next instruction */
}

static void taker(void *counter, void *unused2, void *unused3)
{
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (int i = 0; i < REPETITIONS; i++) {
		k_sem_take(&sem, K_FOREVER);
		woken[i] = insn_stamp(counter);
		returned[i] = handler_end;
	}
}

/* The store that pends the line is not part of what comes after. */
#define PEND_COST 1U

static void measure_quiet(counter_t counter)
{
	struct figure latency = {.name = "interrupt latency, to the handler's first instruction"};
	struct figure back = {.name = "return from ISR to the interrupted thread"};

	for (int i = 0; i < REPETITIONS; i++) {
		uint32_t start = insn_stamp(counter);
		uint32_t end;

		pend(IRQ_QUIET);
		end = insn_stamp(counter);
		figure_add(&latency, start, handler_start);
		figure_add(&back, handler_start, end);
	}
	latency.sum -= PEND_COST * latency.count;
	latency.min -= PEND_COST;
	latency.max -= PEND_COST;
	figure_print(&latency);
	figure_print(&back);
}

static void measure_waking(counter_t counter)
{
	struct figure wake = {.name = "interrupt latency, to a woken thread's first instruction"};
	struct figure other = {.name = "return from ISR to another thread"};

	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), taker, (void *)counter, NULL,
			NULL, k_thread_priority_get(k_current_get()) - 1, 0, K_NO_WAIT);
	for (int i = 0; i < REPETITIONS; i++) {
		uint32_t start = insn_stamp(counter);

		pend(IRQ_GIVE);
		figure_add(&wake, start, woken[i]);
		figure_add(&other, returned[i], woken[i]);
	}
	k_thread_join(&thread, K_FOREVER);
	wake.sum -= PEND_COST * wake.count;
	wake.min -= PEND_COST;
	wake.max -= PEND_COST;
	figure_print(&wake);
	figure_print(&other);
}

void measure_interrupts(void)
{
	IRQ_CONNECT(IRQ_QUIET, 1, quiet, (const void *)INSN_COUNTER, 0);
	IRQ_CONNECT(IRQ_GIVE, 1, give, (const void *)INSN_COUNTER, 0);
	irq_enable(IRQ_QUIET);
	irq_enable(IRQ_GIVE);
	measure_quiet(insn_counter());
	measure_waking(insn_counter());
}
