/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** @file
 * @brief The link that a tracked kernel object carries (<zephyr/tracing/tracking.h>).
 */
#ifndef ZEPHYR_INCLUDE_TRACING_TRACING_MACROS_H_
#define ZEPHYR_INCLUDE_TRACING_TRACING_MACROS_H_

#ifdef CONFIG_TRACING_OBJECT_TRACKING
#define SYS_PORT_TRACING_TRACKING_FIELD(type) struct type *_obj_track_next;
#else
#define SYS_PORT_TRACING_TRACKING_FIELD(type)
#endif

#endif /* ZEPHYR_INCLUDE_TRACING_TRACING_MACROS_H_ */
