/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * A lexer, and a parser that descends as the descriptors do. What no descriptor asks for is skipped
 * without recursion, so hostile nesting costs no stack.
 */

#include <errno.h>
#include <string.h>

#include <zephyr/data/json.h>
#include <zephyr/sys/__assert.h>

#include "json_size.h"

/* --- tokens --- */

static void lexer_init(struct json_lexer *lex, char *text, size_t len)
{
	*lex = (struct json_lexer){.start = text, .pos = text, .end = text + len};
}

/* The character at the position; 0 at the end. */
static char peek(const struct json_lexer *lex)
{
	return lex->pos < lex->end ? *lex->pos : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static enum json_tokens lex_word(struct json_lexer *lex, const char *word, enum json_tokens type)
{
	size_t len = strlen(word);

	if ((size_t)(lex->end - lex->pos) < len || memcmp(lex->pos, word, len) != 0) {
		return JSON_TOK_ERROR;
	}
	lex->pos += len;
	return type;
}

static bool lex_digits(struct json_lexer *lex)
{
	bool any = is_digit(peek(lex));

	while (is_digit(peek(lex))) {
		lex->pos++;
	}
	return any;
}

static enum json_tokens lex_number(struct json_lexer *lex)
{
	if (peek(lex) == '-') {
		lex->pos++;
	}
	if (!lex_digits(lex)) {
		return JSON_TOK_ERROR;
	}
	if (peek(lex) == '.') {
		lex->pos++;
		if (!lex_digits(lex)) {
			return JSON_TOK_ERROR;
		}
	}
	if (peek(lex) == 'e' || peek(lex) == 'E') {
		lex->pos++;
		if (peek(lex) == '+' || peek(lex) == '-') {
			lex->pos++;
		}
		if (!lex_digits(lex)) {
			return JSON_TOK_ERROR;
		}
	}
	return JSON_TOK_NUMBER;
}

/* What follows a backslash. */
static bool lex_escape(struct json_lexer *lex)
{
	char c = peek(lex);
	uint8_t digit;

	if (c == '\0' || strchr("\"\\/bfnrtu", c) == NULL) {
		return false;
	}
	lex->pos++;
	for (int i = 0; c == 'u' && i < 4; i++) {
		if (char2hex(peek(lex), &digit) < 0) {
			return false;
		}
		lex->pos++;
	}
	return true;
}

/* A string from behind its first quote to its last one, which stays. */
static enum json_tokens lex_string(struct json_lexer *lex)
{
	for (;;) {
		char c = peek(lex);

		if (c == '\0') {
			return JSON_TOK_ERROR;
		}
		if (c == '"') {
			return JSON_TOK_STRING;
		}
		lex->pos++;
		if (c == '\\' && !lex_escape(lex)) {
			return JSON_TOK_ERROR;
		}
	}
}

/* Read the next token. @return Its type. */
static enum json_tokens next_token(struct json_lexer *lex, struct json_token *tok)
{
	char c;

	while (is_space(peek(lex))) {
		lex->pos++;
	}
	tok->start = lex->pos;
	c = peek(lex);
	switch (c) {
	case '\0':
		tok->type = JSON_TOK_EOF;
		break;
	case '{':
	case '}':
	case '[':
	case ']':
	case ':':
	case ',':
		lex->pos++;
		tok->type = (enum json_tokens)c;
		break;
	case '"':
		tok->start = ++lex->pos;
		tok->type = lex_string(lex);
		break;
	case 't':
		tok->type = lex_word(lex, "true", JSON_TOK_TRUE);
		break;
	case 'f':
		tok->type = lex_word(lex, "false", JSON_TOK_FALSE);
		break;
	case 'n':
		tok->type = lex_word(lex, "null", JSON_TOK_NULL);
		break;
	default:
		tok->type = lex_number(lex);
		break;
	}
	tok->end = lex->pos;
	if (tok->type == JSON_TOK_STRING) {
		lex->pos++; /* the quote */
	}
	return tok->type;
}

/* --- structure --- */

/*
 * Go to the next element of an object or array that ends with @p end: over a comma unless this is
 * the first. @p tok is then the element's first token.
 * @return 1: there is one; 0: the end; -EINVAL.
 */
static int next_element(struct json_obj *obj, enum json_tokens end, bool first,
			struct json_token *tok)
{
	if (next_token(&obj->lex, tok) == end) {
		return 0;
	}
	if (!first && (tok->type != JSON_TOK_COMMA || next_token(&obj->lex, tok) == end)) {
		return -EINVAL;
	}
	return 1;
}

static bool is_value(enum json_tokens type)
{
	switch (type) {
	case JSON_TOK_OBJECT_START:
	case JSON_TOK_ARRAY_START:
	case JSON_TOK_STRING:
	case JSON_TOK_NUMBER:
	case JSON_TOK_TRUE:
	case JSON_TOK_FALSE:
	case JSON_TOK_NULL:
		return true;
	default:
		return false;
	}
}

/* Skip the rest of a value that begins with @p tok: its brackets must match in number. */
static int skip_value(struct json_obj *obj, struct json_token tok)
{
	size_t depth = 0;

	for (;;) {
		switch (tok.type) {
		case JSON_TOK_OBJECT_START:
		case JSON_TOK_ARRAY_START:
			depth++;
			break;
		case JSON_TOK_OBJECT_END:
		case JSON_TOK_ARRAY_END:
			depth--;
			break;
		case JSON_TOK_ERROR:
		case JSON_TOK_EOF:
			return -EINVAL;
		default:
			break;
		}
		if (depth == 0) {
			return 0;
		}
		(void)next_token(&obj->lex, &tok);
	}
}

/* Whether a value of type @p is may be stored in a field of type @p field. */
static bool type_matches(enum json_tokens is, enum json_tokens field)
{
	switch (field) {
	case JSON_TOK_TRUE:
	case JSON_TOK_FALSE:
		return is == JSON_TOK_TRUE || is == JSON_TOK_FALSE;
	case JSON_TOK_FLOAT:
		return is == JSON_TOK_NUMBER;
	case JSON_TOK_OPAQUE:
		return is == JSON_TOK_STRING;
	case JSON_TOK_OBJ_ARRAY:
		return is == JSON_TOK_ARRAY_START;
	default:
		return is == field;
	}
}

/* --- values --- */

static int parse_int32(const struct json_token *tok, int32_t *num)
{
	const char *p = tok->start;
	bool minus = *p == '-';
	int64_t value = 0;

	for (p += minus ? 1 : 0; p < tok->end; p++) {
		if (!is_digit(*p)) {
			return -EINVAL; /* a fraction or an exponent */
		}
		value = value * 10 + (*p - '0');
		if (value > (int64_t)INT32_MAX + (minus ? 1 : 0)) {
			return -ERANGE;
		}
	}
	*num = (int32_t)(minus ? -value : value);
	return 0;
}

static int64_t parse_fields(struct json_obj *obj, const struct json_obj_descr *descr,
			    size_t descr_len, void *val);
static int parse_elements(struct json_obj *obj, const struct json_obj_descr *elem, size_t max,
			  char *field, char *parent);

/* Store the value that begins with @p tok in @p field, which lies in the structure @p parent. */
static int parse_value(struct json_obj *obj, const struct json_obj_descr *descr,
		       struct json_token *tok, char *field, char *parent)
{
	struct json_obj_token *piece = (struct json_obj_token *)field;
	int64_t ret = 0;

	if (!type_matches(tok->type, (enum json_tokens)descr->type)) {
		return -EINVAL;
	}
	switch ((enum json_tokens)descr->type) {
	case JSON_TOK_OBJECT_START:
		ret = parse_fields(obj, descr->object.sub_descr, descr->object.sub_descr_len,
				   field);
		return ret < 0 ? (int)ret : 0;
	case JSON_TOK_ARRAY_START:
		return parse_elements(obj, descr->array.element_descr, descr->array.n_elements,
				      field, parent);
	case JSON_TOK_OBJ_ARRAY:
		piece->start = tok->start;
		ret = skip_value(obj, *tok);
		piece->length = (size_t)(obj->lex.pos - piece->start);
		return (int)ret;
	case JSON_TOK_TRUE:
	case JSON_TOK_FALSE:
		*(bool *)field = tok->type == JSON_TOK_TRUE;
		return 0;
	case JSON_TOK_NUMBER:
		return parse_int32(tok, (int32_t *)field);
	case JSON_TOK_FLOAT:
	case JSON_TOK_OPAQUE:
		piece->start = tok->start;
		piece->length = (size_t)(tok->end - tok->start);
		return 0;
	case JSON_TOK_STRING:
		*tok->end = '\0';
		*(char **)field = tok->start;
		return 0;
	default:
		return -EINVAL;
	}
}

/* The elements of an array up to its end, into @p field. Their number stands in @p parent. */
static int parse_elements(struct json_obj *obj, const struct json_obj_descr *elem, size_t max,
			  char *field, char *parent)
{
	size_t *count = (size_t *)(parent + elem->offset);
	size_t size = json_element_size(elem);
	struct json_token tok;
	int ret;

	*count = 0;
	while ((ret = next_element(obj, JSON_TOK_ARRAY_END, *count == 0, &tok)) == 1) {
		if (*count == max) {
			return -ENOSPC;
		}
		if (elem->type == JSON_TOK_ARRAY_START) {
			/* A structure that stands for its only field. */
			const struct json_obj_descr *inner = elem->array.element_descr;

			ret = parse_value(obj, inner, &tok, field + inner->offset, field);
		} else {
			ret = parse_value(obj, elem, &tok, field, parent);
		}
		if (ret < 0) {
			return ret == -ERANGE ? ret : -EINVAL;
		}
		++*count;
		field += size;
	}
	return ret;
}

/* The descriptor of the field with the name @p key that is not in @p seen; -1: none. */
static int find_field(const struct json_obj_descr *descr, size_t descr_len,
		      const struct json_token *key, int64_t seen)
{
	size_t len = (size_t)(key->end - key->start);

	for (size_t i = 0; i < descr_len; i++) {
		if ((seen >> i & 1) == 0 && descr[i].field_name_len == len &&
		    memcmp(descr[i].field_name, key->start, len) == 0) {
			return (int)i;
		}
	}
	return -1;
}

/* The fields of an object up to its end. */
static int64_t parse_fields(struct json_obj *obj, const struct json_obj_descr *descr,
			    size_t descr_len, void *val)
{
	struct json_token key, tok;
	int64_t seen = 0;
	bool first = true;
	int ret;

	__ASSERT(descr_len < 63, "an object has at most 62 fields");
	while ((ret = next_element(obj, JSON_TOK_OBJECT_END, first, &key)) == 1) {
		int i;

		first = false;
		if (key.type != JSON_TOK_STRING ||
		    next_token(&obj->lex, &tok) != JSON_TOK_COLON ||
		    !is_value(next_token(&obj->lex, &tok))) {
			return -EINVAL;
		}
		i = find_field(descr, descr_len, &key, seen);
		if (i < 0) {
			ret = skip_value(obj, tok);
		} else {
			ret = parse_value(obj, &descr[i], &tok, (char *)val + descr[i].offset, val);
			seen |= (int64_t)1 << i;
		}
		if (ret < 0) {
			return ret;
		}
	}
	return ret < 0 ? ret : seen;
}

/* Begin with a text whose first token must be @p first. */
static int begin(struct json_obj *obj, char *json, size_t len, enum json_tokens first)
{
	struct json_token tok;

	lexer_init(&obj->lex, json, len);
	return next_token(&obj->lex, &tok) == first ? 0 : -EINVAL;
}

int64_t json_obj_parse(char *json, size_t len, const struct json_obj_descr *descr, size_t descr_len,
		       void *val)
{
	struct json_obj obj;
	int ret = begin(&obj, json, len, JSON_TOK_OBJECT_START);

	return ret < 0 ? ret : parse_fields(&obj, descr, descr_len, val);
}

int json_arr_parse(char *json, size_t len, const struct json_obj_descr *descr, void *val)
{
	struct json_obj obj;
	int ret = begin(&obj, json, len, JSON_TOK_ARRAY_START);

	return ret < 0 ? ret
		       : parse_elements(&obj, descr->array.element_descr, descr->array.n_elements,
					(char *)val + descr->offset, val);
}

int json_arr_separate_object_parse_init(struct json_obj *json, char *payload, size_t len)
{
	return begin(json, payload, len, JSON_TOK_ARRAY_START);
}

int json_arr_separate_parse_object(struct json_obj *json, const struct json_obj_descr *descr,
				   size_t descr_len, void *val)
{
	struct json_token tok;
	int ret;

	/* The token before tells whether a comma is due. */
	ret = next_element(json, JSON_TOK_ARRAY_END, json->lex.tok.type == 0, &tok);
	json->lex.tok = tok;
	if (ret != 1) {
		return ret;
	}
	if (tok.type != JSON_TOK_OBJECT_START) {
		return -EINVAL;
	}
	return (int)parse_fields(json, descr, descr_len, val);
}
