/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Everything is written through a sink, which counts, fills a buffer, or is the user's.
 */

#include <errno.h>
#include <string.h>

#include <zephyr/data/json.h>

#include "json_size.h"

struct sink {
	json_append_bytes_t append;
	void *data;
};

static int put(const struct sink *sink, const char *text, size_t len)
{
	return len == 0 ? 0 : sink->append(text, len, sink->data);
}

static int put_text(const struct sink *sink, const char *text)
{
	return put(sink, text, strlen(text));
}

/* The character that follows a backslash for @p c; 0: it needs no escape of that kind. */
static char escape_of(char c)
{
	switch (c) {
	case '"':
	case '\\':
		return c;
	case '\b':
		return 'b';
	case '\f':
		return 'f';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\t':
		return 't';
	default:
		return '\0';
	}
}

size_t json_calc_escaped_len(const char *str, size_t len)
{
	size_t escaped = len;

	for (size_t i = 0; i < len; i++) {
		escaped += escape_of(str[i]) != '\0' ? 1 : 0;
	}
	return escaped;
}

ssize_t json_escape(char *str, size_t *len, size_t buf_size)
{
	size_t from = *len;
	size_t to = json_calc_escaped_len(str, *len);

	if (to == from) {
		return 0;
	}
	if (to >= buf_size) {
		return -ENOMEM;
	}
	*len = to;
	str[to] = '\0';
	while (from < to) { /* backwards, so that nothing is overwritten unread */
		char escape = escape_of(str[--from]);

		str[--to] = escape != '\0' ? escape : str[from];
		if (escape != '\0') {
			str[--to] = '\\';
		}
	}
	return 0;
}

/* A string with quotes, in pieces that need no escape. */
static int put_string(const struct sink *sink, const char *str, size_t len)
{
	size_t done = 0;
	int ret = put(sink, "\"", 1);

	for (size_t i = 0; i < len && ret == 0; i++) {
		char escape[2] = {'\\', escape_of(str[i])};

		if (escape[1] != '\0') {
			ret = put(sink, &str[done], i - done);
			ret = ret != 0 ? ret : put(sink, escape, sizeof(escape));
			done = i + 1;
		}
	}
	ret = ret != 0 ? ret : put(sink, &str[done], len - done);
	return ret != 0 ? ret : put(sink, "\"", 1);
}

static int put_int32(const struct sink *sink, int32_t num)
{
	char text[sizeof("-2147483648")];
	char *end = text + sizeof(text);
	char *p = end;
	uint32_t rest = num < 0 ? -(uint32_t)num : (uint32_t)num;

	do {
		*--p = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (num < 0) {
		*--p = '-';
	}
	return put(sink, p, (size_t)(end - p));
}

static int put_object(const struct sink *sink, const struct json_obj_descr *descr,
		      size_t descr_len, const char *val);
static int put_array(const struct sink *sink, const struct json_obj_descr *elem, const char *field,
		     const char *parent);

/* The field @p field of the structure @p parent. */
static int put_value(const struct sink *sink, const struct json_obj_descr *descr,
		     const char *field, const char *parent)
{
	const struct json_obj_token *piece = (const struct json_obj_token *)field;
	int ret;

	switch ((enum json_tokens)descr->type) {
	case JSON_TOK_TRUE:
	case JSON_TOK_FALSE:
		return put_text(sink, *(const bool *)field ? "true" : "false");
	case JSON_TOK_STRING:
		return put_string(sink, *(const char *const *)field,
				  strlen(*(const char *const *)field));
	case JSON_TOK_NUMBER:
		return put_int32(sink, *(const int32_t *)field);
	case JSON_TOK_FLOAT:
	case JSON_TOK_OBJ_ARRAY:
		return put(sink, piece->start, piece->length);
	case JSON_TOK_OPAQUE:
		ret = put(sink, "\"", 1);
		ret = ret != 0 ? ret : put(sink, piece->start, piece->length);
		return ret != 0 ? ret : put(sink, "\"", 1);
	case JSON_TOK_ENCODED_OBJ:
		return put_text(sink, *(const char *const *)field);
	case JSON_TOK_OBJECT_START:
		return put_object(sink, descr->object.sub_descr, descr->object.sub_descr_len,
				  field);
	case JSON_TOK_ARRAY_START:
		return put_array(sink, descr->array.element_descr, field, parent);
	default:
		return -EINVAL;
	}
}

static int put_array(const struct sink *sink, const struct json_obj_descr *elem, const char *field,
		     const char *parent)
{
	size_t count = *(const size_t *)(parent + elem->offset);
	size_t size = json_element_size(elem);
	int ret = put(sink, "[", 1);

	for (size_t i = 0; i < count && ret == 0; i++, field += size) {
		ret = i == 0 ? 0 : put(sink, ",", 1);
		if (ret == 0 && elem->type == JSON_TOK_ARRAY_START) {
			/* A structure that stands for its only field. */
			const struct json_obj_descr *inner = elem->array.element_descr;

			ret = put_value(sink, inner, field + inner->offset, field);
		} else if (ret == 0) {
			ret = put_value(sink, elem, field, parent);
		}
	}
	return ret != 0 ? ret : put(sink, "]", 1);
}

static int put_object(const struct sink *sink, const struct json_obj_descr *descr,
		      size_t descr_len, const char *val)
{
	int ret = put(sink, "{", 1);

	for (size_t i = 0; i < descr_len && ret == 0; i++) {
		ret = i == 0 ? 0 : put(sink, ",", 1);
		ret = ret != 0 ? ret
			       : put_string(sink, descr[i].field_name, descr[i].field_name_len);
		ret = ret != 0 ? ret : put(sink, ":", 1);
		ret = ret != 0 ? ret : put_value(sink, &descr[i], val + descr[i].offset, val);
	}
	return ret != 0 ? ret : put(sink, "}", 1);
}

int json_obj_encode(const struct json_obj_descr *descr, size_t descr_len, const void *val,
		    json_append_bytes_t append_bytes, void *data)
{
	struct sink sink = {append_bytes, data};

	return put_object(&sink, descr, descr_len, val);
}

int json_arr_encode(const struct json_obj_descr *descr, const void *val,
		    json_append_bytes_t append_bytes, void *data)
{
	struct sink sink = {append_bytes, data};

	return put_array(&sink, descr->array.element_descr, (const char *)val + descr->offset, val);
}

struct buffer {
	char *text;
	size_t used;
	size_t size;
};

static int append_to_buffer(const char *bytes, size_t len, void *data)
{
	struct buffer *b = data;

	if (len >= b->size - b->used) { /* room for the zero stays */
		return -ENOMEM;
	}
	memcpy(&b->text[b->used], bytes, len);
	b->used += len;
	b->text[b->used] = '\0';
	return 0;
}

int json_obj_encode_buf(const struct json_obj_descr *descr, size_t descr_len, const void *val,
			char *buffer, size_t buf_size)
{
	struct buffer b = {.text = buffer, .size = buf_size};

	return json_obj_encode(descr, descr_len, val, append_to_buffer, &b);
}

int json_arr_encode_buf(const struct json_obj_descr *descr, const void *val, char *buffer,
			size_t buf_size)
{
	struct buffer b = {.text = buffer, .size = buf_size};

	return json_arr_encode(descr, val, append_to_buffer, &b);
}

static int count_bytes(const char *bytes, size_t len, void *data)
{
	ARG_UNUSED(bytes);
	*(ssize_t *)data += (ssize_t)len;
	return 0;
}

ssize_t json_calc_encoded_len(const struct json_obj_descr *descr, size_t descr_len,
			      const void *val)
{
	ssize_t total = 0;
	int ret = json_obj_encode(descr, descr_len, val, count_bytes, &total);

	return ret < 0 ? ret : total;
}

ssize_t json_calc_encoded_arr_len(const struct json_obj_descr *descr, const void *val)
{
	ssize_t total = 0;
	int ret = json_arr_encode(descr, val, count_bytes, &total);

	return ret < 0 ? ret : total;
}
