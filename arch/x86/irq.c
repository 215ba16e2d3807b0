/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupt lines, and the vectors they get.
 *
 * The local APIC goes by the vector: the upper four bits are its class, and a class interrupts the
 * handlers of lower ones. So a line gets a vector, when it is connected, in the class of its
 * priority: 14 for the most urgent one down to 2; 15 is for what CPUs tell each other. Within a
 * class the first that was connected has the highest vector.
 *
 * The handlers lie in a table by line; a vector leads to its line (entry.S).
 */
#include "percpu.h"
#include "arch/arch.h"

#include <errno.h>
#include <zephyr/drivers/interrupt_controller/ioapic.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>
#include <zephyr/irq.h>
#include <zephyr/sw_isr_table.h>

#define CLASSES	       13   /* 2 to 14 */
#define VECTOR_NOBODYS 0x22 /* raised for lines that nobody connected */
#define FIRST_FREE     0x23
#define LINE_SPURIOUS  CONFIG_NUM_IRQS	     /* behind the last */
#define LINE_PARKED    (CONFIG_NUM_IRQS + 1) /* disabled while the local APIC had its request */

BUILD_ASSERT(CONFIG_NUM_IRQS == CONFIG_MAX_IRQ_LINES && LINE_PARKED <= 255, "lines are bytes");

struct _isr_table_entry _sw_isr_table[CONFIG_NUM_IRQS + 2];
uint8_t z_x86_lines[256] = {[0 ... 255] = LINE_SPURIOUS};

static uint8_t vectors[CONFIG_NUM_IRQS]; /* of each line; 0: not connected */
static uint32_t enabled[DIV_ROUND_UP(CONFIG_NUM_IRQS, 32)];
static uint32_t pending[DIV_ROUND_UP(CONFIG_NUM_IRQS, 32)]; /* raised while not enabled */
static struct k_spinlock lock;

static bool is_pin(unsigned int irq)
{
	return irq < z_ioapic_pins();
}

static bool bit_of(const uint32_t *bits, unsigned int irq)
{
	return (bits[irq / 32] & BIT(irq % 32)) != 0U;
}

static void spurious(const void *unused)
{
	ARG_UNUSED(unused);
	z_fatal_error(K_ERR_SPURIOUS_IRQ, NULL);
}

/* Lock: lock. Full classes overflow into less urgent ones. */
static unsigned int vector_allocate(unsigned int priority)
{
	unsigned int top = 0xef - 16U * MIN(priority, CLASSES - 1U);

	for (unsigned int vector = top; vector >= FIRST_FREE; vector--) {
		if (z_x86_lines[vector] == LINE_SPURIOUS && vector != CONFIG_IRQ_OFFLOAD_VECTOR) {
			return vector;
		}
	}
	__ASSERT(false, "no vector left for priority %u", priority);
	return 0;
}

#ifndef CONFIG_SHARED_INTERRUPTS
void z_isr_install(unsigned int irq, void (*isr)(const void *arg), const void *arg)
{
	unsigned int key = arch_irq_lock();

	_sw_isr_table[irq].arg = arg;
	_sw_isr_table[irq].isr = isr;
	arch_irq_unlock(key);
}
#endif

/* Lock: lock. A line keeps its vector where its priority allows that. */
static void vector_set(unsigned int irq, unsigned int vector)
{
	if (vectors[irq] != 0U) {
		z_x86_lines[vectors[irq]] = LINE_SPURIOUS;
	}
	vectors[irq] = (uint8_t)vector;
	z_x86_lines[vector] = (uint8_t)irq;
}

int z_x86_irq_connect(unsigned int irq, unsigned int priority, void (*isr)(const void *arg),
		      const void *arg, uint32_t flags)
{
	k_spinlock_key_t key;

	if (irq >= CONFIG_NUM_IRQS) {
		return -EINVAL;
	}
	z_isr_install(irq, isr, arg);
	key = k_spin_lock(&lock);
	if (vectors[irq] / 16U != 14U - MIN(priority, CLASSES - 1U)) {
		vector_set(irq, vector_allocate(priority));
	}
	if (is_pin(irq)) {
		z_ioapic_irq_set(irq, vectors[irq], flags, !bit_of(enabled, irq));
	}
	k_spin_unlock(&lock, key);
	return (int)irq;
}

unsigned int z_x86_irq_vector(unsigned int irq)
{
	return vectors[irq];
}

static bool vectors_are_free(unsigned int first, unsigned int n)
{
	while (n > 0U && z_x86_lines[first + n - 1U] == LINE_SPURIOUS &&
	       first + n - 1U != CONFIG_IRQ_OFFLOAD_VECTOR) {
		n--;
	}
	return n == 0U;
}

/* Aligned to n, as who sends such messages changes the lowest bits. */
bool z_x86_irq_vectors_take(unsigned int irq, unsigned int n, unsigned int priority)
{
	unsigned int top = 0xf0 - 16U * MIN(priority, CLASSES - 1U);
	k_spinlock_key_t key = k_spin_lock(&lock);
	unsigned int first = ROUND_DOWN(top, n) - n;

	while (first >= FIRST_FREE && !vectors_are_free(first, n)) {
		first -= n;
	}
	for (unsigned int i = 0; i < n && first >= FIRST_FREE; i++) {
		vector_set(irq + i, first + i);
	}
	k_spin_unlock(&lock, key);
	return first >= FIRST_FREE;
}

#ifdef CONFIG_DYNAMIC_INTERRUPTS
int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	return z_x86_irq_connect(irq, priority, routine, parameter, flags);
}
#endif

static void raise(unsigned int irq)
{
	z_loapic_self_ipi((vectors[irq] != 0U) ? vectors[irq] : VECTOR_NOBODYS);
}

void z_x86_irq_raise(unsigned int irq)
{
	k_spinlock_key_t key = k_spin_lock(&lock);

	if (bit_of(enabled, irq)) {
		raise(irq);
	} else {
		pending[irq / 32] |= BIT(irq % 32);
	}
	k_spin_unlock(&lock, key);
}

void arch_irq_enable(unsigned int irq)
{
	k_spinlock_key_t key = k_spin_lock(&lock);

	enabled[irq / 32] |= BIT(irq % 32);
	if (vectors[irq] != 0U) {
		z_x86_lines[vectors[irq]] = (uint8_t)irq;
		if (is_pin(irq)) {
			z_ioapic_irq_enable(irq);
		}
	}
	if (bit_of(pending, irq)) {
		pending[irq / 32] &= ~BIT(irq % 32);
		raise(irq);
	}
	k_spin_unlock(&lock, key);
}

/* A request that this CPU's local APIC has already can not be taken back: it leads nowhere now. */
static void park(unsigned int irq)
{
	unsigned int vector = vectors[irq];
	uint32_t requests = x86_read_loapic(LOAPIC_IRR + 0x10U * (vector / 32U));

	if (vector != 0U && (requests & BIT(vector % 32U)) != 0U) {
		z_x86_lines[vector] = LINE_PARKED;
		pending[irq / 32] |= BIT(irq % 32);
	}
}

static void parked(const void *unused)
{
	ARG_UNUSED(unused);
}

void arch_irq_disable(unsigned int irq)
{
	k_spinlock_key_t key = k_spin_lock(&lock);

	enabled[irq / 32] &= ~BIT(irq % 32);
	if (is_pin(irq)) {
		z_ioapic_irq_disable(irq);
	}
	park(irq);
	k_spin_unlock(&lock, key);
}

int arch_irq_is_enabled(unsigned int irq)
{
	return bit_of(enabled, irq) ? 1 : 0;
}

/* From another CPU, or from ourselves: a switch that was put off. */
static void ipi_isr(const void *unused)
{
	ARG_UNUSED(unused);
#ifdef CONFIG_SMP
	z_sched_ipi();
#endif
	if (IS_ENABLED(CONFIG_MULTITHREADING)) {
		arch_isr_resched();
	}
}

void z_x86_irq_init(void)
{
	for (unsigned int i = 0; i < CONFIG_NUM_IRQS; i++) {
		_sw_isr_table[i].isr = z_irq_spurious;
	}
	_sw_isr_table[LINE_SPURIOUS].isr = spurious;
	_sw_isr_table[LINE_PARKED].isr = parked;
	z_isr_install(Z_X86_LINE_IPI, ipi_isr, NULL);
	vector_set(Z_X86_LINE_IPI, VECTOR_IPI);
	enabled[Z_X86_LINE_IPI / 32] |= BIT(Z_X86_LINE_IPI % 32);
	z_loapic_enable();
	z_ioapic_init();
}

#ifdef CONFIG_IRQ_OFFLOAD
/* The gate turns interrupts off; entry.S calls rsi(rdi), or esi(edi), as a handler. */
void arch_irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	__asm__ volatile("int %0"
			 :
			 : "i"(CONFIG_IRQ_OFFLOAD_VECTOR), "S"(routine), "D"(parameter)
			 : "memory");
}
#endif
