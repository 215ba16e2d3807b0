/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * main() returns: its thread ends, which is no error, and the others go on.
 */
#include <zephyr/kernel.h>
#ifdef CONFIG_NATIVE_BUILD
#include <posix_board_if.h>
#endif

static k_tid_t main_thread;

static void looks(void *unused1, void *unused2, void *unused3)
{
	int ended;

	k_sleep(K_TICKS(5));
	ended = k_thread_join(main_thread, K_NO_WAIT);
	printk("main has ended: %d, not essential: %d\n", ended,
	       (main_thread->base.user_options & K_ESSENTIAL) == 0);
#ifdef CONFIG_NATIVE_BUILD
	posix_exit(0);
#endif
}

K_THREAD_DEFINE(looker, 1024, looks, NULL, NULL, NULL, 5, 0, 0);

int main(void)
{
	main_thread = k_current_get();
	return 3;
}
