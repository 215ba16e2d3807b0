/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Levels, filters, and what the macros of log.h become
 *
 * A call is dropped at compile time if its level is above the module's or above
 * CONFIG_LOG_MAX_LEVEL. What is left is one call of a function with a variable argument list; in
 * the minimal mode it is printk().
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_CORE_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_CORE_H_

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/logging/log_instance.h>
#include <zephyr/logging/log_msg.h>
#include <zephyr/sys/printk.h>
#include <zephyr/syscall.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Levels @{ */
#define LOG_LEVEL_NONE 0U
#define LOG_LEVEL_ERR  1U
#define LOG_LEVEL_WRN  2U
#define LOG_LEVEL_INF  3U
#define LOG_LEVEL_DBG  4U
/** @} */

/** Raw text, as from printk(): printed whatever the levels are. */
#define LOG_LEVEL_INTERNAL_RAW_STRING LOG_LEVEL_NONE

#ifndef CONFIG_LOG
#define CONFIG_LOG_DEFAULT_LEVEL  0U
#define CONFIG_LOG_MAX_LEVEL      0U
#define CONFIG_LOG_OVERRIDE_LEVEL 0U
#endif

/* Levels whose messages say the function's name. */
#define LOG_FUNCTION_PREFIX_MASK \
	((uint32_t)((IS_ENABLED(CONFIG_LOG_FUNC_NAME_PREFIX_ERR) << LOG_LEVEL_ERR) | \
		    (IS_ENABLED(CONFIG_LOG_FUNC_NAME_PREFIX_WRN) << LOG_LEVEL_WRN) | \
		    (IS_ENABLED(CONFIG_LOG_FUNC_NAME_PREFIX_INF) << LOG_LEVEL_INF) | \
		    (IS_ENABLED(CONFIG_LOG_FUNC_NAME_PREFIX_DBG) << LOG_LEVEL_DBG)))

/** @name Filters: slots of three bits. Slot 0 holds the highest of the others. @{ */
#define LOG_LEVEL_BITS          3U
#define LOG_FILTER_SLOT_SIZE    LOG_LEVEL_BITS
#define LOG_FILTERS_NUM_OF_SLOTS (32 / LOG_FILTER_SLOT_SIZE)
#define LOG_FILTERS_MAX_BACKENDS (LOG_FILTERS_NUM_OF_SLOTS - 1)
#define LOG_FILTER_SLOT_MASK    (BIT(LOG_FILTER_SLOT_SIZE) - 1U)
#define LOG_FILTER_SLOT_SHIFT(_id) (LOG_FILTER_SLOT_SIZE * (_id))
#define LOG_FILTER_SLOT_GET(_filters, _id) \
	((*(_filters) >> LOG_FILTER_SLOT_SHIFT(_id)) & LOG_FILTER_SLOT_MASK)
#define LOG_FILTER_SLOT_SET(_filters, _id, _filter) \
	do { \
		*(_filters) &= ~(LOG_FILTER_SLOT_MASK << LOG_FILTER_SLOT_SHIFT(_id)); \
		*(_filters) |= ((_filter) & LOG_FILTER_SLOT_MASK) << LOG_FILTER_SLOT_SHIFT(_id); \
	} while (false)
#define LOG_FILTER_AGGR_SLOT_IDX 0
#define LOG_FILTER_AGGR_SLOT_GET(_filters) LOG_FILTER_SLOT_GET(_filters, LOG_FILTER_AGGR_SLOT_IDX)
#define LOG_FILTER_FIRST_BACKEND_SLOT_IDX 1
/** @} */

TYPE_SECTION_START_EXTERN(struct log_source_const_data, log_const);
TYPE_SECTION_END_EXTERN(struct log_source_const_data, log_const);
TYPE_SECTION_START_EXTERN(struct log_source_dynamic_data, log_dynamic);
TYPE_SECTION_END_EXTERN(struct log_source_dynamic_data, log_dynamic);

/** @brief Number of a source, from its constant data. */
static inline uint32_t log_const_source_id(const struct log_source_const_data *data)
{
	return (uint32_t)(data - TYPE_SECTION_START(log_const));
}

/** @brief Number of a source, from its changeable data. */
static inline uint32_t log_dynamic_source_id(struct log_source_dynamic_data *data)
{
	return (uint32_t)(data - TYPE_SECTION_START(log_dynamic));
}

/** @brief Number of the module this is compiled in. */
#define LOG_CURRENT_MODULE_ID() \
	(__log_current_const_data != NULL ? log_const_source_id(__log_current_const_data) : 0U)

/**
 * @brief Output of raw text, for printk() (CONFIG_LOG_PRINTK).
 *
 * @param fmt format
 * @param ap its arguments
 */
void z_log_vprintk(const char *fmt, va_list ap);

/**
 * @brief A message without a source.
 *
 * @param level LOG_LEVEL_...
 * @param fmt format
 * @param ap its arguments
 */
void log_generic(uint8_t level, const char *fmt, va_list ap);

/** @brief Minimal mode: dump bytes, 16 a line. */
void z_log_minimal_hexdump_print(int level, const void *data, size_t size);

/** @brief Minimal mode: the letter of a level. */
static inline char z_log_minimal_level_to_char(int level)
{
	return (level == LOG_LEVEL_ERR)   ? 'E'
	       : (level == LOG_LEVEL_WRN) ? 'W'
	       : (level == LOG_LEVEL_INF) ? 'I'
	       : (level == LOG_LEVEL_DBG) ? 'D'
					  : '?';
}

/* Never called: has the compiler compare a format with its arguments. */
static inline __printf_like(1, 2) void z_log_printf_arg_checker(const char *fmt, ...)
{
	ARG_UNUSED(fmt);
}

/* What a call site calls: a message without bytes to dump. */
void z_log_site(const void *source, uint32_t level, const char *fmt, ...);

/* Raw text has level 0 and always passes. */
#define Z_LOG_LEVEL_PASSES(_level) \
	(IS_ENABLED(CONFIG_LOG) && \
	 ((_level) <= __log_level || \
	  (CONFIG_LOG_OVERRIDE_LEVEL > 0 && (_level) <= CONFIG_LOG_OVERRIDE_LEVEL)) && \
	 (_level) <= CONFIG_LOG_MAX_LEVEL)
#define Z_LOG_CONST_LEVEL_CHECK(_level) Z_LOG_LEVEL_PASSES(_level)

#ifndef CONFIG_LOG

#define Z_LOG2(_level, _is_inst, _source, ...) \
	do { \
		if (false) { \
			z_log_printf_arg_checker(__VA_ARGS__); \
		} \
	} while (false)
#define Z_LOG_HEXDUMP2(_level, _is_inst, _source, _data, _len, ...) \
	do { \
		if (false) { \
			ARG_UNUSED(_data); \
			ARG_UNUSED(_len); \
		} \
	} while (false)
#define Z_LOG_PRINTK(_is_raw, ...) Z_LOG2(0, 0, NULL, __VA_ARGS__)

#elif defined(CONFIG_LOG_MODE_MINIMAL)

#define Z_LOG_TO_PRINTK(_level, _fmt, ...) \
	printk("%c: " _fmt "\n", z_log_minimal_level_to_char(_level), ##__VA_ARGS__)
#define Z_LOG2(_level, _is_inst, _source, ...) \
	do { \
		if (Z_LOG_LEVEL_PASSES(_level)) { \
			Z_LOG_TO_PRINTK(_level, __VA_ARGS__); \
		} \
	} while (false)
#define Z_LOG_HEXDUMP2(_level, _is_inst, _source, _data, _len, ...) \
	do { \
		if (Z_LOG_LEVEL_PASSES(_level)) { \
			printk("%c: %s\n", z_log_minimal_level_to_char(_level), \
			       GET_ARG_N(1, __VA_ARGS__)); \
			z_log_minimal_hexdump_print(_level, _data, _len); \
		} \
	} while (false)
#define Z_LOG_PRINTK(_is_raw, ...) printk(__VA_ARGS__)

#else

/*
 * The level at run time: an instance's own, or the highest that a backend wants. Users can not read
 * that: the kernel looks for them. (Volatile: not to be read before it is known who asks.)
 */
#ifdef CONFIG_LOG_RUNTIME_FILTERING
#define Z_LOG_RUNTIME_PASSES(_level, _is_inst, _source) \
	(k_is_user_context() || \
	 (_level) <= LOG_FILTER_AGGR_SLOT_GET((const volatile uint32_t *)&( \
			     (const struct log_source_dynamic_data *)(_source))->filters))
#else
#define Z_LOG_RUNTIME_PASSES(_level, _is_inst, _source) \
	(!(_is_inst) || (_level) <= ((const struct log_source_const_data *)(_source))->level)
#endif

#define Z_LOG_NAMES_FUNCTION(_level) ((BIT(_level) & LOG_FUNCTION_PREFIX_MASK) != 0)
#define Z_LOG_WITH_FUNCTION(_fmt, ...) "%s: " _fmt, (const char *)__func__, ##__VA_ARGS__

#define Z_LOG2(_level, _is_inst, _source, ...) \
	do { \
		if (!Z_LOG_LEVEL_PASSES(_level) || \
		    !Z_LOG_RUNTIME_PASSES(_level, _is_inst, _source)) { \
			break; \
		} \
		if (false) { \
			z_log_printf_arg_checker(__VA_ARGS__); \
		} \
		if (Z_LOG_NAMES_FUNCTION(_level)) { \
			z_log_site(_source, _level, Z_LOG_WITH_FUNCTION(__VA_ARGS__)); \
		} else { \
			z_log_site(_source, _level, __VA_ARGS__); \
		} \
	} while (false)

#define Z_LOG_HEXDUMP2(_level, _is_inst, _source, _data, _len, ...) \
	do { \
		if (!Z_LOG_LEVEL_PASSES(_level) || \
		    !Z_LOG_RUNTIME_PASSES(_level, _is_inst, _source)) { \
			break; \
		} \
		z_log_msg_runtime_create(0, _source, _level, _data, _len, 0, \
					 COND_CODE_0(NUM_VA_ARGS_LESS_1(__VA_ARGS__), \
						     ("%s", __VA_ARGS__), (__VA_ARGS__))); \
	} while (false)

#define Z_LOG_PRINTK(_is_raw, ...) \
	do { \
		if (false) { \
			z_log_printf_arg_checker(__VA_ARGS__); \
		} \
		z_log_site((const void *)(uintptr_t)(_is_raw), LOG_LEVEL_INTERNAL_RAW_STRING, \
			   __VA_ARGS__); \
	} while (false)

#endif

#ifdef CONFIG_LOG_RUNTIME_FILTERING
#define Z_LOG_CURRENT_SOURCE() __log_current_dynamic_data
#else
#define Z_LOG_CURRENT_SOURCE() __log_current_const_data
#endif

#define Z_LOG(_level, ...) Z_LOG2(_level, 0, Z_LOG_CURRENT_SOURCE(), __VA_ARGS__)
#define Z_LOG_INSTANCE(_level, _inst, ...) \
	Z_LOG2(_level, 1, COND_CODE_1(Z_LOG_HAS_SOURCES, (_inst), (NULL)), __VA_ARGS__)
#define Z_LOG_HEXDUMP(_level, _data, _length, ...) \
	Z_LOG_HEXDUMP2(_level, 0, Z_LOG_CURRENT_SOURCE(), _data, _length, __VA_ARGS__)
#define Z_LOG_HEXDUMP_INSTANCE(_level, _inst, _data, _length, ...) \
	Z_LOG_HEXDUMP2(_level, 1, COND_CODE_1(Z_LOG_HAS_SOURCES, (_inst), (NULL)), _data, \
		       _length, __VA_ARGS__)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_CORE_H_ */
