/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Ring of packets of 32-bit words from many producers to one consumer.
 *
 * A producer allocates a packet, fills it and commits it, or puts a ready one in. The consumer
 * claims the oldest committed packet, uses it in place, and frees it before it claims the next.
 * Each packet lies in one piece; its first word begins with MPSC_PBUF_HDR, and the user's get_wlen
 * tells its length. A full buffer refuses new packets, makes producers wait, or (overwrite) drops
 * the oldest ones, except the claimed one. Context: any; the buffer has its own lock.
 */

#ifndef ZEPHYR_INCLUDE_SYS_MPSC_PBUF_H_
#define ZEPHYR_INCLUDE_SYS_MPSC_PBUF_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/mpsc_packet.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mpsc_pbuf_buffer;

/** Length of a packet in words. */
typedef uint32_t (*mpsc_pbuf_get_wlen)(const union mpsc_pbuf_generic *packet);

/** A packet is being dropped. Called with the buffer's lock held; must not use the buffer. */
typedef void (*mpsc_pbuf_notify_drop)(const struct mpsc_pbuf_buffer *buffer,
				      const union mpsc_pbuf_generic *packet);

/**
 * Flags: the size is a power of two (for compatibility); overwrite; keep the maximum; it is full.
 */
#define MPSC_PBUF_SIZE_POW2       BIT(0)
#define MPSC_PBUF_MODE_OVERWRITE  BIT(1)
#define MPSC_PBUF_MAX_UTILIZATION BIT(2)
#define MPSC_PBUF_FULL            BIT(3)

/** A buffer. Indices are of words, modulo size; rd_idx to tmp_wr_idx is in use. */
struct mpsc_pbuf_buffer {
	uint32_t tmp_wr_idx; /* where the next packet goes */
	uint32_t wr_idx;     /* words ever committed, modulo size */
	uint32_t tmp_rd_idx; /* the next packet to claim */
	uint32_t rd_idx;     /* the oldest word in use */
	uint32_t flags;
	struct k_spinlock lock; /* guards all of it */
	mpsc_pbuf_notify_drop notify_drop;
	mpsc_pbuf_get_wlen get_wlen;
	uint32_t *buf;
	uint32_t size;      /* words */
	uint32_t max_usage; /* words */
	struct k_sem sem;   /* given when something is freed */
};

struct mpsc_pbuf_buffer_config {
	uint32_t *buf;
	uint32_t size; /* words */
	mpsc_pbuf_notify_drop notify_drop; /* may be NULL */
	mpsc_pbuf_get_wlen get_wlen;
	uint32_t flags;
};

/** @brief Initialise. */
void mpsc_pbuf_init(struct mpsc_pbuf_buffer *buffer, const struct mpsc_pbuf_buffer_config *config);

/**
 * @brief Allocate a packet of @p wlen words. Its first word is 0 (CONFIG_MPSC_CLEAR_ALLOCATED:
 * all).
 * @param timeout How long to wait for room; taken as K_NO_WAIT in handlers.
 * @return NULL: no room, or @p wlen is 0 or too large.
 */
union mpsc_pbuf_generic *mpsc_pbuf_alloc(struct mpsc_pbuf_buffer *buffer, size_t wlen,
					 k_timeout_t timeout);

/** @brief Hand over a packet that was allocated and filled. */
void mpsc_pbuf_commit(struct mpsc_pbuf_buffer *buffer, union mpsc_pbuf_generic *packet);

/** @brief Put in a packet of one word; of a word and a pointer; of @p wlen words. Lost if full. */
void mpsc_pbuf_put_word(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic word);
void mpsc_pbuf_put_word_ext(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic word,
			    const void *data);
void mpsc_pbuf_put_data(struct mpsc_pbuf_buffer *buffer, const uint32_t *data, size_t wlen);

/** @brief Claim the oldest packet. @return NULL: none, or it is not committed yet. */
const union mpsc_pbuf_generic *mpsc_pbuf_claim(struct mpsc_pbuf_buffer *buffer);

/** @brief Free the claimed packet. */
void mpsc_pbuf_free(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic *packet);

/** @brief Whether there is a packet to claim. */
bool mpsc_pbuf_is_pending(struct mpsc_pbuf_buffer *buffer);

/** @brief The size and what is in use, in bytes. */
void mpsc_pbuf_get_utilization(struct mpsc_pbuf_buffer *buffer, uint32_t *size, uint32_t *now);

/** @brief The most ever in use, in bytes. @retval -ENOTSUP without MPSC_PBUF_MAX_UTILIZATION. */
int mpsc_pbuf_get_max_utilization(struct mpsc_pbuf_buffer *buffer, uint32_t *max);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MPSC_PBUF_H_ */
