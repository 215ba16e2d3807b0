/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Several CPUs: starting them, the lock they share, threads ended and suspended from another CPU.
 *
 * A CPU that starts runs on the stack that will serve its interrupts, counts itself in, and goes
 * over to its idle thread, which looks at the run queue like anyone who has finished something.
 *
 * To end or suspend a thread that another CPU runs takes that CPU: it is told by the thread's state
 * and by an interrupt. The thread then is no longer ready, so its CPU leaves it at the next
 * occasion, at the latest at the end of that interrupt. One that is to be aborted becomes dead only
 * then: its stack is in use until the switch, which happens with the lock held.
 */
#include "smp.h"
#include "smp_start.h"
#include "thread.h"
#include "trace.h"
#include "../arch/arch.h"
#include <zephyr/drivers/timer/system_timer.h>
#include <zephyr/kernel/smp.h>

struct k_spinlock z_kernel_lock;

void z_smp_switched(void)
{
	z_spin_release_left(&z_kernel_lock);
}

/* ---- starting CPUs --------------------------------------------------------------------- */

#define OTHER_CPUS MAX(CONFIG_MP_MAX_NUM_CPUS - 1, 1)

static K_KERNEL_STACK_ARRAY_DEFINE(cpu_stacks, OTHER_CPUS, CONFIG_ISR_STACK_SIZE);

struct start {
	unsigned int id;
	smp_init_fn fn;
	void *arg;
	bool timer;
	bool threads;
	atomic_t up;
};

__weak void smp_timer_init(void)
{
}

/* Where CPUs begin, locked, on their interrupt stacks. */
static void cpu_begin(void *arg)
{
	struct start *start = arg;
	bool threads = start->threads;
	struct _cpu *cpu = &_kernel.cpus[start->id];

	__ASSERT(arch_curr_cpu() == cpu, "CPU %u has another one's record", start->id);
	if (start->timer) {
		smp_timer_init();
	}
	if (start->fn != NULL) {
		start->fn(start->arg);
	}
	(void)atomic_set(&start->up, 1); /* `start` is gone from here on */
	if (!threads) {
		return;
	}
	z_lock_cpus();
	_kernel.cpus_online |= BIT(cpu->id);
	z_usage_cpu_start(cpu->id);
	cpu->idle_thread->base.active = 1U;
	arch_start_first(cpu->idle_thread);
}

static void start_cpu(struct start *start)
{
	k_thread_stack_t *stack = cpu_stacks[start->id - 1U];
	struct _cpu *cpu = &_kernel.cpus[start->id];
	z_key_t key;

	__ASSERT(start->id > 0U && start->id < arch_num_cpus(), "there is no CPU %u to start",
		 start->id);
	key = z_lock();
	_kernel.cpus_online &= ~BIT(start->id);
	z_unlock(key);
	cpu->irq_stack = K_KERNEL_STACK_BUFFER(stack) + CONFIG_ISR_STACK_SIZE;
	z_idle_setup(start->id);
	cpu->current = cpu->idle_thread;
	arch_cpu_start((int)start->id, stack, CONFIG_ISR_STACK_SIZE, cpu_begin, start);
	while (atomic_get(&start->up) == 0) {
		arch_spin_relax();
	}
}

void k_smp_cpu_start(int id, smp_init_fn fn, void *arg)
{
	__ASSERT((_kernel.cpus_online & BIT(id)) == 0U, "CPU %d runs already", id);
	k_smp_cpu_resume(id, fn, arg, true, true);
}

void k_smp_cpu_resume(int id, smp_init_fn fn, void *arg, bool reinit_timer, bool invoke_sched)
{
	struct start start = {
		.id = (unsigned int)id,
		.fn = fn,
		.arg = arg,
		.timer = reinit_timer,
		.threads = invoke_sched,
	};

	start_cpu(&start);
}

void z_smp_init(void)
{
	unsigned int cpus = MIN(arch_num_cpus(), CONFIG_MP_MAX_NUM_CPUS);

	for (unsigned int i = 1; !IS_ENABLED(CONFIG_SMP_BOOT_DELAY) && i < cpus; i++) {
		k_smp_cpu_start((int)i, NULL, NULL);
	}
}

/* ---- threads that run elsewhere -------------------------------------------------------- */

bool z_smp_end_aborted(struct k_thread *prev)
{
	Z_ASSERT_LOCKED();
	if (likely((prev->base.thread_state & _THREAD_ABORTING) == 0U)) {
		return false;
	}
	z_thread_end(prev);
	return true;
}

/*
 * Wait until no CPU runs @p thread, as long as it is in @p state. Two CPUs that wait for each other
 * with interrupts off would never answer each other: then one does not wait, and the thread ends
 * a little later. Context: any, unlocked if the caller was.
 */
static void await(const struct k_thread *thread, uint8_t state, bool may_leave)
{
	const volatile uint8_t *now = &thread->base.thread_state;

	while (thread->base.active != 0U && (*now & state) != 0U) {
		if (!may_leave && !z_thread_is_ready(_current)) {
			break;
		}
		arch_spin_relax();
	}
	/* its CPU holds the lock until the context is saved: afterwards its stack is not in use */
	z_unlock(z_lock());
}

/* @p thread, which is active, is not ready any more: tell its CPU, release the lock, wait. */
static void stop_and_await(struct k_thread *thread, uint8_t state, z_key_t key)
{
	bool may_leave = arch_irq_unlocked(key) && !arch_is_in_isr();
	bool elsewhere = z_smp_elsewhere(thread);

	Z_ASSERT_LOCKED();
	__ASSERT(!z_thread_is_ready(thread), "thread %p is to stop and stays ready", thread);
	if (elsewhere) {
		z_ipi_send(BIT(thread->base.cpu));
	}
	z_resched_unlock(key);
	if (elsewhere) {
		await(thread, state, may_leave);
	}
}

bool z_smp_abort(struct k_thread *thread, z_key_t key)
{
	Z_ASSERT_LOCKED();
	if (thread->base.active == 0U || (thread == _current && !arch_is_in_isr())) {
		return false;
	}
	if (z_thread_is_ready(thread)) {
		z_runq_remove(thread);
	}
	thread->base.thread_state |= _THREAD_ABORTING;
	stop_and_await(thread, _THREAD_ABORTING, key);
	return true;
}

void z_smp_suspended(struct k_thread *thread, z_key_t key)
{
	if (thread->base.active == 0U) {
		z_resched_unlock(key);
	} else {
		stop_and_await(thread, _THREAD_SUSPENDED, key);
	}
}

/* ---- irq_lock() ------------------------------------------------------------------------ */

/*
 * irq_lock() keeps out every other CPU's irq_lock() too. It nests in a thread, and like the state
 * of interrupts it belongs to the thread: one that blocks gives it up until it is back.
 */
static struct k_spinlock global_lock;

unsigned int z_smp_global_lock(void)
{
	unsigned int key = arch_irq_lock();
	struct k_thread *thread = _current_cpu->current; /* NULL: early in boot */

	if (thread != NULL && thread->base.global_lock_count++ == 0U) {
		z_spin_wait(&global_lock);
	}
	return key;
}

void z_smp_global_unlock(unsigned int key)
{
	struct k_thread *thread = _current_cpu->current;

	if (thread != NULL && --thread->base.global_lock_count == 0U) {
		z_spin_drop(&global_lock);
	}
	arch_irq_unlock(key);
}

void z_smp_global_leave(struct k_thread *thread)
{
	if (unlikely(thread->base.global_lock_count != 0U)) {
		z_spin_drop(&global_lock);
	}
}

void z_smp_global_back(struct k_thread *thread)
{
	if (unlikely(thread->base.global_lock_count != 0U)) {
		z_spin_wait(&global_lock);
	}
}
