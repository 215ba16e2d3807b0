/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads, seen from the other kernel files.
 */
#ifndef ETESIAN_KERNEL_THREAD_H_
#define ETESIAN_KERNEL_THREAD_H_

#include "lock.h"
#include <zephyr/kernel.h>

/**
 * @brief Make @p thread without starting it: what k_thread_create() does first.
 *
 * Its record is all zeros but for what the pose of boot left in the main thread's. Context: any.
 */
void z_thread_setup(struct k_thread *thread, k_thread_stack_t *stack, size_t stack_size,
		    k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
		    uint32_t options, const char *name);

/** @brief Start @p thread if it has not been started. Lock: kernel. */
void z_thread_start(struct k_thread *thread);

/** @brief Start @p thread after @p delay, not K_FOREVER. Context: thread. */
void z_thread_start_after(struct k_thread *thread, k_timeout_t delay);

/** @brief Change the priority and the place in the queue that @p thread is in. Lock: kernel. */
void z_thread_prio_set(struct k_thread *thread, int prio);

/** @brief End of a sleep, of a timed wait or of a start delay: the timeout function of threads. */
void z_thread_timeout(struct _timeout *to, z_key_t key);


#endif /* ETESIAN_KERNEL_THREAD_H_ */
