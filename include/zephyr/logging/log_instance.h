/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief What describes a source of messages: a module, or one instance of a module
 *
 * Each source has constant data and, with CONFIG_LOG_RUNTIME_FILTERING, changeable filters; both
 * lie in tables the linker makes, in the same order. A source's number is its place there.
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_INSTANCE_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_INSTANCE_H_

#include <zephyr/types.h>
#include <zephyr/toolchain.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Constant part of a source. */
struct log_source_const_data {
	/** As printed. */
	const char *name;
	/** Highest level compiled in. */
	uint8_t level;
#ifdef CONFIG_NIOS2
	uint32_t dummy;
#endif
};

/** @brief Changeable part of a source. */
struct log_source_dynamic_data {
	/** Slots of three bits: the highest of all backends, then each backend's level. */
	uint32_t filters;
#ifdef CONFIG_NIOS2
	uint32_t dummy[2];
#endif
#ifdef CONFIG_64BIT
	uint32_t dummy_64;
#endif
};

/* Names of the tables' entries. */
#define Z_LOG_ITEM_CONST_DATA(_name)  UTIL_CAT(log_const_, _name)
#define LOG_ITEM_DYNAMIC_DATA(_name)  UTIL_CAT(log_dynamic_, _name)
#define LOG_INSTANCE_FULL_NAME(_module_name, _inst) UTIL_CAT(_module_name, UTIL_CAT(_, _inst))
#define Z_LOG_INSTANCE_FULL_NAME(_module_name, _inst) LOG_INSTANCE_FULL_NAME(_module_name, _inst)
#define LOG_INSTANCE_DYNAMIC_DATA(_module_name, _inst) \
	LOG_ITEM_DYNAMIC_DATA(LOG_INSTANCE_FULL_NAME(_module_name, _inst))

/* The minimal mode knows no sources. */
#if defined(CONFIG_LOG) && !defined(CONFIG_LOG_MODE_MINIMAL)
#define Z_LOG_HAS_SOURCES 1
#endif

#ifdef CONFIG_LOG_RUNTIME_FILTERING
/* Until a backend starts, all passes that is compiled in. */
#define Z_LOG_DYNAMIC_CREATE(_name, _level) \
	extern struct log_source_dynamic_data LOG_ITEM_DYNAMIC_DATA(_name); \
	TYPE_SECTION_ITERABLE(struct log_source_dynamic_data, LOG_ITEM_DYNAMIC_DATA(_name), \
			      log_dynamic, _name) = { \
		.filters = (_level), \
	}
#define Z_LOG_SOURCE_TYPE struct log_source_dynamic_data
#define Z_LOG_SOURCE_NAME(_name) LOG_ITEM_DYNAMIC_DATA(_name)
#else
#define Z_LOG_SOURCE_TYPE const struct log_source_const_data
#define Z_LOG_SOURCE_NAME(_name) Z_LOG_ITEM_CONST_DATA(_name)
#endif

#define Z_LOG_CONST_CREATE(_name, _str_name, _level) \
	extern const struct log_source_const_data Z_LOG_ITEM_CONST_DATA(_name); \
	const TYPE_SECTION_ITERABLE(struct log_source_const_data, Z_LOG_ITEM_CONST_DATA(_name), \
				    log_const, _name) = { \
		.name = _str_name, \
		.level = (_level), \
	}

#ifdef Z_LOG_HAS_SOURCES

/** @brief Member initialiser: the logging pointer @p _name is that of the object @p _object. */
#define LOG_OBJECT_PTR_INIT(_name, _object) ._name = &_object,

/** @brief Address of an instance's source. */
#define LOG_INSTANCE_PTR(_module_name, _inst_name) \
	(&Z_LOG_SOURCE_NAME(LOG_INSTANCE_FULL_NAME(_module_name, _inst_name)))

/** @brief Member initialiser, with its comma: the pointer @p _name is that of an instance. */
#define LOG_INSTANCE_PTR_INIT(_name, _module_name, _inst_name) \
	._name = LOG_INSTANCE_PTR(_module_name, _inst_name),

/** @brief Declare a structure's member: the pointer to its instance's source. */
#define LOG_INSTANCE_PTR_DECLARE(_name) Z_LOG_SOURCE_TYPE *_name

/** @brief Create an instance's source. It prints as "module.instance". At file scope. */
#define LOG_INSTANCE_REGISTER(_module_name, _inst_name, _level) \
	Z_LOG_CONST_CREATE(LOG_INSTANCE_FULL_NAME(_module_name, _inst_name), \
			   STRINGIFY(_module_name._inst_name), _level); \
	IF_ENABLED(CONFIG_LOG_RUNTIME_FILTERING, \
		(Z_LOG_DYNAMIC_CREATE(LOG_INSTANCE_FULL_NAME(_module_name, _inst_name), \
				      _level);))

#else

#define LOG_OBJECT_PTR_INIT(_name, _object)
#define LOG_INSTANCE_PTR(_module_name, _inst_name) NULL
#define LOG_INSTANCE_PTR_INIT(_name, _module_name, _inst_name)
/* A member has to be declared; this one takes no room. */
#define LOG_INSTANCE_PTR_DECLARE(_name)
#define LOG_INSTANCE_REGISTER(_module_name, _inst_name, _level)

#endif /* Z_LOG_HAS_SOURCES */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_INSTANCE_H_ */
