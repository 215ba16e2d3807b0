/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief JSON (RFC 8259) to and from C structures that descriptors describe.
 *
 * Parsing works in place: strings end up as pointers into the text, which it changes (a zero at
 * their end). No heap, no locks; stack in proportion to the nesting of the descriptors, not of the
 * text. Escapes in strings are checked but not resolved.
 */

#ifndef ZEPHYR_INCLUDE_DATA_JSON_H_
#define ZEPHYR_INCLUDE_DATA_JSON_H_

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Kinds of tokens, and of fields by what C type holds them. */
enum json_tokens {
	JSON_TOK_NONE = '_',
	JSON_TOK_OBJECT_START = '{', /* field: a structure */
	JSON_TOK_OBJECT_END = '}',
	JSON_TOK_ARRAY_START = '[', /* field: an array, beside a size_t with its length */
	JSON_TOK_ARRAY_END = ']',
	JSON_TOK_STRING = '"', /* field: char * */
	JSON_TOK_COLON = ':',
	JSON_TOK_COMMA = ',',
	JSON_TOK_NUMBER = '0',      /* field: int32_t */
	JSON_TOK_FLOAT = '1',       /* field: struct json_obj_token, the number's text */
	JSON_TOK_OPAQUE = '2',      /* field: struct json_obj_token, a string's text */
	JSON_TOK_OBJ_ARRAY = '3',   /* field: struct json_obj_token, an array's text */
	JSON_TOK_ENCODED_OBJ = '4', /* field: char *, text to be encoded as it is */
	JSON_TOK_TRUE = 't',        /* field (either): bool */
	JSON_TOK_FALSE = 'f',
	JSON_TOK_NULL = 'n',
	JSON_TOK_ERROR = '!',
	JSON_TOK_EOF = '\0',
};

struct json_token {
	enum json_tokens type;
	char *start; /* of a string: behind the first quote */
	char *end;   /* of a string: the last quote */
};

struct json_lexer {
	void *(*state)(struct json_lexer *lex);
	char *start;
	char *pos;
	char *end;
	struct json_token tok;
};

/** A text that is being parsed. */
struct json_obj {
	struct json_lexer lex;
};

/** A piece of text. */
struct json_obj_token {
	char *start;
	size_t length;
};

/** A field of a structure; define them by the macros below. */
struct json_obj_descr {
	const char *field_name;
	uint32_t align_shift: 2; /* the structure's alignment is 1 << align_shift */
	uint32_t field_name_len: 7;
	uint32_t type: 7;    /* enum json_tokens */
	uint32_t offset: 16; /* in the structure; of an array's element: that of its length */
	union {
		struct {
			const struct json_obj_descr *sub_descr;
			size_t sub_descr_len;
		} object;
		struct {
			const struct json_obj_descr *element_descr;
			size_t n_elements; /* at most */
		} array;
	};
};

/** Take @p len bytes of encoded text. @return 0, or a negative error that ends the encoding. */
typedef int (*json_append_bytes_t)(const char *bytes, size_t len, void *data);

#define Z_ALIGN_SHIFT(type)                                                                        \
	(__alignof__(type) == 1 ? 0 : __alignof__(type) == 2 ? 1 : __alignof__(type) == 4 ? 2 : 3)

#define Z_JSON_FIELD(struct_, json_name_, field_, type_)                                           \
	.field_name = (json_name_), .align_shift = Z_ALIGN_SHIFT(struct_),                         \
	.field_name_len = sizeof(json_name_) - 1, .type = type_, .offset = offsetof(struct_, field_)

#define Z_JSON_OBJECT(descr_, len_)                                                                \
	{                                                                                          \
		.object = {.sub_descr = descr_, .sub_descr_len = len_},                            \
	}
#define Z_JSON_ARRAY(descr_, len_)                                                                 \
	{                                                                                          \
		.array = {.element_descr = descr_, .n_elements = len_},                            \
	}

/* The descriptor of an array's elements. */
#define Z_JSON_ELEMENT(struct_, len_field_, type_, ...)                                            \
	(const struct json_obj_descr[])                                                            \
	{                                                                                          \
		{                                                                                  \
			.align_shift = Z_ALIGN_SHIFT(struct_), .type = type_,                      \
			.offset = offsetof(struct_, len_field_), __VA_ARGS__                       \
		}                                                                                  \
	}

/**
 * A field without parts: JSON_TOK_STRING, NUMBER, FLOAT, OPAQUE, TRUE, FALSE, OBJ_ARRAY,
 * ENCODED_OBJ.
 */
#define JSON_OBJ_DESCR_PRIM(struct_, field_name_, type_)                                           \
	JSON_OBJ_DESCR_PRIM_NAMED(struct_, #field_name_, field_name_, type_)

/** A field that is a structure, described by the array @p sub_descr_. */
#define JSON_OBJ_DESCR_OBJECT(struct_, field_name_, sub_descr_)                                    \
	JSON_OBJ_DESCR_OBJECT_NAMED(struct_, #field_name_, field_name_, sub_descr_)

/** An array of up to @p max_len_ fields without parts; its length is the size_t @p len_field_. */
#define JSON_OBJ_DESCR_ARRAY(struct_, field_name_, max_len_, len_field_, elem_type_)               \
	JSON_OBJ_DESCR_ARRAY_NAMED(struct_, #field_name_, field_name_, max_len_, len_field_,       \
				   elem_type_)

/** An array of structures. */
#define JSON_OBJ_DESCR_OBJ_ARRAY(struct_, field_name_, max_len_, len_field_, elem_descr_,          \
				 elem_descr_len_)                                                  \
	JSON_OBJ_DESCR_OBJ_ARRAY_NAMED(struct_, #field_name_, field_name_, max_len_, len_field_,   \
				       elem_descr_, elem_descr_len_)

/** An array of structures that stand for their only field, which @p elem_descr_ describes. */
#define JSON_OBJ_DESCR_ARRAY_ARRAY(struct_, field_name_, max_len_, len_field_, elem_descr_,        \
				   elem_descr_len_)                                                \
	JSON_OBJ_DESCR_ARRAY_ARRAY_NAMED(struct_, #field_name_, field_name_, max_len_, len_field_, \
					 elem_descr_, elem_descr_len_)

/* The same with a name in JSON (a string literal) of its own. */
#define JSON_OBJ_DESCR_PRIM_NAMED(struct_, json_field_name_, struct_field_name_, type_)            \
	{                                                                                          \
		Z_JSON_FIELD(struct_, json_field_name_, struct_field_name_, type_),                \
	}
#define JSON_OBJ_DESCR_OBJECT_NAMED(struct_, json_field_name_, struct_field_name_, sub_descr_)     \
	{                                                                                          \
		Z_JSON_FIELD(struct_, json_field_name_, struct_field_name_, JSON_TOK_OBJECT_START),\
		Z_JSON_OBJECT(sub_descr_, ARRAY_SIZE(sub_descr_)),                                 \
	}
#define JSON_OBJ_DESCR_ARRAY_NAMED(struct_, json_field_name_, struct_field_name_, max_len_,        \
				   len_field_, elem_type_)                                         \
	{                                                                                          \
		Z_JSON_FIELD(struct_, json_field_name_, struct_field_name_, JSON_TOK_ARRAY_START), \
		Z_JSON_ARRAY(Z_JSON_ELEMENT(struct_, len_field_, elem_type_), max_len_),           \
	}
#define JSON_OBJ_DESCR_OBJ_ARRAY_NAMED(struct_, json_field_name_, struct_field_name_, max_len_,    \
				       len_field_, elem_descr_, elem_descr_len_)                   \
	{                                                                                          \
		Z_JSON_FIELD(struct_, json_field_name_, struct_field_name_, JSON_TOK_ARRAY_START), \
		Z_JSON_ARRAY(Z_JSON_ELEMENT(struct_, len_field_, JSON_TOK_OBJECT_START,            \
					    Z_JSON_OBJECT(elem_descr_, elem_descr_len_)),          \
			     max_len_),                                                            \
	}
#define JSON_OBJ_DESCR_ARRAY_ARRAY_NAMED(struct_, json_field_name_, struct_field_name_, max_len_,  \
					 len_field_, elem_descr_, elem_descr_len_)                 \
	{                                                                                          \
		Z_JSON_FIELD(struct_, json_field_name_, struct_field_name_, JSON_TOK_ARRAY_START), \
		Z_JSON_ARRAY(Z_JSON_ELEMENT(struct_, len_field_, JSON_TOK_ARRAY_START,             \
					    Z_JSON_ARRAY(elem_descr_, elem_descr_len_)),           \
			     max_len_),                                                            \
	}

/**
 * @brief Parse an object into the structure @p val.
 *
 * Fields without a descriptor are skipped; of fields with the same name the first counts.
 *
 * @param json, len The text, which is changed.
 * @param descr, descr_len Its fields, at most 62.
 * @return A bit for each descriptor whose field was there.
 * @retval -EINVAL not JSON, or of another type than described. @retval -ERANGE a number does not
 * fit. @retval -ENOSPC an array is too long (nested ones: -EINVAL).
 */
int64_t json_obj_parse(char *json, size_t len, const struct json_obj_descr *descr, size_t descr_len,
		       void *val);

/** @brief Parse an array; @p descr describes it as a field of @p val. @return 0 or as above. */
int json_arr_parse(char *json, size_t len, const struct json_obj_descr *descr, void *val);

/** @brief Begin to parse an array of objects one by one. @return 0; -EINVAL: it is no array. */
int json_arr_separate_object_parse_init(struct json_obj *json, char *payload, size_t len);

/** @brief Parse the next object. @return As json_obj_parse(); 0 also at the end of the array. */
int json_arr_separate_parse_object(struct json_obj *json, const struct json_obj_descr *descr,
				   size_t descr_len, void *val);

/**
 * @brief Escape a string in place, for use between quotes.
 * @param len In and out: its length. @param buf_size Room, one more than the result at least.
 * @return 0. @retval -ENOMEM not enough room.
 */
ssize_t json_escape(char *str, size_t *len, size_t buf_size);

/** @brief Length of a string after escaping. */
size_t json_calc_escaped_len(const char *str, size_t len);

/** @brief Length of an encoded object, or array, without a zero. @return Or a negative error. */
ssize_t json_calc_encoded_len(const struct json_obj_descr *descr, size_t descr_len,
			      const void *val);
ssize_t json_calc_encoded_arr_len(const struct json_obj_descr *descr, const void *val);

/**
 * @brief Encode an object, or an array, into a buffer, with a zero at its end.
 * @return 0. @retval -ENOMEM not enough room. @retval -EINVAL a descriptor is not valid.
 */
int json_obj_encode_buf(const struct json_obj_descr *descr, size_t descr_len, const void *val,
			char *buffer, size_t buf_size);
int json_arr_encode_buf(const struct json_obj_descr *descr, const void *val, char *buffer,
			size_t buf_size);

/** @brief Encode an object, or an array, piece by piece. @return 0 or what @p append_bytes did. */
int json_obj_encode(const struct json_obj_descr *descr, size_t descr_len, const void *val,
		    json_append_bytes_t append_bytes, void *data);
int json_arr_encode(const struct json_obj_descr *descr, const void *val,
		    json_append_bytes_t append_bytes, void *data);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DATA_JSON_H_ */
