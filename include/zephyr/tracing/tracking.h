/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** @file
 * @brief Object tracking: a list of all kernel objects of a type, for debuggers and tests.
 *
 * With CONFIG_TRACING_OBJECT_TRACKING each object enters the list of its type when it is
 * initialised, those of K_*_DEFINE() at boot. It stays in: the memory of a tracked object must not
 * be used for something else.
 */
#ifndef ZEPHYR_INCLUDE_TRACING_TRACKING_H_
#define ZEPHYR_INCLUDE_TRACING_TRACKING_H_

#include <zephyr/kernel.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef CONFIG_TRACING_OBJECT_TRACKING

/** @brief The object after @p list in the list of its type, or NULL. */
#define SYS_PORT_TRACK_NEXT(list) ((list)->_obj_track_next)

/* Heads of the lists, the object that was initialised last. */
extern struct k_timer *_track_list_k_timer;
extern struct k_mem_slab *_track_list_k_mem_slab;
extern struct k_sem *_track_list_k_sem;
extern struct k_mutex *_track_list_k_mutex;
extern struct k_stack *_track_list_k_stack;
extern struct k_msgq *_track_list_k_msgq;
extern struct k_mbox *_track_list_k_mbox;
extern struct k_pipe *_track_list_k_pipe;
extern struct k_queue *_track_list_k_queue;
extern struct k_event *_track_list_k_event;

/*
 * Enter an object into the list of its type; nothing if it is in already. The kernel does it in the
 * object's init function. Context: any.
 */
void sys_track_k_timer_init(struct k_timer *timer);
void sys_track_k_mem_slab_init(struct k_mem_slab *mem_slab);
void sys_track_k_sem_init(struct k_sem *sem);
void sys_track_k_mutex_init(struct k_mutex *mutex);
void sys_track_k_stack_init(struct k_stack *stack);
void sys_track_k_msgq_init(struct k_msgq *msgq);
void sys_track_k_mbox_init(struct k_mbox *mbox);
void sys_track_k_pipe_init(struct k_pipe *pipe);
void sys_track_k_queue_init(struct k_queue *queue);
void sys_track_k_event_init(struct k_event *event);

#endif /* CONFIG_TRACING_OBJECT_TRACKING */

#endif /* ZEPHYR_INCLUDE_TRACING_TRACKING_H_ */
