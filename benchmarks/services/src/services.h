/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Every kind of kernel service, used once. A round runs in a kernel thread and, with user mode,
 * in a user thread too; what is the kernel's alone has functions of its own.
 */
#ifndef SERVICES_SERVICES_H_
#define SERVICES_SERVICES_H_

#include <zephyr/kernel.h>

/** Semaphores, mutexes, condition variables, events, timers, futexes, poll. */
void use_signals(void);
void use_signals_kernel(void);

/** FIFO, LIFO, queue, stack, message queue, pipe, mailbox. */
void use_queues(void);
void use_queues_kernel(void);

/** Heaps and slabs, and objects that are made at run time. */
void use_memory(void);
void use_memory_kernel(void);

/** Threads, work, time. */
void use_threads(void);
void use_threads_kernel(void);

/** Say that what stands at @p line did not do what it should. */
void failed(int line);

/** Give the thread that runs user_round() what it needs. */
void grant_signals(k_tid_t thread);
void grant_queues(k_tid_t thread);
void grant_threads(k_tid_t thread);

#endif /* SERVICES_SERVICES_H_ */
