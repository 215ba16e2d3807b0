/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The short operations that every blocking and waking path is made of. Where speed is asked for
 * they are inlined; where size counts (-Os) there is one copy of each, in sched.c: the bodies are
 * in fast_ops.h. Lock: kernel.
 */
#ifndef ETESIAN_KERNEL_FAST_H_
#define ETESIAN_KERNEL_FAST_H_

#include "runq.h"
#include "timeout.h"
#include "trace.h"

#ifndef CONFIG_MULTITHREADING
/* nobody blocks: waitq.h has what is called all the same */
#elif defined(__OPTIMIZE_SIZE__)

void z_sched_ready(struct k_thread *thread);
void z_sched_unready(struct k_thread *thread);
void z_waitq_remove(struct k_thread *thread);
void z_thread_wake(struct k_thread *thread, int result);

#else

#define Z_FAST static inline
#include "fast_ops.h"

#endif

#endif /* ETESIAN_KERNEL_FAST_H_ */
