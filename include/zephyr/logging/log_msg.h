/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief A message: who said it, when, how grave, the text as a cbprintf() package, and bytes
 */
#ifndef ZEPHYR_INCLUDE_LOGGING_LOG_MSG_H_
#define ZEPHYR_INCLUDE_LOGGING_LOG_MSG_H_

#include <stdarg.h>
#include <zephyr/logging/log_instance.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/mpsc_packet.h>
#include <zephyr/sys/util.h>

/** The domain that an image is to itself; links to other images are others. */
#define Z_LOG_LOCAL_DOMAIN_ID 0

#ifdef __cplusplus
extern "C" {
#endif

/** Time in ticks of the logging clock, see log_set_timestamp_func(). */
#ifdef CONFIG_LOG_TIMESTAMP_64BIT
typedef uint64_t log_timestamp_t;
#else
typedef uint32_t log_timestamp_t;
#endif

#define Z_LOG_MSG_LOG           0
#define Z_LOG_MSG_PACKAGE_BITS  11
#define Z_LOG_MSG_MAX_PACKAGE   BIT_MASK(Z_LOG_MSG_PACKAGE_BITS)
#define Z_LOG_MSG_MAX_DATA      BIT_MASK(12)
#define Z_LOG_MSG_ALIGNMENT     CBPRINTF_PACKAGE_ALIGNMENT

#define LOG_MSG_GENERIC_HDR \
	MPSC_PBUF_HDR;      \
	uint32_t type : 1

/** @brief Sizes and level, one word. */
struct log_msg_desc {
	LOG_MSG_GENERIC_HDR;
	uint32_t domain : 3;
	uint32_t level : 3;
	uint32_t package_len : Z_LOG_MSG_PACKAGE_BITS; /* bytes */
	uint32_t data_len : 12;                        /* bytes */
};

/** @brief A source as a message refers to it. */
union log_msg_source {
	const struct log_source_const_data *fixed;
	struct log_source_dynamic_data *dynamic;
	void *raw;
};

/** @brief What precedes the text. */
struct log_msg_hdr {
	struct log_msg_desc desc;
#if defined(CONFIG_LOG_TIMESTAMP_64BIT) && !defined(CONFIG_64BIT)
	log_timestamp_t timestamp;
	const void *source;
#else
	const void *source;
	log_timestamp_t timestamp;
#endif
#if defined(CONFIG_LOG_THREAD_ID_PREFIX)
	void *tid;
#endif
};

/** @brief A message. */
struct log_msg {
	struct log_msg_hdr hdr;
	/** The package, then the bytes. */
	uint8_t data[] __aligned(Z_LOG_MSG_ALIGNMENT);
};

/** @brief First word of anything in the buffer. */
struct log_msg_generic_hdr {
	LOG_MSG_GENERIC_HDR;
};

/** @brief Anything in the buffer. */
union log_msg_generic {
	union mpsc_pbuf_generic buf;
	struct log_msg_generic_hdr generic;
	struct log_msg log;
};

/** @brief Words that a message with this description takes. */
static inline uint32_t log_msg_get_total_wlen(const struct log_msg_desc desc)
{
	return DIV_ROUND_UP(ROUND_UP(sizeof(struct log_msg) + desc.package_len + desc.data_len,
				     Z_LOG_MSG_ALIGNMENT),
			    sizeof(uint32_t));
}

/** @brief Words of what is in the buffer at @p item; 0 if it is not a message. */
static inline uint32_t log_msg_generic_get_wlen(const union mpsc_pbuf_generic *item)
{
	const union log_msg_generic *generic = (const union log_msg_generic *)item;

	return (generic->generic.type == Z_LOG_MSG_LOG)
		       ? log_msg_get_total_wlen(generic->log.hdr.desc)
		       : 0;
}

/** @brief Domain of a message: 0 is this image. */
static inline uint8_t log_msg_get_domain(struct log_msg *msg)
{
	return msg->hdr.desc.domain;
}

/** @brief Level of a message, LOG_LEVEL_ERR to LOG_LEVEL_DBG; 0: raw text. */
static inline uint8_t log_msg_get_level(struct log_msg *msg)
{
	return msg->hdr.desc.level;
}

/** @brief Source of a message: constant or changeable part; NULL: none. */
static inline const void *log_msg_get_source(struct log_msg *msg)
{
	return msg->hdr.source;
}

/** @brief Number of a message's source, or -1 if it has none. */
int16_t log_msg_get_source_id(struct log_msg *msg);

/** @brief When it was said. */
static inline log_timestamp_t log_msg_get_timestamp(struct log_msg *msg)
{
	return msg->hdr.timestamp;
}

/** @brief Thread that said it; NULL: an interrupt, or not kept (CONFIG_LOG_THREAD_ID_PREFIX). */
static inline void *log_msg_get_tid(struct log_msg *msg)
{
#if defined(CONFIG_LOG_THREAD_ID_PREFIX)
	return msg->hdr.tid;
#else
	ARG_UNUSED(msg);
	return NULL;
#endif
}

/** @brief Bytes to dump. @param[out] len how many; 0: none. */
static inline uint8_t *log_msg_get_data(struct log_msg *msg, size_t *len)
{
	*len = msg->hdr.desc.data_len;
	return msg->data + msg->hdr.desc.package_len;
}

/** @brief Text, as a package. @param[out] len its bytes; 0: none. */
static inline uint8_t *log_msg_get_package(struct log_msg *msg, size_t *len)
{
	*len = msg->hdr.desc.package_len;
	return msg->data;
}

/**
 * @brief Room for a message in the buffer.
 *
 * @param wlen words, log_msg_get_total_wlen()
 * @return the room, to be given back with z_log_msg_finalize(); NULL: the message is dropped
 */
struct log_msg *z_log_msg_alloc(uint32_t wlen);

/**
 * @brief Complete a message and hand it over.
 *
 * @param msg room with the package in it; NULL: count it as dropped
 * @param source its source
 * @param desc sizes and level
 * @param data bytes to copy, or NULL
 */
void z_log_msg_finalize(struct log_msg *msg, const void *source, const struct log_msg_desc desc,
			const void *data);

/**
 * @brief Make a message and hand it over.
 *
 * Context: any.
 *
 * @param domain_id 0
 * @param source module or instance, as log_msg_get_source() tells it
 * @param level LOG_LEVEL_...; 0: raw text
 * @param data bytes to dump, copied; or NULL
 * @param dlen how many
 * @param package_flags CBPRINTF_PACKAGE_...
 * @param fmt format of the text, or NULL
 * @param ap its arguments
 */
void z_log_msg_runtime_vcreate(uint8_t domain_id, const void *source, uint8_t level,
			       const void *data, size_t dlen, uint32_t package_flags,
			       const char *fmt, va_list ap);

/** @brief z_log_msg_runtime_vcreate() with the arguments themselves. */
void z_log_msg_runtime_create(uint8_t domain_id, const void *source, uint8_t level,
			      const void *data, size_t dlen, uint32_t package_flags,
			      const char *fmt, ...);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_LOGGING_LOG_MSG_H_ */
