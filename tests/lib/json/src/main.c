/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Tables of texts that parse and that do not; encoding and parsing as each other's inverse on
 * random objects; and texts damaged at random, which must not do harm (the sanitizers watch).
 */

#include <errno.h>
#include <string.h>

#include <zephyr/data/json.h>
#include <zephyr/ztest.h>

#include "prng.h"

struct inner {
	int32_t number;
	bool flag;
	const char *text;
};

struct item {
	const char *name;
	int32_t height;
};

struct row {
	struct item items[3];
	size_t num_items;
};

struct table {
	struct row rows[3];
	size_t num_rows;
};

struct all {
	const char *text;
	int32_t number;
	bool flag;
	struct inner inner;
	int32_t array[4];
	size_t array_len;
	struct item items[3];
	size_t num_items;
	struct json_obj_token real;
	struct json_obj_token opaque;
	struct json_obj_token raw;
	bool if_;
	struct table table;
	bool flags[2];
	size_t num_flags;
};

static const struct json_obj_descr inner_descr[] = {
	JSON_OBJ_DESCR_PRIM(struct inner, number, JSON_TOK_NUMBER),
	JSON_OBJ_DESCR_PRIM(struct inner, flag, JSON_TOK_TRUE),
	JSON_OBJ_DESCR_PRIM(struct inner, text, JSON_TOK_STRING),
};

static const struct json_obj_descr item_descr[] = {
	JSON_OBJ_DESCR_PRIM(struct item, name, JSON_TOK_STRING),
	JSON_OBJ_DESCR_PRIM(struct item, height, JSON_TOK_NUMBER),
};

static const struct json_obj_descr row_descr[] = {
	JSON_OBJ_DESCR_OBJ_ARRAY(struct row, items, 3, num_items, item_descr,
				 ARRAY_SIZE(item_descr)),
};

static const struct json_obj_descr table_descr[] = {
	JSON_OBJ_DESCR_ARRAY_ARRAY(struct table, rows, 3, num_rows, row_descr,
				   ARRAY_SIZE(row_descr)),
};

static const struct json_obj_descr descr[] = {
	JSON_OBJ_DESCR_PRIM(struct all, text, JSON_TOK_STRING),
	JSON_OBJ_DESCR_PRIM(struct all, number, JSON_TOK_NUMBER),
	JSON_OBJ_DESCR_PRIM(struct all, flag, JSON_TOK_TRUE),
	JSON_OBJ_DESCR_OBJECT(struct all, inner, inner_descr),
	JSON_OBJ_DESCR_ARRAY(struct all, array, 4, array_len, JSON_TOK_NUMBER),
	JSON_OBJ_DESCR_OBJ_ARRAY(struct all, items, 3, num_items, item_descr,
				 ARRAY_SIZE(item_descr)),
	JSON_OBJ_DESCR_PRIM(struct all, real, JSON_TOK_FLOAT),
	JSON_OBJ_DESCR_PRIM(struct all, opaque, JSON_TOK_OPAQUE),
	JSON_OBJ_DESCR_PRIM(struct all, raw, JSON_TOK_OBJ_ARRAY),
	JSON_OBJ_DESCR_PRIM_NAMED(struct all, "if", if_, JSON_TOK_FALSE),
	JSON_OBJ_DESCR_OBJECT(struct all, table, table_descr),
	JSON_OBJ_DESCR_ARRAY_NAMED(struct all, "two flags", flags, 2, num_flags, JSON_TOK_TRUE),
};

#define ALL_FIELDS ((1 << ARRAY_SIZE(descr)) - 1)

#define FULL                                                                                       \
	"{\"text\":\"zephyr 123\\uABCD456\",\"number\":-42,\"flag\":true,"                         \
	"\"inner\":{\"number\":-1234,\"flag\":false,\"text\":\"tab\\t\"},\"array\":[11,22,33],"    \
	"\"items\":[{\"name\":\"a\",\"height\":1},{\"name\":\"b\",\"height\":2}],"                 \
	"\"real\":1.5e-3,\"opaque\":\"o p\",\"raw\":[{\"a\":[1]},2],\"if\":true,"                  \
	"\"table\":{\"rows\":[[{\"name\":\"p\",\"height\":7}],[],"                                 \
	"[{\"name\":\"q\",\"height\":8},{\"name\":\"r\",\"height\":9}]]},"                         \
	"\"two flags\":[true,false]}"

static char text[1000];

static int64_t parse(const char *json, struct all *all)
{
	size_t len = strlen(json);

	zassert_true(len < sizeof(text));
	memset(all, 0, sizeof(*all));
	memcpy(text, json, len); /* no zero at the end: the length counts */
	text[len] = 'x';
	return json_obj_parse(text, len, descr, ARRAY_SIZE(descr), all);
}

ZTEST_SUITE(json, NULL, NULL, NULL, NULL, NULL);

ZTEST(json, test_parse_all)
{
	struct all all;

	zassert_equal(parse(FULL, &all), ALL_FIELDS);
	zassert_str_equal(all.text, "zephyr 123\\uABCD456");
	zassert_equal(all.number, -42);
	zassert_true(all.flag);
	zassert_equal(all.inner.number, -1234);
	zassert_false(all.inner.flag);
	zassert_str_equal(all.inner.text, "tab\\t");
	zassert_equal(all.array_len, 3);
	zassert_equal(all.array[2], 33);
	zassert_equal(all.num_items, 2);
	zassert_str_equal(all.items[1].name, "b");
	zassert_equal(all.items[1].height, 2);
	zassert_equal(all.real.length, 6);
	zassert_mem_equal(all.real.start, "1.5e-3", 6);
	zassert_equal(all.opaque.length, 3);
	zassert_mem_equal(all.opaque.start, "o p", 3);
	zassert_equal(all.raw.length, 13);
	zassert_mem_equal(all.raw.start, "[{\"a\":[1]},2]", 13);
	zassert_true(all.if_);
	zassert_equal(all.table.num_rows, 3);
	zassert_equal(all.table.rows[0].num_items, 1);
	zassert_equal(all.table.rows[1].num_items, 0);
	zassert_str_equal(all.table.rows[2].items[1].name, "r");
	zassert_equal(all.num_flags, 2);
	zassert_true(all.flags[0] && !all.flags[1]);
}

ZTEST(json, test_encode_all)
{
	static char buf[1000];
	struct all all;
	size_t len = strlen(FULL);

	zassert_equal(parse(FULL, &all), ALL_FIELDS);
	/* Escapes stay as they are in the strings, so encoding would escape them again. */
	all.text = "zephyr \"123\"";
	all.inner.text = "\b\f\n\r\t\\/";
	zassert_ok(json_obj_encode_buf(descr, ARRAY_SIZE(descr), &all, buf, sizeof(buf)));
	zassert_not_null(strstr(buf, "\"text\":\"zephyr \\\"123\\\"\",\"number\":-42,"));
	zassert_not_null(strstr(buf, "\"text\":\"\\b\\f\\n\\r\\t\\\\/\"},\"array\":[11,22,33]"));
	zassert_str_equal(strstr(buf, "\"array\""), strstr(FULL, "\"array\""));

	len = strlen(buf);
	zassert_equal(json_calc_encoded_len(descr, ARRAY_SIZE(descr), &all), (ssize_t)len);
	zassert_equal(json_obj_encode_buf(descr, ARRAY_SIZE(descr), &all, buf, len), -ENOMEM);
	zassert_ok(json_obj_encode_buf(descr, ARRAY_SIZE(descr), &all, buf, len + 1));
}

ZTEST(json, test_texts)
{
	static const struct {
		const char *json;
		int64_t result;
	} table[] = {
		{"{}", 0},
		{" \t\r\n{ } trailing", 0},
		{"{\"number\" : 0 }", 2},
		{"{\"number\":-2147483648}", 2},
		{"{\"number\":2147483647,\"number\":\"skipped\"}", 2},
		{"{\"unknown\":{\"x\":[1,{\"y\":null}],\"z\":\"]\"},\"flag\":false}", 4},
		{"{\"array\":[]}", 16},
		{"{\"array\":[1,2,3,4]}", 16},
		{"{\"real\":-0}", 64},
		{"{\"real\":12.25}", 64},
		{"", -EINVAL},
		{"{", -EINVAL},
		{"[]", -EINVAL},
		{"{\"a\"}", -EINVAL},
		{"{\"a\":}", -EINVAL},
		{"{\"a\":1,}", -EINVAL},
		{"{,}", -EINVAL},
		{"{,\"a\":1}", -EINVAL},
		{"{\"a\" 1}", -EINVAL},
		{"{\"a\":1 \"b\":2}", -EINVAL},
		{"{\"a\":1", -EINVAL},
		{"{1:2}", -EINVAL},
		{"{a:2}", -EINVAL},
		{"{\"number\":\"x\"}", -EINVAL},
		{"{\"number\":1.5}", -EINVAL},
		{"{\"number\":1e3}", -EINVAL},
		{"{\"number\":2147483648}", -ERANGE},
		{"{\"number\":-2147483649}", -ERANGE},
		{"{\"number\":99999999999999999999}", -ERANGE},
		{"{\"number\":-}", -EINVAL},
		{"{\"real\":1.}", -EINVAL},
		{"{\"real\":1e}", -EINVAL},
		{"{\"real\":.5}", -EINVAL},
		{"{\"array\":[1,2,3,4,5]}", -ENOSPC},
		{"{\"array\":[1,]}", -EINVAL},
		{"{\"array\":[1 2]}", -EINVAL},
		{"{\"array\":[1,\"x\"]}", -EINVAL},
		{"{\"array\":5}", -EINVAL},
		{"{\"inner\":[]}", -EINVAL},
		{"{\"inner\":{\"number\":true}}", -EINVAL},
		{"{\"text\":\"a", -EINVAL},
		{"{\"text\":\"\\x\"}", -EINVAL},
		{"{\"text\":\"\\u12g4\"}", -EINVAL},
		{"{\"text\":\"\\", -EINVAL},
		{"{\"flag\":tru}", -EINVAL},
		{"{\"flag\":null}", -EINVAL},
		{"{\"raw\":[1,{]}", -EINVAL},
	};
	struct all all;

	ARRAY_FOR_EACH_PTR(table, t) {
		zassert_equal(parse(t->json, &all), t->result, "%s", t->json);
	}
}

ZTEST(json, test_arrays)
{
	char list[] = "[1,2,3]", too_long[] = "[1,2,3,4,5]", objects[] = " [{\"name\":\"x\"} , "
		       "{\"height\":2},{}]", no_objects[] = "[1]";
	struct json_obj_descr const *array = &descr[4];
	struct json_obj separate;
	struct item item;
	struct all all;
	char buf[20];

	zassert_ok(json_arr_parse(list, strlen(list), array, &all));
	zassert_equal(all.array_len, 3);
	zassert_ok(json_arr_encode_buf(array, &all, buf, sizeof(buf)));
	zassert_str_equal(buf, "[1,2,3]");
	zassert_equal(json_calc_encoded_arr_len(array, &all), 7);
	zassert_equal(json_arr_parse(too_long, strlen(too_long), array, &all), -ENOSPC);

	zassert_ok(json_arr_separate_object_parse_init(&separate, objects, strlen(objects)));
	zassert_equal(json_arr_separate_parse_object(&separate, item_descr, 2, &item), 1);
	zassert_str_equal(item.name, "x");
	zassert_equal(json_arr_separate_parse_object(&separate, item_descr, 2, &item), 2);
	zassert_equal(item.height, 2);
	zassert_equal(json_arr_separate_parse_object(&separate, item_descr, 2, &item), 0);
	zassert_equal(json_arr_separate_parse_object(&separate, item_descr, 2, &item), 0);

	zassert_ok(json_arr_separate_object_parse_init(&separate, no_objects, 3));
	zassert_equal(json_arr_separate_parse_object(&separate, item_descr, 2, &item), -EINVAL);
}

ZTEST(json, test_escape)
{
	char buf[20] = "a\"\\\b\n/";
	size_t len = strlen(buf);

	zassert_equal(json_calc_escaped_len(buf, len), 10);
	zassert_equal(json_escape(buf, &len, 10), -ENOMEM);
	zassert_str_equal(buf, "a\"\\\b\n/");
	zassert_ok(json_escape(buf, &len, 11));
	zassert_equal(len, 10);
	zassert_str_equal(buf, "a\\\"\\\\\\b\\n/");
	len = 1;
	zassert_ok(json_escape(buf, &len, 1), "nothing to do");
}

static int append(const char *bytes, size_t len, void *data)
{
	char *end = data;

	memcpy(end + strlen(end), bytes, len);
	return strlen(end) > 20 ? -ENOSPC : 0;
}

ZTEST(json, test_encode_kinds)
{
	static const struct json_obj_descr kinds[] = {
		{.field_name = "e", .field_name_len = 1, .type = JSON_TOK_ENCODED_OBJ},
	};
	static const struct json_obj_descr bad[] = {
		{.field_name = "e", .field_name_len = 1, .type = JSON_TOK_COLON},
	};
	const char *encoded = "{\"ready\":1}";
	char out[100] = {0};

	zassert_ok(json_obj_encode(kinds, 1, &encoded, append, out));
	zassert_str_equal(out, "{\"e\":{\"ready\":1}}");
	memset(out, 0, sizeof(out));
	zassert_equal(json_obj_encode(bad, 1, &encoded, append, out), -EINVAL);
	memset(out, 0, sizeof(out));
	zassert_ok(json_arr_encode(&descr[4], &(struct all){.array_len = 1}, append, out));
	zassert_str_equal(out, "[0]");
	zassert_equal(json_arr_encode(&descr[4], &(struct all){.array_len = 4, .array = {1 << 20,
				      1 << 20, 1 << 20, 1 << 20}}, append, out), -ENOSPC);
}

ZTEST(json, test_random_objects)
{
	static const char *const words[] = {"", "a", "sixteen letters.", "{[\":,]}"};
	static char buf[300];
	struct all all, parsed;

	for (int i = 0; i < 300; i++) {
		memset(&all, 0, sizeof(all));
		all.text = words[prng(ARRAY_SIZE(words) - 1)];
		all.number = (int32_t)prng(UINT32_MAX);
		all.inner.text = words[prng(ARRAY_SIZE(words) - 1)];
		all.array_len = prng(5);
		for (size_t k = 0; k < all.array_len; k++) {
			all.array[k] = (int32_t)(prng(UINT32_MAX) >> prng(32));
		}
		zassert_ok(json_obj_encode_buf(descr, 5, &all, buf, sizeof(buf)));
		memset(&parsed, 0, sizeof(parsed));
		zassert_equal(json_obj_parse(buf, strlen(buf), descr, 5, &parsed), 31);
		zassert_str_equal(parsed.text, all.text);
		zassert_str_equal(parsed.inner.text, all.inner.text);
		zassert_equal(parsed.number, all.number);
		zassert_mem_equal(parsed.array, all.array, sizeof(all.array));
	}
}

ZTEST(json, test_damaged)
{
	static char damaged[sizeof(FULL)];
	struct all all;
	int good = 0;

	for (int i = 0; i < 2000; i++) {
		strcpy(damaged, FULL);
		for (uint32_t k = prng(4); k > 0; k--) {
			damaged[prng(sizeof(FULL) - 1)] = (char)(1 + prng(127));
		}
		good += parse(damaged, &all) >= 0 ? 1 : 0;
	}
	zassert_true(good > 200 && good < 1900, "%d", good);
}
