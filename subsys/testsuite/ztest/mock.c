/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Expectations on mocked functions: two lists in one array, what calls must look like and what they
 * give back. Each is consumed in the order in which it was announced for its function and
 * parameter.
 */

#include <string.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

#ifndef CONFIG_ZTEST_PARAMETER_COUNT
#define CONFIG_ZTEST_PARAMETER_COUNT 10
#endif

enum kind {
	FREE,
	EXPECT, /* a parameter */
	RETURN, /* a value or data to give back */
};

struct record {
	enum kind kind;
	const char *fn;
	const char *name; /* of the parameter; "" for the function's value */
	uintptr_t value;
};

static struct record records[CONFIG_ZTEST_PARAMETER_COUNT];
static unsigned int n_records;

void z_init_mock(void)
{
	n_records = 0;
}

static void add(enum kind kind, const char *fn, const char *name, uintptr_t value)
{
	if (n_records == ARRAY_SIZE(records)) {
		PRINT("Failed to allocate mock parameter %s for %s: raise "
		      "CONFIG_ZTEST_PARAMETER_COUNT above %d\n",
		      name, fn, CONFIG_ZTEST_PARAMETER_COUNT);
		ztest_test_fail();
		return;
	}
	records[n_records++] = (struct record){ kind, fn, name, value };
}

/* Take out the oldest record of its kind. False: there is none, and the test has failed. */
static bool take(enum kind kind, const char *fn, const char *name, uintptr_t *value)
{
	for (unsigned int i = 0; i < n_records; i++) {
		const struct record *r = &records[i];

		if (r->kind == kind && strcmp(r->fn, fn) == 0 && strcmp(r->name, name) == 0) {
			*value = r->value;
			n_records--;
			memmove(&records[i], &records[i + 1], (n_records - i) * sizeof(records[0]));
			return true;
		}
	}
	if (*name == '\0') {
		PRINT("Failed to find return value for function %s\n", fn);
	} else {
		PRINT("Failed to find parameter %s for %s\n", name, fn);
	}
	ztest_test_fail();
	return false;
}

int z_cleanup_mock(void)
{
	int result = n_records == 0 ? TC_PASS : TC_FAIL;

	for (unsigned int i = 0; i < n_records; i++) {
		const struct record *r = &records[i];

		if (*r->name == '\0') {
			PRINT("Unused return value for function %s\n", r->fn);
		} else {
			PRINT("Parameter %s for %s unused\n", r->name, r->fn);
		}
	}
	n_records = 0;
	return result;
}

void z_ztest_expect_value(const char *fn, const char *name, uintptr_t value)
{
	add(EXPECT, fn, name, value);
}

void z_ztest_check_expected_value(const char *fn, const char *name, uintptr_t value)
{
	uintptr_t expected;

	if (take(EXPECT, fn, name, &expected) && expected != value) {
		PRINT("%s:%s received wrong value: Got %lu, expected %lu\n", fn, name,
		      (unsigned long)value, (unsigned long)expected);
		ztest_test_fail();
	}
}

void z_ztest_expect_data(const char *fn, const char *name, void *val)
{
	add(EXPECT, fn, name, (uintptr_t)val);
}

void z_ztest_check_expected_data(const char *fn, const char *name, const void *data,
				 uint32_t length)
{
	uintptr_t value;
	const void *expected;

	if (!take(EXPECT, fn, name, &value)) {
		return;
	}
	expected = (const void *)value;
	if (expected == NULL && data == NULL) {
		return;
	}
	if (expected == NULL) {
		PRINT("%s:%s received data while expected null pointer\n", fn, name);
	} else if (data == NULL) {
		PRINT("%s:%s received null pointer\n", fn, name);
	} else if (memcmp(data, expected, length) != 0) {
		PRINT("%s:%s data provided don't match\n", fn, name);
	} else {
		return;
	}
	ztest_test_fail();
}

void z_ztest_return_data(const char *fn, const char *name, void *val)
{
	add(RETURN, fn, name, (uintptr_t)val);
}

void z_ztest_copy_return_data(const char *fn, const char *name, void *data, uint32_t length)
{
	uintptr_t value;

	if (data == NULL) {
		PRINT("%s:%s received null pointer\n", fn, name);
		ztest_test_fail();
		return;
	}
	if (take(RETURN, fn, name, &value)) {
		memcpy(data, (const void *)value, length);
	}
}

void z_ztest_returns_value(const char *fn, uintptr_t value)
{
	add(RETURN, fn, "", value);
}

uintptr_t z_ztest_get_return_value(const char *fn)
{
	uintptr_t value = 0;

	(void)take(RETURN, fn, "", &value);
	return value;
}
