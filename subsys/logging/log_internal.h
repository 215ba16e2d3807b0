/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of logging know of each other.
 */
#ifndef ETESIAN_SUBSYS_LOGGING_LOG_INTERNAL_H_
#define ETESIAN_SUBSYS_LOGGING_LOG_INTERNAL_H_

#include <zephyr/logging/log_ctrl.h>
#include <zephyr/logging/log_msg.h>

/** @brief Ticks of the logging clock now. */
log_timestamp_t z_log_timestamp(void);

/** @brief Hand a message to each active backend that wants its level. */
void z_log_distribute(struct log_msg *msg);

/** @brief Tell all active backends that @p cnt messages were dropped. */
void z_log_tell_dropped(uint32_t cnt);

/** @brief Start backends that were not ready before. @return whether some still are not. */
bool z_log_start_late_backends(void);

/** @brief Whether there is a backend that takes messages. */
bool z_log_backend_attached(void);

/** @brief Tell all active backends of an event. */
void z_log_notify_backends(enum log_backend_evt event);

/** @brief Text before each message, or NULL. */
const char *z_log_get_tag(void);

/** @brief The mode's own part of log_core_init(). */
void z_log_mode_init(void);

/** @brief The mode's own part of log_panic(). */
void z_log_mode_panic(void);

/** @brief A message is complete: keep it, or put it out. */
void z_log_commit(struct log_msg *msg);

#endif /* ETESIAN_SUBSYS_LOGGING_LOG_INTERNAL_H_ */
