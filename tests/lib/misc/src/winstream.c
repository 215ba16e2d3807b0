/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The stream consists of the bytes 0, 1, 2...: what is read must continue where the reader's
 * sequence number says.
 */

#include <string.h>

#include <zephyr/sys/util.h>
#include <zephyr/sys/winstream.h>
#include <zephyr/ztest.h>

#include "prng.h"

ZTEST_SUITE(winstream, NULL, NULL, NULL, NULL, NULL);

ZTEST(winstream, test_random)
{
	static uint32_t memory[40];

	for (int size = 24; size <= (int)sizeof(memory); size += 1 + (int)prng(20)) {
		struct sys_winstream *ws = sys_winstream_init(memory, size);
		uint32_t written = 0, seq = 0, lost = 0, read = 0;

		for (int i = 0; i < 500; i++) {
			char buf[200];
			uint32_t len = prng(2) == 0 ? prng(8) : prng(sizeof(buf));
			uint32_t behind = written - seq;
			uint32_t got;

			if (prng(3) != 0) {
				for (uint32_t k = 0; k < len; k++) {
					buf[k] = (char)(written + k);
				}
				sys_winstream_write(ws, buf, len);
				written += len;
				continue;
			}
			got = sys_winstream_read(ws, &seq, buf, len);
			if (behind > ws->len - 1) {
				zassert_equal(got, 0);
				zassert_equal(seq, written, "too slow: starts afresh");
				lost++;
				continue;
			}
			zassert_equal(got, MIN(len, behind));
			for (uint32_t k = 0; k < got; k++) {
				zassert_equal((uint8_t)buf[k], (uint8_t)(seq - got + k));
			}
			read += got;
		}
		zassert_true(read > 0 && lost > 0);
	}
}

ZTEST(winstream, test_example)
{
	static uint32_t memory[20];
	struct sys_winstream *ws = sys_winstream_init(memory, sizeof(memory));
	char buf[16];
	uint32_t seq = 0, other = 0;

	zassert_equal(sys_winstream_read(ws, &seq, buf, sizeof(buf)), 0);
	sys_winstream_write(ws, "hello", 5);
	zassert_equal(sys_winstream_read(ws, &seq, buf, 2), 2);
	zassert_equal(sys_winstream_read(ws, &seq, buf + 2, sizeof(buf)), 3);
	zassert_mem_equal(buf, "hello", 5);
	zassert_equal(sys_winstream_read(ws, &seq, buf, sizeof(buf)), 0);
	zassert_equal(sys_winstream_read(ws, &other, buf, sizeof(buf)), 5, "a second reader");
}
