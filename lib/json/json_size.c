/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include "json_size.h"

static size_t size_of(const struct json_obj_descr *descr);

/* Where a field ends in its structure, with the length that belongs to an array. */
static size_t end_of(const struct json_obj_descr *descr)
{
	size_t end = descr->offset + size_of(descr);

	if (descr->type == JSON_TOK_ARRAY_START) {
		end = MAX(end, descr->array.element_descr->offset + sizeof(size_t));
	}
	return end;
}

/* Size of the structure with these fields. */
static size_t size_of_struct(const struct json_obj_descr *descr, size_t descr_len)
{
	size_t size = 0;
	unsigned int shift = 0;

	for (size_t i = 0; i < descr_len; i++) {
		size = MAX(size, end_of(&descr[i]));
		shift = MAX(shift, descr[i].align_shift);
	}
	return ROUND_UP(size, 1UL << shift);
}

size_t json_element_size(const struct json_obj_descr *descr)
{
	if (descr->type == JSON_TOK_ARRAY_START) {
		return size_of_struct(descr->array.element_descr, 1);
	}
	return size_of(descr);
}

/* Size of a field. */
static size_t size_of(const struct json_obj_descr *descr)
{
	switch ((enum json_tokens)descr->type) {
	case JSON_TOK_NUMBER:
		return sizeof(int32_t);
	case JSON_TOK_STRING:
	case JSON_TOK_ENCODED_OBJ:
		return sizeof(char *);
	case JSON_TOK_FLOAT:
	case JSON_TOK_OPAQUE:
	case JSON_TOK_OBJ_ARRAY:
		return sizeof(struct json_obj_token);
	case JSON_TOK_TRUE:
	case JSON_TOK_FALSE:
		return sizeof(bool);
	case JSON_TOK_OBJECT_START:
		return size_of_struct(descr->object.sub_descr, descr->object.sub_descr_len);
	case JSON_TOK_ARRAY_START:
		return descr->array.n_elements * json_element_size(descr->array.element_descr);
	default:
		return 0;
	}
}
