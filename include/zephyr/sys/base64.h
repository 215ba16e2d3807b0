/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Base64 (RFC 4648, section 4). Pure functions: any context.
 */

#ifndef ZEPHYR_INCLUDE_SYS_BASE64_H_
#define ZEPHYR_INCLUDE_SYS_BASE64_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Encode @p slen bytes at @p src, with a terminating zero.
 *
 * @param dlen Room at @p dst in bytes: 4 for each 3 bytes or part of them, and 1.
 * @param olen Out: characters written without the zero; the room needed if it was too small.
 * @retval -ENOMEM @p dlen is too small, or @p dst is NULL.
 */
int base64_encode(uint8_t *dst, size_t dlen, size_t *olen, const uint8_t *src, size_t slen);

/**
 * @brief Decode @p slen characters at @p src. Line breaks, and blanks before them, are skipped.
 *
 * @param dlen Room at @p dst in bytes.
 * @param olen Out: bytes written; the room needed if it was too small.
 * @retval -ENOMEM @p dlen is too small, or @p dst is NULL. @retval -EINVAL not Base64.
 */
int base64_decode(uint8_t *dst, size_t dlen, size_t *olen, const uint8_t *src, size_t slen);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_BASE64_H_ */
