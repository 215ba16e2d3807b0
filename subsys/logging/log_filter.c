/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sources, their levels, and starting and stopping of backends.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include "log_internal.h"

uint32_t log_src_cnt_get(uint32_t domain_id)
{
	return (domain_id == 0)
		       ? log_const_source_id(TYPE_SECTION_END(log_const))
		       : 0;
}

const char *log_source_name_get(uint32_t domain_id, uint32_t source_id)
{
	if (source_id >= log_src_cnt_get(domain_id)) {
		return NULL;
	}
	return TYPE_SECTION_START(log_const)[source_id].name;
}

const char *log_domain_name_get(uint32_t domain_id)
{
	return (domain_id == 0) ? CONFIG_LOG_DOMAIN_NAME : NULL;
}

int log_source_id_get(const char *name)
{
	for (uint32_t i = 0; i < log_src_cnt_get(0); i++) {
		if (strcmp(name, TYPE_SECTION_START(log_const)[i].name) == 0) {
			return (int)i;
		}
	}
	return -1;
}

static uint32_t compiled_level(int16_t source_id)
{
	return TYPE_SECTION_START(log_const)[source_id].level;
}

#ifdef CONFIG_LOG_RUNTIME_FILTERING

static uint32_t *filters_of(int16_t source_id)
{
	return &TYPE_SECTION_START(log_dynamic)[source_id].filters;
}

uint32_t log_filter_get(struct log_backend const *const backend, uint32_t domain_id,
			int16_t source_id, bool runtime)
{
	__ASSERT(source_id < (int16_t)log_src_cnt_get(domain_id), "no source %d", source_id);
	if (source_id < 0) {
		return LOG_LEVEL_DBG;
	}
	if (!runtime) {
		return compiled_level(source_id);
	}
	return LOG_FILTER_SLOT_GET(filters_of(source_id),
				   (backend == NULL) ? LOG_FILTER_AGGR_SLOT_IDX
						     : log_backend_id_get(backend));
}

static void aggregate(uint32_t *filters)
{
	uint32_t highest = LOG_LEVEL_NONE;

	for (int i = LOG_FILTER_FIRST_BACKEND_SLOT_IDX; i < LOG_FILTERS_NUM_OF_SLOTS; i++) {
		highest = MAX(highest, LOG_FILTER_SLOT_GET(filters, i));
	}
	LOG_FILTER_SLOT_SET(filters, LOG_FILTER_AGGR_SLOT_IDX, highest);
}

static uint32_t set_for_all(int16_t source_id, uint32_t level)
{
	uint32_t highest = LOG_LEVEL_NONE;

	STRUCT_SECTION_FOREACH(log_backend, backend) {
		highest = MAX(highest, log_filter_set(backend, 0, source_id, level));
	}
	return highest;
}

uint32_t z_impl_log_filter_set(struct log_backend const *const backend, uint32_t domain_id,
			       int16_t source_id, uint32_t level)
{
	static struct k_spinlock lock;
	k_spinlock_key_t key;

	__ASSERT(source_id >= 0 && source_id < (int16_t)log_src_cnt_get(domain_id),
		 "no source %d", source_id);
	if (backend == NULL) {
		return set_for_all(source_id, level);
	}
	level = MIN(level, compiled_level(source_id));
	key = k_spin_lock(&lock);
	LOG_FILTER_SLOT_SET(filters_of(source_id), log_backend_id_get(backend), level);
	aggregate(filters_of(source_id));
	k_spin_unlock(&lock, key);
	return level;
}

static void set_all_sources(const struct log_backend *backend, uint32_t level)
{
	for (uint32_t i = 0; i < log_src_cnt_get(0); i++) {
		(void)log_filter_set(backend, 0, (int16_t)i, level);
	}
}

#else

uint32_t log_filter_get(struct log_backend const *const backend, uint32_t domain_id,
			int16_t source_id, bool runtime)
{
	ARG_UNUSED(backend);
	ARG_UNUSED(domain_id);
	ARG_UNUSED(runtime);
	return (source_id < 0) ? LOG_LEVEL_DBG : compiled_level(source_id);
}

uint32_t z_impl_log_filter_set(struct log_backend const *const backend, uint32_t domain_id,
			       int16_t source_id, uint32_t level)
{
	ARG_UNUSED(level);
	return log_filter_get(backend, domain_id, source_id, true);
}

static void set_all_sources(const struct log_backend *backend, uint32_t level)
{
	ARG_UNUSED(backend);
	ARG_UNUSED(level);
}

#endif

void log_backend_enable(struct log_backend const *const backend, void *ctx, uint32_t level)
{
	size_t place = (size_t)(backend - log_backend_get(0));

	log_backend_id_set(backend, (uint8_t)(LOG_FILTER_FIRST_BACKEND_SLOT_IDX + place));
	backend->cb->level = (uint8_t)level;
	set_all_sources(backend, level);
	log_backend_activate(backend, ctx);
}

void log_backend_disable(struct log_backend const *const backend)
{
	if (log_backend_is_active(backend)) {
		set_all_sources(backend, LOG_LEVEL_NONE);
	}
	log_backend_deactivate(backend);
}

const struct log_backend *log_backend_get_by_name(const char *backend_name)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (strcmp(backend_name, backend->name) == 0) {
			return backend;
		}
	}
	return NULL;
}

const struct log_backend *log_format_set_all_active_backends(size_t log_type)
{
	const struct log_backend *failed = NULL;

	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend) &&
		    log_backend_format_set(backend, (uint32_t)log_type) != 0) {
			failed = backend;
		}
	}
	return failed;
}

#if CONFIG_LOG_TAG_MAX_LEN > 0

static char tag[CONFIG_LOG_TAG_MAX_LEN + 1] = CONFIG_LOG_TAG_DEFAULT;

const char *z_log_get_tag(void)
{
	return tag;
}

int log_set_tag(const char *str)
{
	if (str == NULL) {
		return -EINVAL;
	}
	(void)strncpy(tag, str, CONFIG_LOG_TAG_MAX_LEN);
	tag[CONFIG_LOG_TAG_MAX_LEN] = '\0';
	if (strlen(str) > CONFIG_LOG_TAG_MAX_LEN) {
		tag[CONFIG_LOG_TAG_MAX_LEN - 1] = '~';
		return -ENOMEM;
	}
	return 0;
}

#else

const char *z_log_get_tag(void)
{
	return NULL;
}

int log_set_tag(const char *str)
{
	ARG_UNUSED(str);
	return -ENOTSUP;
}

#endif
