/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Making messages.
 *
 * A message is measured, then room is taken for it and it is built there in one go: in the buffer,
 * or, if it is put out at once, on the stack of who logs. Its text is a cbprintf() package: the
 * format is not interpreted further than to find the arguments, and strings that may change are
 * copied.
 */
#include <zephyr/kernel.h>
#include <zephyr/logging/log_core.h>
#include <zephyr/logging/log_msg.h>
#include "log_internal.h"

int16_t log_msg_get_source_id(struct log_msg *msg)
{
	const void *source = log_msg_get_source(msg);

	if (source == NULL || log_msg_get_level(msg) == LOG_LEVEL_INTERNAL_RAW_STRING) {
		return -1;
	}
	return IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING)
		       ? (int16_t)log_dynamic_source_id((struct log_source_dynamic_data *)source)
		       : (int16_t)log_const_source_id(source);
}

static void complete(struct log_msg *msg, const void *source, const struct log_msg_desc desc,
		     const void *data)
{
	/* The bits that belong to the buffer stay. */
	msg->hdr.desc.type = Z_LOG_MSG_LOG;
	msg->hdr.desc.domain = desc.domain;
	msg->hdr.desc.level = desc.level;
	msg->hdr.desc.package_len = desc.package_len;
	msg->hdr.desc.data_len = desc.data_len;
	msg->hdr.source = source;
#if defined(CONFIG_LOG_THREAD_ID_PREFIX)
	msg->hdr.tid = k_is_in_isr() ? NULL : k_current_get();
#endif
	if (desc.data_len > 0) {
		(void)memcpy(msg->data + desc.package_len, data, desc.data_len);
	}
	msg->hdr.timestamp = z_log_timestamp();
	z_log_commit(msg);
}

void z_log_msg_finalize(struct log_msg *msg, const void *source, const struct log_msg_desc desc,
			const void *data)
{
	if (msg != NULL) {
		complete(msg, source, desc, data);
	}
}

static void build(struct log_msg *msg, const void *source, const struct log_msg_desc desc,
		  const void *data, uint32_t flags, const char *fmt, va_list ap)
{
	if (msg == NULL) {
		return;
	}
	if (desc.package_len > 0) {
		(void)cbvprintf_package(msg->data, desc.package_len, flags, fmt, ap);
	}
	complete(msg, source, desc, data);
}

/* On the stack: a function of its own, which gives the stack back when it returns. */
static __noinline void build_on_stack(const void *source, const struct log_msg_desc desc,
				      const void *data, uint32_t flags, const char *fmt,
				      va_list ap)
{
	uint64_t room[DIV_ROUND_UP(log_msg_get_total_wlen(desc), 2)]
		__aligned(Z_LOG_MSG_ALIGNMENT);

	build((struct log_msg *)room, source, desc, data, flags, fmt, ap);
}

void z_impl_z_log_user(const struct z_log_user_message *message)
{
	z_log_msg_runtime_create(Z_LOG_LOCAL_DOMAIN_ID, message->source, (uint8_t)message->level,
				 message->data, message->data_len, 0,
				 (message->text != NULL) ? "%s" : NULL, message->text);
}

/* A user formats its own text, in its own memory: nothing of a format is the kernel's to follow. */
static __noinline void send_to_kernel(const void *source, uint8_t level, const void *data,
				      size_t dlen, const char *fmt, va_list ap)
{
	char text[Z_LOG_USER_TEXT];
	struct z_log_user_message message = {
		.source = source,
		.level = level,
		.text = (fmt != NULL) ? text : NULL,
		.data = data,
		.data_len = MIN(dlen, Z_LOG_MSG_MAX_DATA),
	};

	if (fmt != NULL) {
		(void)vsnprintfcb(text, sizeof(text), fmt, ap);
	}
	z_log_user(&message);
}

void z_log_msg_runtime_vcreate(uint8_t domain_id, const void *source, uint8_t level,
			       const void *data, size_t dlen, uint32_t package_flags,
			       const char *fmt, va_list ap)
{
	struct log_msg_desc desc = {.type = Z_LOG_MSG_LOG, .domain = domain_id, .level = level};
	int package_len = 0;
	va_list measured;

	if (k_is_user_context()) {
		send_to_kernel(source, level, data, dlen, fmt, ap);
		return;
	}
	if (fmt != NULL) {
		va_copy(measured, ap);
		package_len = cbvprintf_package(NULL, 0, package_flags, fmt, measured);
		va_end(measured);
	}
	if (package_len < 0 || package_len > (int)Z_LOG_MSG_MAX_PACKAGE) {
		__ASSERT(false, "a message of %d bytes is too long", package_len);
		return;
	}
	desc.package_len = (uint32_t)package_len;
	desc.data_len = MIN(dlen, Z_LOG_MSG_MAX_DATA);
	if (IS_ENABLED(CONFIG_LOG_MODE_IMMEDIATE)) {
		build_on_stack(source, desc, data, package_flags, fmt, ap);
	} else {
		build(z_log_msg_alloc(log_msg_get_total_wlen(desc)), source, desc, data,
		      package_flags, fmt, ap);
	}
}

void z_log_msg_runtime_create(uint8_t domain_id, const void *source, uint8_t level,
			      const void *data, size_t dlen, uint32_t package_flags,
			      const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	z_log_msg_runtime_vcreate(domain_id, source, level, data, dlen, package_flags, fmt, ap);
	va_end(ap);
}

void z_log_site(const void *source, uint32_t level, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	z_log_msg_runtime_vcreate(0, source, (uint8_t)level, NULL, 0, 0, fmt, ap);
	va_end(ap);
}

void log_generic(uint8_t level, const char *fmt, va_list ap)
{
	z_log_msg_runtime_vcreate(0, NULL, level, NULL, 0, 0, fmt, ap);
}

void z_log_vprintk(const char *fmt, va_list ap)
{
	z_log_msg_runtime_vcreate(0, NULL, LOG_LEVEL_INTERNAL_RAW_STRING, NULL, 0, 0, fmt, ap);
}
