/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Any text is parsed; what parses is encoded and parsed again with the same result.
 *
 * Sources: lib/json/json_parse.c lib/json/json_encode.c lib/json/json_size.c lib/utils/text.c
 */

#include "host.h"

#include <zephyr/data/json.h>

struct leaf {
	int32_t n;
	bool b;
	struct json_obj_token s; /* not a string: those are changed by escaping them again */
};

struct row {
	int32_t cells[3];
	size_t num_cells;
};

struct root {
	struct leaf leaf;
	struct leaf leaves[3];
	size_t num_leaves;
	struct row rows[2];
	size_t num_rows;
	struct json_obj_token real;
	struct json_obj_token raw;
	bool flags[4];
	size_t num_flags;
	int32_t n;
};

static const struct json_obj_descr leaf_descr[] = {
	JSON_OBJ_DESCR_PRIM(struct leaf, n, JSON_TOK_NUMBER),
	JSON_OBJ_DESCR_PRIM(struct leaf, b, JSON_TOK_TRUE),
	JSON_OBJ_DESCR_PRIM(struct leaf, s, JSON_TOK_OPAQUE),
};

static const struct json_obj_descr row_descr[] = {
	JSON_OBJ_DESCR_ARRAY(struct row, cells, 3, num_cells, JSON_TOK_NUMBER),
};

static const struct json_obj_descr root_descr[] = {
	JSON_OBJ_DESCR_OBJECT_NAMED(struct root, "o", leaf, leaf_descr),
	JSON_OBJ_DESCR_OBJ_ARRAY_NAMED(struct root, "a", leaves, 3, num_leaves, leaf_descr,
				       ARRAY_SIZE(leaf_descr)),
	JSON_OBJ_DESCR_ARRAY_ARRAY_NAMED(struct root, "r", rows, 2, num_rows, row_descr,
					 ARRAY_SIZE(row_descr)),
	JSON_OBJ_DESCR_PRIM_NAMED(struct root, "f", real, JSON_TOK_FLOAT),
	JSON_OBJ_DESCR_PRIM_NAMED(struct root, "x", raw, JSON_TOK_OBJ_ARRAY),
	JSON_OBJ_DESCR_ARRAY_NAMED(struct root, "b", flags, 4, num_flags, JSON_TOK_TRUE),
	JSON_OBJ_DESCR_PRIM_NAMED(struct root, "n", n, JSON_TOK_NUMBER),
};

#define FIELDS ARRAY_SIZE(root_descr)
#define ALL    ((1 << FIELDS) - 1)

/* With the numbers that an object does not have set to what parses. */
static void complete(struct root *root)
{
	static char zero[] = "0", empty[] = "[]", none[] = "";

	if (root->real.length == 0) {
		root->real = (struct json_obj_token){zero, 1};
	}
	if (root->raw.length == 0) {
		root->raw = (struct json_obj_token){empty, 2};
	}
	if (root->leaf.s.start == NULL) {
		root->leaf.s = (struct json_obj_token){none, 0};
	}
	for (size_t i = 0; i < 3; i++) {
		if (root->leaves[i].s.start == NULL) {
			root->leaves[i].s = (struct json_obj_token){none, 0};
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1); /* of its own, so that reading beyond it is seen */
	char *text_again = NULL, *text_third = NULL;
	struct root root = {0}, again = {0};
	struct json_obj separate;
	struct leaf leaf;
	ssize_t len;

	memcpy(text, data, size);
	if (json_obj_parse(text, size, root_descr, FIELDS, &root) >= 0) {
		complete(&root);
		len = json_calc_encoded_len(root_descr, FIELDS, &root);
		must(len > 0);
		text_again = malloc((size_t)len + 1);
		must(json_obj_encode_buf(root_descr, FIELDS, &root, text_again,
					 (size_t)len + 1) == 0);
		must(strlen(text_again) <= (size_t)len);
		if (memchr(text_again, '\0', (size_t)len) == NULL) {
			text_third = malloc((size_t)len + 1);
			must(json_obj_parse(text_again, (size_t)len, root_descr, FIELDS, &again) ==
			     ALL);
			must(json_obj_encode_buf(root_descr, FIELDS, &again, text_third,
						 (size_t)len + 1) == 0);
			must(json_calc_encoded_len(root_descr, FIELDS, &again) == len);
		}
	}
	free(text_again);
	free(text_third);

	memcpy(text, data, size);
	(void)json_arr_parse(text, size, &root_descr[5], &root);
	memcpy(text, data, size);
	if (json_arr_separate_object_parse_init(&separate, text, size) == 0) {
		while (json_arr_separate_parse_object(&separate, leaf_descr, 3, &leaf) > 0) {
		}
	}
	free(text);
	return 0;
}
