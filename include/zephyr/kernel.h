/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The kernel's public API. This header only collects the others: one for each kind of object.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_H_
#define ZEPHYR_INCLUDE_KERNEL_H_

#include <zephyr/kernel_includes.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <zephyr/toolchain.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/sflist.h>
#include <zephyr/sys/slist.h>
#include <zephyr/sys/util.h>

#include <zephyr/kernel/timeout.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/sched.h>
#include <zephyr/kernel/clock.h>
#include <zephyr/kernel/sem.h>
#include <zephyr/kernel/mutex.h>
#include <zephyr/kernel/condvar.h>
#include <zephyr/kernel/event.h>
#include <zephyr/kernel/queue.h>
#include <zephyr/kernel/stack.h>
#include <zephyr/kernel/msgq.h>
#include <zephyr/kernel/mbox.h>
#include <zephyr/kernel/pipe.h>
#include <zephyr/kernel/mem_slab.h>
#include <zephyr/kernel/heap.h>
#include <zephyr/kernel/futex.h>
#include <zephyr/kernel/timer.h>
#include <zephyr/kernel/work.h>
#include <zephyr/kernel/poll.h>
#include <zephyr/kernel/work_poll.h>
#include <zephyr/kernel/cpu.h>

/* Applications may rely on these coming with this header; the kernel itself has no use for them. */
#ifndef ETESIAN_KERNEL
#include <zephyr/devicetree.h>
#include <zephyr/init.h>
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_H_ */
