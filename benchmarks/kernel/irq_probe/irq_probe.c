/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * How long are interrupts off? The kernel is measured as it is, but for SysTick, which makes room
 * for the probe at the top of the priorities: a timer interrupt fires at random times, a few
 * hundred instructions apart, and its handler looks how late it is. What it finds is a lower bound
 * that comes within an instruction or two of the truth once the program has gone through the
 * longest stretch some thousand times.
 *
 * It is a module for any program on mps2/an385 (QEMU with -icount):
 *
 *	./ete run APP -b mps2/an385 -D EXTRA_ZEPHYR_MODULES=$PWD/benchmarks/kernel/irq_probe \
 *		-D 'CONFIG_QEMU_EXTRA_FLAGS="-serial file:irq_probe.txt"'
 *
 * Each new maximum is a line on the second UART: instructions, and where the stretch ended.
 */
#include "irq_probe.h"
#include "instructions.h"
#include <cmsis_core.h>
#include <zephyr/fatal.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>

/* CMSDK timer 0 and UART 1 (DDI 0479). */
struct timer {
	volatile uint32_t ctrl;
	volatile uint32_t value;
	volatile uint32_t reload;
	volatile uint32_t intclear;
};

struct uart {
	volatile uint32_t data;
	volatile uint32_t state;
	volatile uint32_t ctrl;
	volatile uint32_t intclear;
	volatile uint32_t bauddiv;
};

#define TIMER_NODE DT_NODELABEL(timer0)
#define TIMER      ((struct timer *)DT_REG_ADDR(TIMER_NODE))
#define TIMER_ON   (BIT(0) | BIT(3)) /* counting, with its interrupt */
#define UART       ((struct uart *)DT_REG_ADDR(DT_NODELABEL(uart1)))
#define UART_TX    BIT(0)
#define UART_FULL  BIT(0)

#define INSN_WFI 0xbf30

#define DELAY_MIN  500U /* counts of 40 ns */
#define DELAY_MASK 511U
#define EARLIER    64U
#define FIRST      16U /* handlers that only tell what `least` is */

struct irq_probe irq_probe = {.least = UINT32_MAX};

static uint32_t due; /* reading of the counter a little before the timer is to fire */
static uint32_t noise = 1;
static uint32_t handlers; /* since boot */

/* xorshift: every delay comes up as often as any other. */
static uint32_t next_delay(void)
{
	noise ^= noise << 13;
	noise ^= noise >> 17;
	noise ^= noise << 5;
	return DELAY_MIN + (noise & DELAY_MASK);
}

static void start(void)
{
	uint32_t delay = next_delay();
	unsigned int key = irq_lock();

	TIMER->reload = delay;
	TIMER->value = delay;
	TIMER->ctrl = TIMER_ON;
	due = insn_stamp(insn_counter()) + delay - EARLIER;
	irq_unlock(key);
}

static void put(char c)
{
	while ((UART->state & UART_FULL) != 0) {
	}
	UART->data = (uint8_t)c;
}

static void say_maximum(void)
{
	char line[32];

	snprintk(line, sizeof(line), "%u 0x%08x\n", irq_probe_longest(), irq_probe.most_pc);
	for (const char *c = line; *c != '\0'; c++) {
		put(*c);
	}
}

/* Where a thread goes on behind this handler; handlers have their frame somewhere in the stack. */
static uint32_t interrupted_pc(void)
{
	return ((SCB->ICSR & SCB_ICSR_RETTOBASE_Msk) != 0) ? ((uint32_t *)__get_PSP())[6] : 0;
}

/* Interrupts are on there, but QEMU's clock jumps when the CPU sleeps: it says nothing about us. */
static bool was_asleep(uint32_t pc)
{
	return pc != 0 && ((const uint16_t *)pc)[-1] == INSN_WFI;
}

static void isr(const void *counter)
{
	uint32_t late = (insn_stamp(counter) - due) * 5U / 8U;
	uint32_t pc = interrupted_pc();

	TIMER->ctrl = 0;
	TIMER->intclear = 1;
	if (irq_probe.own) {
		irq_probe.own = false;
	} else if (!was_asleep(pc)) {
		irq_probe.interrupts++;
		irq_probe.least = MIN(irq_probe.least, late);
		if (handlers++ >= FIRST && late > irq_probe.most) {
			irq_probe.most = late;
			irq_probe.most_pc = pc;
			say_maximum();
		}
	}
	start();
}

/* A report is printed with interrupts off, before the thread at fault ends. */
void __wrap_z_fatal_error(unsigned int reason, const struct arch_esf *esf)
{
	extern void __real_z_fatal_error(unsigned int reason, const struct arch_esf *esf);

	irq_probe.own = true;
	__real_z_fatal_error(reason, esf);
}

void irq_probe_reset(void)
{
	unsigned int key = irq_lock();

	irq_probe.most = 0;
	irq_probe.interrupts = 0;
	irq_unlock(key);
}

static int irq_probe_init(void)
{
	UART->bauddiv = 16;
	UART->ctrl = UART_TX;
	IRQ_CONNECT(DT_IRQN(TIMER_NODE), 0, isr, (const void *)INSN_COUNTER, 0);
	irq_enable(DT_IRQN(TIMER_NODE));
	NVIC_SetPriority(SysTick_IRQn, NVIC_GetPriority(SysTick_IRQn) + 1U);
	start();
	return 0;
}

SYS_INIT(irq_probe_init, APPLICATION, 0);
