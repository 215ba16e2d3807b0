/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Random numbers of native_sim: repeatable by seed, no byte left out, evenly spread.
 */
#include <nsi_host_trampolines.h>
#include <string.h>
#include <zephyr/drivers/entropy.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static const struct device *const rng = DEVICE_DT_GET(DT_CHOSEN(zephyr_entropy));

ZTEST(entropy_native, test_repeatable)
{
	uint8_t first[100], second[100];

	nsi_host_srandom(1);
	zassert_ok(entropy_get_entropy(rng, first, sizeof(first)));
	nsi_host_srandom(1);
	zassert_equal(entropy_get_entropy_isr(rng, second, sizeof(second), ENTROPY_BUSYWAIT), 100);
	zassert_mem_equal(first, second, sizeof(first));
	zassert_ok(entropy_get_entropy(rng, second, sizeof(second)));
	zassert_true(memcmp(first, second, sizeof(first)) != 0);
}

ZTEST(entropy_native, test_lengths)
{
	uint8_t buffer[9];

	for (uint16_t len = 0; len < 8; len++) {
		memset(buffer, 0xa5, sizeof(buffer));
		zassert_ok(entropy_get_entropy(rng, buffer, len));
		zassert_equal(buffer[len], 0xa5, "written beyond %u bytes", len);
	}
}

ZTEST(entropy_native, test_spread)
{
	static int count[256];
	uint8_t buffer[256];

	for (int i = 0; i < 100; i++) {
		zassert_ok(entropy_get_entropy(rng, buffer, sizeof(buffer)));
		for (size_t j = 0; j < sizeof(buffer); j++) {
			count[buffer[j]]++;
		}
	}
	for (int i = 0; i < 256; i++) {
		zassert_between_inclusive(count[i], 50, 150, "%d times %d", count[i], i);
	}
}

ZTEST_SUITE(entropy_native, NULL, NULL, NULL, NULL, NULL);
