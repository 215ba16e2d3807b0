/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Asking other CPUs to look at the run queue. Whoever changed it sees to it that, once the asked
 * ones have looked, no CPU runs a preemptible thread while a better one that may run there waits.
 * Each asked CPU does the same in turn with the thread that it put back.
 */
#include "smp.h"
#include "metairq.h"
#include "../arch/arch.h"

#ifdef CONFIG_TRACE_SCHED_IPI
extern void z_trace_sched_ipi(void);
#else
#define z_trace_sched_ipi()
#endif

#if !defined(CONFIG_SCHED_IPI_SUPPORTED)
/* they look by themselves, sooner or later */
#define SEND(cpus) ARG_UNUSED(cpus)
#elif defined(CONFIG_ARCH_HAS_DIRECTED_IPIS)
#define SEND(cpus) arch_sched_directed_ipi(cpus)
#else
#define SEND(cpus) arch_sched_broadcast_ipi()
#endif

void z_ipi_send(uint32_t cpus)
{
	Z_ASSERT_LOCKED();
	SEND(cpus);
}

void z_sched_ipi(void)
{
	z_trace_sched_ipi();
	arch_isr_resched();
}

/* May @p thread take CPU @p cpu? */
static bool may_take(const struct k_thread *thread, const struct _cpu *cpu)
{
	const struct k_thread *curr = cpu->current;

	if (!z_smp_allowed(thread, cpu->id)) {
		return false;
	}
	if (!z_thread_is_ready(curr)) {
		return true; /* it is about to leave */
	}
	if (!z_thread_is_preemptible(curr)) {
		return z_metairq_preempts(curr, thread);
	}
	return z_thread_better(thread, curr) ||
	       (cpu->give_way && !z_thread_better(curr, thread));
}

/* Of @p cpus the one with the worst thread that @p thread may take, or NULL. */
static struct _cpu *find(uint32_t cpus, const struct k_thread *thread)
{
	struct _cpu *found = NULL;

	for (unsigned int i = 0; i < CONFIG_MP_MAX_NUM_CPUS; i++) {
		struct _cpu *cpu = &_kernel.cpus[i];

		if ((cpus & BIT(i)) != 0U && may_take(thread, cpu) &&
		    (found == NULL || z_thread_better(found->current, cpu->current))) {
			found = cpu;
		}
	}
	return found;
}

void z_ipi_ask(const struct k_thread *here)
{
	unsigned int me = _current_cpu->id;
	uint32_t others = _kernel.cpus_online & ~BIT(me);
	uint32_t asked = 0U;
	struct k_thread *t;

	Z_ASSERT_LOCKED();
	_kernel.ipi_due = false;
	for (t = z_runq_first(); t != NULL && asked != others; t = z_runq_next(t)) {
		struct _cpu *cpu;

		if (t == here || z_smp_elsewhere(t)) {
			continue; /* has a CPU */
		}
		cpu = find(others & ~asked, t);
		if (cpu != NULL) {
			asked |= BIT(cpu->id);
		} else if (!IS_ENABLED(CONFIG_SCHED_CPU_MASK)) {
			break; /* nor is there one for a worse thread */
		}
	}
	if (asked != 0U) {
		z_ipi_send(asked);
	}
}
