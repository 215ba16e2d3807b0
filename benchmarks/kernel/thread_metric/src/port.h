/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The thin layer between the workloads and a kernel: real functions, never inlined, as an
 * application on any system would call them.
 */
#ifndef TM_PORT_H_
#define TM_PORT_H_

#include <stdint.h>

#define TM_THREADS 5

/** Make thread @p id, suspended. Priorities: 1 is best, 31 worst. */
void tm_thread_create(int id, int priority, void (*entry)(void));
void tm_thread_resume(int id);
void tm_thread_suspend(int id);
void tm_thread_relinquish(void);
/** End all threads, so that the next workload starts afresh. */
void tm_threads_end(void);

void tm_queue_send(const uint32_t *message);
void tm_queue_receive(uint32_t *message);
void tm_semaphore_get(void);
void tm_semaphore_put(void);
void *tm_memory_allocate(void);
void tm_memory_free(void *block);

/** Make the two handlers ready to be called. */
void tm_interrupts_connect(void);
/** Pend a software interrupt; its handler has run when this returns. */
void tm_interrupt_give(void);
void tm_interrupt_resume(void);
/** The handlers, in workloads.c. */
void tm_handler_give(const void *unused);
void tm_handler_resume(const void *unused);

#endif /* TM_PORT_H_ */
