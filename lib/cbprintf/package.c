/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Packages made at run time: the format is parsed for the types of the arguments. The layout is in
 * <zephyr/sys/cbprintf.h>.
 *
 * One pass over the format stores the arguments and remembers where strings stand; then positions
 * and copied texts are appended. With a NULL buffer the same code only counts.
 */

#include <errno.h>
#include <string.h>
#include "fmt.h"
#include "package.h"

struct string {
	const char *s;
	uint8_t pos; /* of its pointer, in ints */
	uint8_t arg; /* number of the argument */
	bool ro;
};

struct packer {
	uint8_t *buf; /* NULL: count only */
	size_t size;
	size_t idx;       /* next byte */
	size_t align_off; /* misalignment of the buffer */
	uint32_t flags;
	unsigned int ro_left; /* next strings to be taken as read-only */
	unsigned int arg;     /* number of the next argument */
	unsigned int n_strings;
	struct string strings[PACKAGE_STRINGS_MAX];
	int error; /* the first one */
};

static void store(struct packer *p, const void *data, size_t size, size_t align)
{
	if (p->error != 0) {
		return;
	}
	while (((p->idx + p->align_off) % align) != 0) {
		p->idx++;
	}
	if (p->buf != NULL) {
		if (p->idx + size > p->size) {
			p->error = -ENOSPC;
			return;
		}
		memcpy(p->buf + p->idx, data, size);
	}
	p->idx += size;
}

#define STORE(p, type, value)                                                                      \
	do {                                                                                       \
		type v_ = (value);                                                                 \
                                                                                                   \
		store(p, &v_, sizeof(v_), VA_STACK_ALIGN(type));                                   \
	} while (false)

static void store_string(struct packer *p, const char *s)
{
	struct string *str = &p->strings[p->n_strings];
	bool ro = false;
	size_t pos;

	STORE(p, const char *, s);
	pos = (p->idx - sizeof(s)) / sizeof(int);
	if (p->ro_left > 0) {
		p->ro_left--;
		ro = true;
	} else if (s == NULL || z_str_is_read_only(s)) {
		ro = true;
	}
	if (ro && (p->flags & CBPRINTF_PACKAGE_ADD_RO_STR_POS) == 0) {
		return;
	}
	if (p->n_strings == PACKAGE_STRINGS_MAX || pos > UINT8_MAX) {
		p->error = -EINVAL;
		return;
	}
	*str = (struct string){ .s = s, .pos = (uint8_t)pos, .arg = (uint8_t)p->arg, .ro = ro };
	p->n_strings++;
}

struct package_args {
	va_list ap;
};

static void store_int(struct packer *p, int size, struct package_args *a)
{
	if (size <= FMT_SIZE_INT) {
		STORE(p, int, va_arg(a->ap, int));
	} else if (size == FMT_SIZE_LONG) {
		STORE(p, long, va_arg(a->ap, long));
	} else {
		STORE(p, long long, va_arg(a->ap, long long));
	}
	p->arg++;
}

static void store_float(struct packer *p, bool is_long, struct package_args *a)
{
	if (is_long) {
		STORE(p, long double, va_arg(a->ap, long double));
	} else {
		STORE(p, double, va_arg(a->ap, double));
	}
	p->arg++;
}

static void store_pointer(struct packer *p, bool is_string, struct package_args *a)
{
	if (is_string) {
		store_string(p, va_arg(a->ap, char *));
	} else {
		STORE(p, void *, va_arg(a->ap, void *));
	}
	p->arg++;
}

/* Store the arguments that the format asks for. */
static void store_by_format(struct packer *p, const char *format, struct package_args *a)
{
	while (*format != '\0' && p->error == 0) {
		struct fmt_spec s;

		if (*format++ != '%') {
			continue;
		}
		fmt_begin(&s);
		while (format = fmt_parse(format, &s), s.conv == '*') {
			store_int(p, FMT_SIZE_INT, a);
			s.number = 0;
		}
		switch (s.conv) {
		case 's':
		case 'p':
		case 'n':
			store_pointer(p, s.conv == 's', a);
			break;
		case 'c':
			store_int(p, FMT_SIZE_INT, a);
			break;
		case 'd': case 'i': case 'o': case 'u': case 'x': case 'X':
			store_int(p, s.size, a);
			break;
		case 'a': case 'e': case 'f': case 'g':
		case 'A': case 'E': case 'F': case 'G':
			store_float(p, s.size == FMT_SIZE_LONG_DBL, a);
			break;
		default: /* takes no argument */
			break;
		}
	}
}

/* Store the arguments that the tags before them describe, tags included. */
static void store_by_tags(struct packer *p, struct package_args *a)
{
	while (p->error == 0) {
		int tag = va_arg(a->ap, int);

		STORE(p, int, tag);
		switch (tag) {
		case CBPRINTF_PACKAGE_ARG_TYPE_END:
			return;
		case CBPRINTF_PACKAGE_ARG_TYPE_CHAR:
		case CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_CHAR:
		case CBPRINTF_PACKAGE_ARG_TYPE_SHORT:
		case CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_SHORT:
		case CBPRINTF_PACKAGE_ARG_TYPE_INT:
		case CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_INT:
			store_int(p, FMT_SIZE_INT, a);
			break;
		case CBPRINTF_PACKAGE_ARG_TYPE_LONG:
		case CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_LONG:
			store_int(p, FMT_SIZE_LONG, a);
			break;
		case CBPRINTF_PACKAGE_ARG_TYPE_LONG_LONG:
		case CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_LONG_LONG:
			store_int(p, FMT_SIZE_LONG_LONG, a);
			break;
		case CBPRINTF_PACKAGE_ARG_TYPE_FLOAT:
		case CBPRINTF_PACKAGE_ARG_TYPE_DOUBLE:
		case CBPRINTF_PACKAGE_ARG_TYPE_LONG_DOUBLE:
			store_float(p, tag == CBPRINTF_PACKAGE_ARG_TYPE_LONG_DOUBLE, a);
			break;
		case CBPRINTF_PACKAGE_ARG_TYPE_PTR_CHAR:
		case CBPRINTF_PACKAGE_ARG_TYPE_PTR_VOID:
			store_pointer(p, tag == CBPRINTF_PACKAGE_ARG_TYPE_PTR_CHAR, a);
			break;
		default:
			p->error = -EINVAL;
			return;
		}
	}
}

static void append(struct packer *p, const void *data, size_t size)
{
	store(p, data, size, 1);
}

/* Append the positions of read-only (ro) or writable strings. Returns their number. */
static uint8_t append_positions(struct packer *p, bool ro)
{
	uint8_t n = 0;

	for (unsigned int i = 0; i < p->n_strings; i++) {
		const struct string *str = &p->strings[i];

		if (str->ro == ro) {
			if (!ro) {
				append(p, &str->arg, 1);
			}
			append(p, &str->pos, 1);
			n++;
		}
	}
	return n;
}

/* Append the texts of writable strings. Returns their number. */
static uint8_t append_texts(struct packer *p)
{
	uint8_t n = 0;

	for (unsigned int i = 0; i < p->n_strings; i++) {
		const struct string *str = &p->strings[i];

		if (!str->ro) {
			append(p, &str->pos, 1);
			append(p, str->s, strlen(str->s) + 1U);
			n++;
		}
	}
	return n;
}

int cbvprintf_package(void *packaged, size_t len, uint32_t flags, const char *format, va_list ap)
{
	union cbprintf_package_hdr hdr = { .raw = NULL };
	struct packer p = { .buf = packaged, .flags = flags };
	struct package_args a;

	if (packaged == NULL) {
		p.align_off = len % CBPRINTF_PACKAGE_ALIGNMENT;
	} else {
		p.size = len;
		if ((uintptr_t)packaged % CBPRINTF_PACKAGE_ALIGNMENT != 0) {
			return -EFAULT;
		}
	}
	p.ro_left = 1U + Z_CBPRINTF_FIRST_RO_STR_CNT_GET(flags);
	append(&p, &hdr, sizeof(hdr));
	store_string(&p, format);
	va_copy(a.ap, ap);
	if ((flags & CBPRINTF_PACKAGE_ARGS_ARE_TAGGED) != 0) {
		store_by_tags(&p, &a);
	} else {
		store_by_format(&p, format, &a);
	}
	va_end(a.ap);
	if (p.idx / sizeof(int) > UINT8_MAX) {
		return -EINVAL;
	}
	hdr.desc.len = (uint8_t)(p.idx / sizeof(int));
	hdr.desc.ro_str_cnt = append_positions(&p, true);
	if ((flags & CBPRINTF_PACKAGE_ADD_RW_STR_POS) != 0) {
		hdr.desc.rw_str_cnt = append_positions(&p, false);
	} else {
		hdr.desc.str_cnt = append_texts(&p);
	}
#ifdef CONFIG_CBPRINTF_PACKAGE_HEADER_STORE_CREATION_FLAGS
	hdr.desc.pkg_flags = flags;
#endif
	if (p.error != 0) {
		return p.error;
	}
	if (packaged != NULL) {
		memcpy(packaged, &hdr, sizeof(hdr));
	}
	return (int)p.idx;
}

int cbprintf_package(void *packaged, size_t len, uint32_t flags, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = cbvprintf_package(packaged, len, flags, format, ap);
	va_end(ap);
	return rc;
}
