/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Lines with several handlers. A line with one has it in its table entry, as without all this; with
 * the second one they move to the line's list, and the entry calls them all, in the order they
 * came.
 */
#include <errno.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/sw_isr_table.h>

struct z_shared_isr_table_entry z_shared_sw_isr_table[CONFIG_NUM_IRQS];

void z_shared_isr(const void *data)
{
	const struct z_shared_isr_table_entry *shared = data;

	for (size_t i = 0; i < shared->client_num; i++) {
		shared->clients[i].isr(shared->clients[i].arg);
	}
}

static bool is_same(const struct _isr_table_entry *entry, void (*isr)(const void *arg),
		    const void *arg)
{
	return entry->isr == isr && entry->arg == arg;
}

/* Position of a handler in a line's list; client_num if it is not there. Lock: interrupts. */
static size_t find(const struct z_shared_isr_table_entry *shared, void (*isr)(const void *arg),
		   const void *arg)
{
	size_t i = 0;

	while (i < shared->client_num && !is_same(&shared->clients[i], isr, arg)) {
		i++;
	}
	return i;
}

void z_isr_install(unsigned int irq, void (*isr)(const void *arg), const void *arg)
{
	struct _isr_table_entry *entry = &_sw_isr_table[irq];
	struct z_shared_isr_table_entry *shared = &z_shared_sw_isr_table[irq];
	unsigned int key = arch_irq_lock();

	if (entry->isr == z_irq_spurious) {
		*entry = (struct _isr_table_entry){.arg = arg, .isr = isr};
	} else if (!is_same(entry, isr, arg) && find(shared, isr, arg) == shared->client_num) {
		if (shared->client_num == 0) {
			shared->clients[shared->client_num++] = *entry;
		}
		__ASSERT(shared->client_num < CONFIG_SHARED_IRQ_MAX_NUM_CLIENTS,
			 "line %u: more handlers than CONFIG_SHARED_IRQ_MAX_NUM_CLIENTS", irq);
		if (shared->client_num < CONFIG_SHARED_IRQ_MAX_NUM_CLIENTS) {
			shared->clients[shared->client_num++] =
				(struct _isr_table_entry){.arg = arg, .isr = isr};
		}
		*entry = (struct _isr_table_entry){.arg = shared, .isr = z_shared_isr};
	}
	arch_irq_unlock(key);
}

int z_isr_uninstall(unsigned int irq, void (*isr)(const void *arg), const void *arg)
{
	struct _isr_table_entry *entry = &_sw_isr_table[irq];
	struct z_shared_isr_table_entry *shared = &z_shared_sw_isr_table[irq];
	unsigned int key = arch_irq_lock();
	size_t at = find(shared, isr, arg);
	int ret = 0;

	if (is_same(entry, isr, arg)) {
		*entry = (struct _isr_table_entry){.isr = z_irq_spurious};
	} else if (at == shared->client_num) {
		ret = -EINVAL;
	} else {
		shared->client_num--;
		for (; at < shared->client_num; at++) {
			shared->clients[at] = shared->clients[at + 1];
		}
		if (shared->client_num == 1) {
			*entry = shared->clients[0];
			shared->client_num = 0;
		}
	}
	arch_irq_unlock(key);
	return ret;
}

int arch_irq_disconnect_dynamic(unsigned int irq, unsigned int priority,
				void (*routine)(const void *parameter), const void *parameter,
				uint32_t flags)
{
	ARG_UNUSED(priority);
	ARG_UNUSED(flags);
	if (irq >= CONFIG_NUM_IRQS) {
		return -EINVAL;
	}
	return z_isr_uninstall(irq, routine, parameter);
}
