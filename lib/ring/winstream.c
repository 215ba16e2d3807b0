/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The writer moves start before it overwrites, and end and seq after it has written. So a reader
 * that finds start unmoved after it has copied knows that what it copied was valid.
 */

#include <string.h>

#include <zephyr/sys/barrier.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys/winstream.h>

#define LOAD(x)     (*(volatile uint32_t *)&(x))
#define STORE(x, v) (*(volatile uint32_t *)&(x) = (v))

static uint32_t ring_add(uint32_t len, uint32_t at, uint32_t n)
{
	return at + n >= len ? at + n - len : at + n;
}

static uint32_t ring_distance(uint32_t len, uint32_t from, uint32_t to)
{
	return to >= from ? to - from : to + len - from;
}

void sys_winstream_write(struct sys_winstream *ws, const char *data, uint32_t len)
{
	uint32_t size = ws->len;
	uint32_t used = ring_distance(size, ws->start, ws->end);
	uint32_t seq = ws->seq + len;
	uint32_t end = ws->end;
	uint32_t first;

	if (len > size - 1) {
		data += len - (size - 1);
		len = size - 1;
	}
	if (used + len > size - 1) {
		STORE(ws->start, ring_add(size, ws->start, used + len - (size - 1)));
		barrier_dmem_fence_full();
	}

	first = MIN(len, size - end);
	memcpy(&ws->data[end], data, first);
	memcpy(ws->data, data + first, len - first);
	barrier_dmem_fence_full();
	STORE(ws->end, ring_add(size, end, len));
	STORE(ws->seq, seq);
	barrier_dmem_fence_full();
}

uint32_t sys_winstream_read(struct sys_winstream *ws, uint32_t *seq, char *buf, uint32_t buflen)
{
	uint32_t size = ws->len;
	uint32_t start, end, written, behind, from, first, len;

	do {
		start = LOAD(ws->start);
		written = LOAD(ws->seq);
		end = LOAD(ws->end);
		barrier_dmem_fence_full();

		behind = written - *seq;
		if (behind > ring_distance(size, start, end)) {
			/* Some of it is gone, and soon the rest would be: start afresh. */
			*seq = written;
			return 0;
		}
		len = MIN(behind, buflen);
		from = ring_add(size, end, size - behind);
		first = MIN(len, size - from);
		memcpy(buf, &ws->data[from], first);
		memcpy(buf + first, ws->data, len - first);
		barrier_dmem_fence_full();
	} while (start != LOAD(ws->start) || written != LOAD(ws->seq));

	*seq += len;
	return len;
}
