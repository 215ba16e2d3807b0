/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local variables: arch_new_thread() and arch_switch() give each thread its own.
 */
#include "contract.h"

static __thread int zeroed;
static __thread long initialised = 0x1357;
static bool wrong_start[3], mixed_up[3];

static void worker(void *p1, void *number, void *p3)
{
	int me = (int)(uintptr_t)number;

	ARG_UNUSED(p1);
	ARG_UNUSED(p3);
	wrong_start[me] = zeroed != 0 || initialised != 0x1357;
	for (int i = 0; i < 20; i++) {
		zeroed = me * 100 + i;
		initialised = -me;
		if (i % 2 != 0) {
			k_yield();
		} else {
			k_sleep(K_TICKS(1));
		}
		mixed_up[me] |= zeroed != me * 100 + i || initialised != -me;
	}
}

ZTEST(arch_tls, test_each_its_own)
{
	zeroed = 77;
	for (int i = 0; i < 3; i++) {
		(void)start(i, worker, NULL, BETTER);
	}
	for (int i = 0; i < 3; i++) {
		join(i);
		CONTRACT(!wrong_start[i], "arch_new_thread()",
			 "thread-local variables begin as they were declared");
		CONTRACT(!mixed_up[i], "arch_switch()", "they belong to the thread");
	}
	CONTRACT(zeroed == 77 && initialised == 0x1357, "arch_switch()",
		 "they belong to the thread");
}

ZTEST_SUITE(arch_tls, NULL, NULL, before, NULL, NULL);
