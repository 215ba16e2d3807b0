/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Ring of packets of bytes in shared memory, for one writer and one reader.
 *
 * The two may run on different processors; caches are cleaned and invalidated where that is
 * configured (SPSC_PBUF_CACHE, CONFIG_SPSC_PBUF_CACHE_ALWAYS). No locks. Packets lie in one piece
 * and can be written and read in place.
 */

#ifndef ZEPHYR_INCLUDE_SYS_SPSC_PBUF_H_
#define ZEPHYR_INCLUDE_SYS_SPSC_PBUF_H_

#include <errno.h>
#include <stdint.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Flag: the memory is cached by one of the sides. */
#define SPSC_PBUF_CACHE BIT(0)

/** Where the highest use is kept in the flags. */
#define SPSC_PBUF_UTILIZATION_BITS   24
#define SPSC_PBUF_UTILIZATION_OFFSET (32 - SPSC_PBUF_UTILIZATION_BITS)

#ifndef CONFIG_SPSC_PBUF_REMOTE_DCACHE_LINE
#define CONFIG_SPSC_PBUF_REMOTE_DCACHE_LINE 32
#endif

/** As a length to spsc_pbuf_alloc(): as much as there is. Packets are shorter. */
#define SPSC_PBUF_MAX_LEN 0xFF00

struct spsc_pbuf_common {
	uint32_t len;    /* bytes of data[], a multiple of 4 */
	uint32_t flags;
	uint32_t rd_idx; /* the reader's */
};

/* The writer's index stands in another cache line than the reader's. */
struct spsc_pbuf_ext_cache {
	uint8_t reserved[CONFIG_SPSC_PBUF_REMOTE_DCACHE_LINE - sizeof(struct spsc_pbuf_common)];
	uint32_t wr_idx;
	uint8_t data[];
};

struct spsc_pbuf_ext_nocache {
	uint32_t wr_idx;
	uint8_t data[];
};

/** The shared memory. */
struct spsc_pbuf {
	struct spsc_pbuf_common common;
	union {
		struct spsc_pbuf_ext_cache cache;
		struct spsc_pbuf_ext_nocache nocache;
	} ext;
};

/** @brief Bytes that the buffer can hold, the four of each packet's head included. */
static inline uint32_t spsc_pbuf_capacity(struct spsc_pbuf *pb)
{
	return pb->common.len - sizeof(uint32_t);
}

/**
 * @brief Make a buffer of the @p blen bytes at @p buf, aligned to 4 (with a cache to its line).
 * @return NULL: not aligned, or too small.
 */
struct spsc_pbuf *spsc_pbuf_init(void *buf, size_t blen, uint32_t flags);

/**
 * @brief Write a packet of @p len bytes.
 * @return @p len. @retval -ENOMEM there is no room. @retval -EINVAL @p len is 0 or too large.
 */
int spsc_pbuf_write(struct spsc_pbuf *pb, const char *buf, uint16_t len);

/**
 * @brief Get room for a packet, to be filled and committed.
 *
 * @param len Bytes, or SPSC_PBUF_MAX_LEN or more: the largest piece.
 * @param buf Out: where.
 * @return Bytes there. @retval -ENOMEM there is no room. @retval -EINVAL @p len is 0 or too large.
 */
int spsc_pbuf_alloc(struct spsc_pbuf *pb, uint16_t len, char **buf);

/** @brief Hand over the first @p len bytes of the room; 0: nothing. */
void spsc_pbuf_commit(struct spsc_pbuf *pb, uint16_t len);

/**
 * @brief Read a packet. @param buf NULL: only tell the length.
 * @return Its length; 0: none. @retval -ENOMEM it is longer than @p len and stays.
 */
int spsc_pbuf_read(struct spsc_pbuf *pb, char *buf, uint16_t len);

/** @brief The oldest packet, in place. @param buf Out: where. @return Its length; 0: none. */
uint16_t spsc_pbuf_claim(struct spsc_pbuf *pb, char **buf);

/** @brief Free the claimed packet of @p len bytes. */
void spsc_pbuf_free(struct spsc_pbuf *pb, uint16_t len);

/** @brief The most bytes ever in use. @retval -ENOTSUP without CONFIG_SPSC_PBUF_UTILIZATION. */
int spsc_pbuf_get_utilization(struct spsc_pbuf *pb);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SPSC_PBUF_H_ */
