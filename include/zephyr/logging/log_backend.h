/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Backends: where messages go
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_H_

#include <errno.h>
#include <stdarg.h>
#include <zephyr/logging/log_msg.h>
#include <zephyr/logging/log_output.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct log_backend;

/** @brief What a backend may be told of. */
enum log_backend_evt {
	/** The logging thread has nothing more to do. */
	LOG_BACKEND_EVT_PROCESS_THREAD_DONE,
	LOG_BACKEND_EVT_MAX,
};

/** @brief More about an event. */
union log_backend_evt_arg {
	void *raw;
};

/** @brief A backend's functions; all but process() may be NULL. */
struct log_backend_api {
	/** Put out a message. Immediate mode: in the context of who logs. */
	void (*process)(const struct log_backend *const backend, union log_msg_generic *msg);
	/** @p cnt messages were dropped since the last call. */
	void (*dropped)(const struct log_backend *const backend, uint32_t cnt);
	/** The system is going down: from now on be synchronous, without interrupts. */
	void (*panic)(const struct log_backend *const backend);
	void (*init)(const struct log_backend *const backend);
	/** @return 0: ready; else not yet, ask again. */
	int (*is_ready)(const struct log_backend *const backend);
	/** Choose LOG_OUTPUT_TEXT or another form. */
	int (*format_set)(const struct log_backend *const backend, uint32_t log_type);
	void (*notify)(const struct log_backend *const backend, enum log_backend_evt event,
		       union log_backend_evt_arg *arg);
};

/** @brief Changeable part of a backend. */
struct log_backend_control_block {
	void *ctx;
	uint8_t id;
	bool active;
	uint8_t level;
};

/** @brief A backend. */
struct log_backend {
	const struct log_backend_api *api;
	struct log_backend_control_block *cb;
	const char *name;
	bool autostart;
};

/**
 * @brief Create a backend. At file scope.
 *
 * @param _name its name
 * @param _api its struct log_backend_api
 * @param _autostart whether it starts with the system
 * @param ... its context, a pointer; optional
 */
#define LOG_BACKEND_DEFINE(_name, _api, _autostart, ...) \
	static struct log_backend_control_block UTIL_CAT(backend_cb_, _name) = { \
		COND_CODE_0(NUM_VA_ARGS_LESS_1(_, ##__VA_ARGS__), (), (.ctx = __VA_ARGS__,)) \
		.id = 0, \
		.active = false, \
	}; \
	static const STRUCT_SECTION_ITERABLE(log_backend, _name) = { \
		.api = &_api, \
		.cb = &UTIL_CAT(backend_cb_, _name), \
		.name = STRINGIFY(_name), \
		.autostart = _autostart, \
	}

/** @brief Initialise a backend; log_init() does it for those that start with the system. */
static inline void log_backend_init(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	if (backend->api->init != NULL) {
		backend->api->init(backend);
	}
}

/** @brief Whether a backend can take messages. @return 0: yes. */
static inline int log_backend_is_ready(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	return (backend->api->is_ready == NULL) ? 0 : backend->api->is_ready(backend);
}

/** @brief Have a message put out. */
static inline void log_backend_msg_process(const struct log_backend *const backend,
					   union log_msg_generic *msg)
{
	__ASSERT_NO_MSG(backend != NULL && msg != NULL);
	backend->api->process(backend, msg);
}

/** @brief Tell of dropped messages. */
static inline void log_backend_dropped(const struct log_backend *const backend, uint32_t cnt)
{
	__ASSERT_NO_MSG(backend != NULL);
	if (backend->api->dropped != NULL) {
		backend->api->dropped(backend, cnt);
	}
}

/** @brief Tell that the system is going down. */
static inline void log_backend_panic(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	if (backend->api->panic != NULL) {
		backend->api->panic(backend);
	}
}

/** @brief Give a backend its number: that of its filter's slot. */
static inline void log_backend_id_set(const struct log_backend *const backend, uint8_t id)
{
	__ASSERT_NO_MSG(backend != NULL);
	backend->cb->id = id;
}

static inline uint8_t log_backend_id_get(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	return backend->cb->id;
}

/** @brief The backend at place @p idx of the table. */
static inline const struct log_backend *log_backend_get(uint32_t idx)
{
	const struct log_backend *backend;

	STRUCT_SECTION_GET(log_backend, idx, &backend);
	return backend;
}

/** @brief How many there are. */
static inline int log_backend_count_get(void)
{
	int count;

	STRUCT_SECTION_COUNT(log_backend, &count);
	return count;
}

/** @brief Start to send messages to a backend; see log_backend_enable(). */
static inline void log_backend_activate(const struct log_backend *const backend, void *ctx)
{
	__ASSERT_NO_MSG(backend != NULL);
	backend->cb->ctx = ctx;
	backend->cb->active = true;
}

/** @brief Stop sending. */
static inline void log_backend_deactivate(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	backend->cb->active = false;
}

static inline bool log_backend_is_active(const struct log_backend *const backend)
{
	__ASSERT_NO_MSG(backend != NULL);
	return backend->cb->active;
}

/** @brief Choose the form. @retval -EINVAL no backend. @retval -ENOTSUP it has only one. */
static inline int log_backend_format_set(const struct log_backend *backend, uint32_t log_type)
{
	if (backend == NULL) {
		return -EINVAL;
	}
	return (backend->api->format_set == NULL) ? -ENOTSUP
						  : backend->api->format_set(backend, log_type);
}

/** @brief Tell of an event. */
static inline void log_backend_notify(const struct log_backend *const backend,
				      enum log_backend_evt event, union log_backend_evt_arg *arg)
{
	__ASSERT_NO_MSG(backend != NULL);
	if (backend->api->notify != NULL) {
		backend->api->notify(backend, event, arg);
	}
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_BACKEND_H_ */
