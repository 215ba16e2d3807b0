/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Control of logging: start, processing, filters, panic
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_CTRL_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_CTRL_H_

#include <zephyr/kernel.h>
#include <zephyr/logging/log_backend.h>
#include <zephyr/logging/log_core.h>
#include <zephyr/logging/log_msg.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief The logging clock. */
typedef log_timestamp_t (*log_timestamp_get_t)(void);

/** @brief Ready the buffer; the boot does it. */
void log_core_init(void);

/**
 * @brief Start the backends; the boot or the logging thread does it. A second call does nothing.
 */
void log_init(void);

/** @brief Wake the logging thread. */
void log_thread_trigger(void);

/** @brief Without CONFIG_LOG_PROCESS_THREAD: the thread that calls log_process(), to be woken. */
void log_thread_set(k_tid_t process_tid);

/**
 * @brief Another clock.
 *
 * @param timestamp_getter the clock
 * @param freq its ticks in a second
 * @retval 0 done
 * @retval -EINVAL no clock
 */
int log_set_timestamp_func(log_timestamp_get_t timestamp_getter, uint32_t freq);

/** @brief Put out all that waits; from now on every message at once. Context: any. */
__syscall void log_panic(void);

/** @brief Put out the oldest message. @return whether there are more. Context: thread. */
__syscall bool log_process(void);

/** @brief Messages that wait. */
__syscall uint32_t log_buffered_cnt(void);

/** @brief How many sources there are. @param domain_id 0 */
uint32_t log_src_cnt_get(uint32_t domain_id);

/** @brief Name of a source; NULL: no such. */
const char *log_source_name_get(uint32_t domain_id, uint32_t source_id);

/** @brief How many domains there are: this image. */
static inline uint8_t log_domains_count(void)
{
	return 1;
}

/** @brief Name of a domain (CONFIG_LOG_DOMAIN_NAME); NULL: no such. */
const char *log_domain_name_get(uint32_t domain_id);

/** @brief Number of a source. @return -1: no such. */
int log_source_id_get(const char *name);

/**
 * @brief Level of a source.
 *
 * @param backend for which backend; NULL: the highest of all
 * @param domain_id 0
 * @param source_id its number
 * @param runtime false: the level that is compiled in
 * @return LOG_LEVEL_...
 */
uint32_t log_filter_get(struct log_backend const *const backend, uint32_t domain_id,
			int16_t source_id, bool runtime);

/**
 * @brief Set the level of a source (CONFIG_LOG_RUNTIME_FILTERING).
 *
 * @param backend for which backend; NULL: for all
 * @param domain_id 0
 * @param source_id its number
 * @param level LOG_LEVEL_...
 * @return the level it has now: not above what is compiled in
 */
__syscall uint32_t log_filter_set(struct log_backend const *const backend, uint32_t domain_id,
				  int16_t source_id, uint32_t level);

/**
 * @brief Start a backend.
 *
 * @param backend backend
 * @param ctx its context
 * @param level highest level for it
 */
void log_backend_enable(struct log_backend const *const backend, void *ctx, uint32_t level);

/** @brief Stop a backend. */
void log_backend_disable(struct log_backend const *const backend);

/** @brief The backend of this name; NULL: no such. */
const struct log_backend *log_backend_get_by_name(const char *backend_name);

/** @brief Set the form of all active backends. @return one that failed, or NULL. */
const struct log_backend *log_format_set_all_active_backends(size_t log_type);

/** @brief Whether messages wait. */
bool log_data_pending(void);

/**
 * @brief Text before each message (CONFIG_LOG_TAG_MAX_LEN).
 *
 * @retval 0 set
 * @retval -EINVAL no text
 * @retval -ENOMEM too long: cut
 * @retval -ENOTSUP not in this image
 */
int log_set_tag(const char *tag);

/** @brief Size and use of the buffer, bytes. @retval -EINVAL there is none. */
int log_mem_get_usage(uint32_t *buf_size, uint32_t *usage);

/**
 * @brief Highest use of the buffer, bytes. @retval -EINVAL no buffer. @retval -ENOTSUP not kept.
 */
int log_mem_get_max_usage(uint32_t *max);

#if defined(CONFIG_LOG) && !defined(CONFIG_LOG_MODE_MINIMAL)
#define LOG_CORE_INIT() log_core_init()
#define LOG_PANIC()     log_panic()
#define LOG_INIT()      log_init()
#else
#define LOG_CORE_INIT() do { } while (false)
#define LOG_PANIC()     do { } while (false)
#define LOG_INIT()      do { } while (false)
#endif

#if defined(CONFIG_LOG_MODE_DEFERRED)
#define LOG_PROCESS() log_process()
#else
#define LOG_PROCESS() false
#endif

/** Bytes of a user thread's message, with the end; the rest is cut off. */
#define Z_LOG_USER_TEXT 128

/** @brief A message of a user thread, which has made the text itself. */
struct z_log_user_message {
	const void *source;
	uint32_t level;
	const char *text; /* or NULL */
	const void *data;
	size_t data_len;
};

/** @brief Hand such a message over. Context: any. */
__syscall void z_log_user(const struct z_log_user_message *message);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/log_ctrl.h>

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_CTRL_H_ */
