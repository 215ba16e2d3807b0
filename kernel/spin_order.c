/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The order in which spinlocks are taken (CONFIG_SPIN_ORDER). Each CPU notes which ones it holds.
 * To take one while another is held makes a pair, and the pair is an order: who ever takes the two
 * the other way round could wait for a CPU that waits for it, and is stopped, also if this time
 * nobody else is near. On several CPUs the kernel lock is a spinlock like others.
 *
 * Interrupts are off while a spinlock is held, so what a CPU notes about itself needs no lock.
 */
#include "spin.h"

#define HELD_MAX  8  /* one within the other; what is deeper is not checked */
#define PAIRS_MAX 32 /* later pairs are not remembered */

static struct k_spinlock *held[CONFIG_MP_MAX_NUM_CPUS][HELD_MAX];

static struct {
	const struct k_spinlock *outer, *inner;
} pairs[PAIRS_MAX];
static unsigned int pair_count;
static atomic_t pairs_busy;
static bool off; /* something was found: what the report does is not checked */

/* The place in held[] where @p l stands, or (NULL) a free one; -1: none. */
static int place_of(unsigned int cpu, const struct k_spinlock *l)
{
	for (int i = 0; i < HELD_MAX; i++) {
		if (held[cpu][i] == l) {
			return i;
		}
	}
	return -1;
}

static bool is_known(const struct k_spinlock *outer, const struct k_spinlock *inner)
{
	for (unsigned int i = 0; i < pair_count; i++) {
		if (pairs[i].outer == outer && pairs[i].inner == inner) {
			return true;
		}
	}
	return false;
}

/* @p inner is taken within @p outer. @return false: it has been the other way round. */
static bool learn(const struct k_spinlock *outer, const struct k_spinlock *inner)
{
	bool fits;

	while (!atomic_cas(&pairs_busy, 0, 1)) {
		arch_spin_relax();
	}
	fits = !is_known(inner, outer);
	if (fits && !is_known(outer, inner) && pair_count < PAIRS_MAX) {
		pairs[pair_count].outer = outer;
		pairs[pair_count].inner = inner;
		pair_count++;
	}
	(void)atomic_set(&pairs_busy, 0);
	return fits;
}

bool z_spin_order_valid(struct k_spinlock *l)
{
	unsigned int cpu = Z_CPU_INDEX();

	for (int i = 0; i < HELD_MAX && !off; i++) {
		struct k_spinlock *outer = held[cpu][i];

		if (outer == NULL) {
			continue;
		}
		if (outer->thread_cpu != z_spin_holder()) {
			held[cpu][i] = NULL; /* its holder has been ended */
		} else if (outer != l && !learn(outer, l)) {
			off = true;
			return false;
		}
	}
	return true;
}

void z_spin_order_taken(struct k_spinlock *l)
{
	unsigned int cpu = Z_CPU_INDEX();
	int i = place_of(cpu, NULL);

	if (i >= 0) {
		held[cpu][i] = l;
	}
}

void z_spin_order_released(struct k_spinlock *l)
{
	unsigned int cpu = Z_CPU_INDEX();
	int i = place_of(cpu, l);

	if (i >= 0) {
		held[cpu][i] = NULL;
	}
}

void z_spin_order_forget(void)
{
	pair_count = 0U;
	off = false;
}
