/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Messages of a program about what it does
 *
 * A file that logs says LOG_MODULE_REGISTER(name) once, or LOG_MODULE_DECLARE(name) if another
 * file of the module has registered it, then LOG_ERR() to LOG_DBG() with printf()-like arguments.
 * A line break at the end comes by itself. All of it works in any context, interrupts included.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_H_

#include <zephyr/logging/log_instance.h>
#include <zephyr/logging/log_core.h>
#include <zephyr/sys/atomic.h>

#ifdef __cplusplus
#define LOG_IN_CPLUSPLUS 1
extern "C" {
#endif

/** @name A message of the current module @{ */
/** Something has gone wrong. */
#define LOG_ERR(...) Z_LOG(LOG_LEVEL_ERR, __VA_ARGS__)
/** Something unusual. */
#define LOG_WRN(...) Z_LOG(LOG_LEVEL_WRN, __VA_ARGS__)
/** What goes on. */
#define LOG_INF(...) Z_LOG(LOG_LEVEL_INF, __VA_ARGS__)
/** Details for who looks for a mistake. */
#define LOG_DBG(...) Z_LOG(LOG_LEVEL_DBG, __VA_ARGS__)
/** @} */

/** @brief A warning, the first time only that the line is reached. */
#define LOG_WRN_ONCE(...) \
	do { \
		static atomic_t __warned; \
		if (unlikely(atomic_cas(&__warned, 0, 1))) { \
			Z_LOG(LOG_LEVEL_WRN, __VA_ARGS__); \
		} \
	} while (0)

/** @brief Text among the messages, without anything before or after it. */
#define LOG_PRINTK(...) Z_LOG_PRINTK(0, __VA_ARGS__)

/** @brief LOG_PRINTK() that leaves line feeds as they are. */
#define LOG_RAW(...) Z_LOG_PRINTK(1, __VA_ARGS__)

/** @name A message of the instance that a LOG_INSTANCE_PTR_DECLARE() pointer stands for @{ */
#define LOG_INST_ERR(_log_inst, ...) Z_LOG_INSTANCE(LOG_LEVEL_ERR, _log_inst, __VA_ARGS__)
#define LOG_INST_WRN(_log_inst, ...) Z_LOG_INSTANCE(LOG_LEVEL_WRN, _log_inst, __VA_ARGS__)
#define LOG_INST_INF(_log_inst, ...) Z_LOG_INSTANCE(LOG_LEVEL_INF, _log_inst, __VA_ARGS__)
#define LOG_INST_DBG(_log_inst, ...) Z_LOG_INSTANCE(LOG_LEVEL_DBG, _log_inst, __VA_ARGS__)
/** @} */

/** @name A text and @p _length bytes at @p _data, in hexadecimal @{ */
#define LOG_HEXDUMP_ERR(_data, _length, ...) \
	Z_LOG_HEXDUMP(LOG_LEVEL_ERR, _data, _length, __VA_ARGS__)
#define LOG_HEXDUMP_WRN(_data, _length, ...) \
	Z_LOG_HEXDUMP(LOG_LEVEL_WRN, _data, _length, __VA_ARGS__)
#define LOG_HEXDUMP_INF(_data, _length, ...) \
	Z_LOG_HEXDUMP(LOG_LEVEL_INF, _data, _length, __VA_ARGS__)
#define LOG_HEXDUMP_DBG(_data, _length, ...) \
	Z_LOG_HEXDUMP(LOG_LEVEL_DBG, _data, _length, __VA_ARGS__)
#define LOG_INST_HEXDUMP_ERR(_log_inst, _data, _length, ...) \
	Z_LOG_HEXDUMP_INSTANCE(LOG_LEVEL_ERR, _log_inst, _data, _length, __VA_ARGS__)
#define LOG_INST_HEXDUMP_WRN(_log_inst, _data, _length, ...) \
	Z_LOG_HEXDUMP_INSTANCE(LOG_LEVEL_WRN, _log_inst, _data, _length, __VA_ARGS__)
#define LOG_INST_HEXDUMP_INF(_log_inst, _data, _length, ...) \
	Z_LOG_HEXDUMP_INSTANCE(LOG_LEVEL_INF, _log_inst, _data, _length, __VA_ARGS__)
#define LOG_INST_HEXDUMP_DBG(_log_inst, _data, _length, ...) \
	Z_LOG_HEXDUMP_INSTANCE(LOG_LEVEL_DBG, _log_inst, _data, _length, __VA_ARGS__)
/** @} */

/*
 * The module's level: its second argument, else the macro LOG_LEVEL, else the default. What is not
 * a number (an option that does not exist) counts as absent.
 */
#define Z_LOG_NUM_0  ~,
#define Z_LOG_NUM_1  ~,
#define Z_LOG_NUM_2  ~,
#define Z_LOG_NUM_3  ~,
#define Z_LOG_NUM_4  ~,
#define Z_LOG_NUM_0U ~,
#define Z_LOG_NUM_1U ~,
#define Z_LOG_NUM_2U ~,
#define Z_LOG_NUM_3U ~,
#define Z_LOG_NUM_4U ~,
#define Z_LOG_SECOND(_1, _2, ...) _2
#define Z_LOG_PICK2(...) Z_LOG_SECOND(__VA_ARGS__)
#define Z_LOG_PICK(_mark, _level, _else) Z_LOG_PICK2(_mark _level, _else, 0)
#define Z_LOG_IF_NUMBER(_level, _else) \
	Z_LOG_PICK(UTIL_CAT(Z_LOG_NUM_, _level), _level, _else)
#define Z_LOG_FILE_LEVEL() \
	Z_LOG_PICK(UTIL_CAT(Z_LOG_NUM_, LOG_LEVEL), LOG_LEVEL, CONFIG_LOG_DEFAULT_LEVEL)
#define Z_LOG_LEVEL_RESOLVE(...) \
	COND_CODE_0(NUM_VA_ARGS_LESS_1(__VA_ARGS__), (Z_LOG_FILE_LEVEL()), \
		    (Z_LOG_IF_NUMBER(GET_ARG_N(2, __VA_ARGS__), CONFIG_LOG_DEFAULT_LEVEL)))
#define _LOG_LEVEL_RESOLVE(...) Z_LOG_LEVEL_RESOLVE(__VA_ARGS__)

#ifdef Z_LOG_HAS_SOURCES
#define Z_LOG_MODULE_CREATE(_name, _level) \
	Z_LOG_CONST_CREATE(_name, STRINGIFY(_name), _level); \
	IF_ENABLED(CONFIG_LOG_RUNTIME_FILTERING, (Z_LOG_DYNAMIC_CREATE(_name, _level);))
#define Z_LOG_CONST_ADDRESS(_name) (&Z_LOG_ITEM_CONST_DATA(_name))
#else
#define Z_LOG_MODULE_CREATE(_name, _level)
#define Z_LOG_CONST_ADDRESS(_name) NULL
#endif

#ifdef CONFIG_LOG_RUNTIME_FILTERING
#define Z_LOG_DYNAMIC_ADDRESS(_name) (&LOG_ITEM_DYNAMIC_DATA(_name))
#else
#define Z_LOG_DYNAMIC_ADDRESS(_name) NULL
#endif

/**
 * @brief Create the module @p name and make it that of this file. At file scope.
 *
 * Arguments: the name, without quotes; and, if it is not to be the default, its level, a number.
 */
#define LOG_MODULE_REGISTER(...) \
	Z_LOG_MODULE_CREATE(GET_ARG_N(1, __VA_ARGS__), Z_LOG_LEVEL_RESOLVE(__VA_ARGS__)) \
	LOG_MODULE_DECLARE(__VA_ARGS__)

/** @brief This file, or function, belongs to a module that another file registers. */
#define LOG_MODULE_DECLARE(...) \
	extern const struct log_source_const_data \
		Z_LOG_ITEM_CONST_DATA(GET_ARG_N(1, __VA_ARGS__)) __unused; \
	extern struct log_source_dynamic_data \
		LOG_ITEM_DYNAMIC_DATA(GET_ARG_N(1, __VA_ARGS__)) __unused; \
	static const struct log_source_const_data *const __log_current_const_data __unused = \
		Z_LOG_CONST_ADDRESS(GET_ARG_N(1, __VA_ARGS__)); \
	static struct log_source_dynamic_data *const __log_current_dynamic_data __unused = \
		Z_LOG_DYNAMIC_ADDRESS(GET_ARG_N(1, __VA_ARGS__)); \
	static const uint32_t __log_level __unused = Z_LOG_LEVEL_RESOLVE(__VA_ARGS__)

/** @brief In a function of a header: its own level. */
#define LOG_LEVEL_SET(level) \
	static const uint32_t __log_level __unused = \
		Z_LOG_IF_NUMBER(level, CONFIG_LOG_DEFAULT_LEVEL)

#ifdef CONFIG_LOG_CUSTOM_HEADER
#include "zephyr_custom_log.h"
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_H_ */
