/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The sorted list of threads, which wait queues are and the simple run queue is.
 */
/*% nightly */
/*% prove z_thread_better z_list_add_sorted */
/*% wp -wp-model Typed+Cast */
#include "contracts/kernel.h"
/*% source kernel/runq.h */
/*% mutant z_list_add_sorted z_thread_better(thread, => !z_thread_better(thread, */
/*% mutant z_list_add_sorted sys_dlist_insert(at->next, => sys_dlist_insert(at, */
/*% mutant z_thread_better a->base.prio < b->base.prio => a->base.prio <= b->base.prio */
