/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Event objects: 32 flags that threads wait for, any or all of a set (CONFIG_EVENTS).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_EVENT_H_
#define ZEPHYR_INCLUDE_KERNEL_EVENT_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief An event object. All members are the kernel's. */
struct k_event {
	_wait_q_t wait_q;
	uint32_t events;
#ifdef CONFIG_OBJ_CORE_EVENT
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_event)
};

#define Z_EVENT_INITIALIZER(obj)                                                                   \
	{                                                                                          \
		.wait_q = Z_WAIT_Q_INIT(&obj.wait_q),                                              \
		.events = 0,                                                                       \
	}

/** @brief Define and initialise event object @p name. */
#define K_EVENT_DEFINE(name) STRUCT_SECTION_ITERABLE(k_event, name) = Z_EVENT_INITIALIZER(name)

/** @brief Initialise @p event with all flags clear. Context: any. */
__syscall void k_event_init(struct k_event *event);

/**
 * @brief Set the flags @p events, leave the others.
 *
 * @return what these flags were before, as k_event_set() and its like. Context: any.
 */
__syscall uint32_t k_event_post(struct k_event *event, uint32_t events);

/** @brief Make the flags exactly @p events. @return all flags as they were. Context: any. */
__syscall uint32_t k_event_set(struct k_event *event, uint32_t events);

/**
 * @brief Make those flags that are in @p events_mask as they are in @p events.
 *
 * @return the masked flags as they were. Context: any.
 */
__syscall uint32_t k_event_set_masked(struct k_event *event, uint32_t events, uint32_t events_mask);

/** @brief Clear the flags @p events. @return what these were. Context: any. */
__syscall uint32_t k_event_clear(struct k_event *event, uint32_t events);

/**
 * @brief Wait until at least one flag of @p events is set.
 *
 * The flags stay set: clearing them is the caller's decision.
 *
 * @param events flags to wait for, not 0 unless nothing is to be waited for
 * @param reset clear all flags of the object before waiting
 * @param timeout how long
 * @return the flags of @p events that were set, 0: time is up. Context: thread; with K_NO_WAIT any.
 */
__syscall uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset,
				k_timeout_t timeout);

/** @brief As k_event_wait(), until all flags of @p events are set together. */
__syscall uint32_t k_event_wait_all(struct k_event *event, uint32_t events, bool reset,
				    k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_event.h>

/** @brief Those flags of @p events_mask that are set now. Context: any. */
static inline uint32_t k_event_test(struct k_event *event, uint32_t events_mask)
{
	return k_event_wait(event, events_mask, false, K_NO_WAIT);
}

#endif /* ZEPHYR_INCLUDE_KERNEL_EVENT_H_ */
