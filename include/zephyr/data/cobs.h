/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Consistent Overhead Byte Stuffing: data without one byte value, which then delimits frames
 * on a serial line. It costs one byte, and one more for each 254.
 */

#ifndef ZEPHYR_INCLUDE_DATA_COBS_H_
#define ZEPHYR_INCLUDE_DATA_COBS_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/net/buf.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The usual delimiter. */
#define COBS_DEFAULT_DELIMITER 0x00

/** Flag: the delimiter stands at the end of the encoded data. */
#define COBS_FLAG_TRAILING_DELIMITER BIT(8)
/** Flag: another delimiter. */
#define COBS_FLAG_CUSTOM_DELIMITER(x) ((x) & 0xff)

/** @brief Bytes of encoded data for @p decoded_size bytes, at most. */
static inline size_t cobs_max_encoded_len(size_t decoded_size, uint32_t flags)
{
	size_t trailing = (flags & COBS_FLAG_TRAILING_DELIMITER) != 0U ? 1 : 0;

	return decoded_size + decoded_size / 254U + 1U + trailing;
}

/**
 * @brief Append the encoded data of the chain @p src, which stays, to @p dst.
 *
 * @retval 0 Done. @retval -ENOMEM @p dst has not room for cobs_max_encoded_len(); it is unchanged.
 */
int cobs_encode(struct net_buf *src, struct net_buf *dst, uint32_t flags);

/**
 * @brief Append to @p dst what the chain @p src, which stays, decodes to: one frame.
 *
 * @retval 0 Done. @retval -EINVAL A delimiter inside, none at the end (with its flag), or a frame
 * that is cut off. @retval -ENOMEM @p dst has no room. @p dst is unchanged then.
 */
int cobs_decode(struct net_buf *src, struct net_buf *dst, uint32_t flags);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DATA_COBS_H_ */
