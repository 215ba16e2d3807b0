/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <errno.h>
#include <string.h>

#include <zephyr/sys/base64.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

#include "prng.h"

ZTEST_SUITE(base64, NULL, NULL, NULL, NULL, NULL);

/* RFC 4648, section 10. */
ZTEST(base64, test_rfc)
{
	static const struct {
		const char *plain;
		const char *encoded;
	} table[] = {
		{"", ""},
		{"f", "Zg=="},
		{"fo", "Zm8="},
		{"foo", "Zm9v"},
		{"foob", "Zm9vYg=="},
		{"fooba", "Zm9vYmE="},
		{"foobar", "Zm9vYmFy"},
	};

	ARRAY_FOR_EACH_PTR(table, t) {
		size_t plain_len = strlen(t->plain);
		size_t encoded_len = strlen(t->encoded);
		uint8_t buf[16] = {0};
		size_t len;

		zassert_ok(base64_encode(buf, sizeof(buf), &len, (const uint8_t *)t->plain,
					 plain_len));
		zassert_equal(len, encoded_len);
		zassert_str_equal((char *)buf, t->encoded);
		zassert_ok(base64_decode(buf, sizeof(buf), &len, (const uint8_t *)t->encoded,
					 encoded_len));
		zassert_equal(len, plain_len);
		zassert_mem_equal(buf, t->plain, plain_len);
	}
}

ZTEST(base64, test_round_trip)
{
	for (size_t n = 1; n < 100; n++) {
		uint8_t plain[100], encoded[140], decoded[100];
		size_t len, len2;

		for (size_t i = 0; i < n; i++) {
			plain[i] = (uint8_t)prng(256);
		}
		zassert_ok(base64_encode(encoded, sizeof(encoded), &len, plain, n));
		zassert_equal(len, (n + 2) / 3 * 4);
		zassert_ok(base64_decode(decoded, n, &len2, encoded, len));
		zassert_equal(len2, n);
		zassert_mem_equal(decoded, plain, n);

		zassert_equal(base64_encode(encoded, len, &len2, plain, n), -ENOMEM);
		zassert_equal(len2, len + 1, "room needed");
		zassert_equal(base64_decode(decoded, n - 1, &len2, encoded, len), -ENOMEM);
		zassert_equal(len2, n, "room needed");
		zassert_equal(base64_decode(NULL, 0, &len2, encoded, len), -ENOMEM);
	}
}

ZTEST(base64, test_no_room_at_all)
{
	uint8_t byte = 0;
	size_t len;

	zassert_equal(base64_encode(NULL, 100, &len, &byte, 1), -ENOMEM);
	zassert_equal(len, 5);
	zassert_equal(base64_encode(&byte, 1, &len, &byte, SIZE_MAX - 2), -ENOMEM);
	zassert_equal(len, SIZE_MAX, "the length would not fit a size_t");
	zassert_ok(base64_encode(NULL, 0, &len, &byte, 0));
	zassert_equal(len, 0);
	zassert_ok(base64_decode(NULL, 0, &len, (const uint8_t *)"\r\n", 2));
	zassert_equal(len, 0);
}

ZTEST(base64, test_blanks_and_errors)
{
	static const struct {
		const char *text;
		const char *plain; /* NULL: an error */
	} table[] = {
		{"aGVs\nbG8=\n", "hello"},
		{"aGVs\r\nbG8=", "hello"},
		{"aGVs  \nbG8=", "hello"},
		{"aGVsbG8= ", "hello"},
		{"aGVsbG8", "hello"},
		{"aGVs bG8=", NULL},
		{" aGVs", NULL},
		{"aGVs\rbG8=", NULL},
		{"aGVsbG8==", NULL},
		{"aGVsb", NULL},
		{"aGVsb===", NULL},
		{"aG=s", NULL},
		{"aGV!", NULL},
		{"aGV\xff", NULL},
		{"=", NULL},
	};

	ARRAY_FOR_EACH_PTR(table, t) {
		uint8_t buf[16];
		size_t len;
		int ret = base64_decode(buf, sizeof(buf), &len, (const uint8_t *)t->text,
					strlen(t->text));

		zassert_equal(ret, t->plain != NULL ? 0 : -EINVAL, "%s", t->text);
		if (t->plain != NULL) {
			zassert_equal(len, strlen(t->plain));
			zassert_mem_equal(buf, t->plain, len);
		}
	}
}
