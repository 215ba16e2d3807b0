/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief A stream of bytes through shared memory that its writer never waits for.
 *
 * One writer; any number of readers, on any processor or a debugger, each with its own sequence
 * number. A reader that is too slow misses bytes and notices. No locks.
 */

#ifndef ZEPHYR_INCLUDE_SYS_WINSTREAM_H_
#define ZEPHYR_INCLUDE_SYS_WINSTREAM_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The shared memory: data[start] up to before data[end], in a ring, is valid. */
struct sys_winstream {
	uint32_t len; /* bytes of data[]; one less can be valid */
	uint32_t start;
	uint32_t end;
	uint32_t seq; /* bytes ever written, modulo 2^32 */
	uint8_t data[];
};

/** @brief Make an empty stream in @p buflen bytes, aligned to 4, at @p buf. */
static inline struct sys_winstream *sys_winstream_init(void *buf, int buflen)
{
	struct sys_winstream *ws = (struct sys_winstream *)buf;

	ws->len = (uint32_t)buflen - (uint32_t)sizeof(*ws);
	ws->start = 0;
	ws->end = 0;
	ws->seq = 0;
	return ws;
}

/** @brief Append @p len bytes; the oldest ones make room. */
void sys_winstream_write(struct sys_winstream *ws, const char *data, uint32_t len);

/**
 * @brief Read what was written after byte @p seq.
 * @param seq In and out: bytes seen so far; 0 at first. Moves past bytes that are lost.
 * @return Bytes read; 0: none, or they were overwritten before they could be read.
 */
uint32_t sys_winstream_read(struct sys_winstream *ws, uint32_t *seq, char *buf, uint32_t buflen);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_WINSTREAM_H_ */
