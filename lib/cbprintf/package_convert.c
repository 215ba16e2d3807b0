/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Rewrite a package: for each string whose position is stored, copy its text into the package, keep
 * its position, or drop that. Nothing of the input is changed; the output is handed over piece by
 * piece: header, arguments, kept positions, texts that were in the package already, new texts.
 */

#include <errno.h>
#include <string.h>
#include <zephyr/sys/cbprintf.h>
#include "fmt.h"
#include "package.h"

/* What to do with a string. */
enum action {
	DROP,
	KEEP_RO, /* store its position as that of a read-only string */
	KEEP_RW,
	COPY,
};

/* A stored position. */
struct ref {
	uint8_t pos;
	uint8_t arg;
	bool rw;
};

struct converter {
	const uint8_t *in;
	struct cbprintf_package_desc desc;
	size_t in_len;
	uint32_t flags;
	uint16_t *strl;
	size_t strl_len;
	cbprintf_convert_cb cb; /* NULL: count only */
	void *ctx;
	int out_len; /* so far, or an error */
};

/* The i-th stored position. */
static struct ref ref_at(const struct converter *c, unsigned int i)
{
	const uint8_t *p = c->in + c->desc.len * sizeof(int);

	if (i < c->desc.ro_str_cnt) {
		return (struct ref){ .pos = p[i] };
	}
	p += c->desc.ro_str_cnt + 2U * (i - c->desc.ro_str_cnt);
	return (struct ref){ .arg = p[0], .pos = p[1], .rw = true };
}

static const char *string_at(const struct converter *c, uint8_t pos)
{
	const char *s;

	memcpy(&s, c->in + pos * sizeof(int), sizeof(s));
	return s;
}

/* Is argument n printed by %p? */
static bool is_pointer(const char *format, unsigned int n)
{
	while (*format != '\0') {
		struct fmt_spec s;

		if (*format++ != '%') {
			continue;
		}
		fmt_begin(&s);
		while (format = fmt_parse(format, &s), s.conv == '*') {
			if (n-- == 0) {
				return false;
			}
			s.number = 0;
		}
		if (s.conv != '\0' && s.conv != '%' && n-- == 0) {
			return s.conv == 'p';
		}
	}
	return false;
}

static enum action action_for(const struct converter *c, struct ref ref)
{
	const char *s = string_at(c, ref.pos);
	const char *format = string_at(c, sizeof(union cbprintf_package_hdr) / sizeof(int));

	if (IS_ENABLED(CONFIG_CBPRINTF_CONVERT_CHECK_PTR) && ref.rw &&
	    (c->flags & CBPRINTF_PACKAGE_CONVERT_PTR_CHECK) != 0 && is_pointer(format, ref.arg)) {
		return DROP;
	}
	if (!ref.rw || z_str_is_read_only(s)) {
		if ((c->flags & CBPRINTF_PACKAGE_CONVERT_RO_STR) != 0) {
			return COPY;
		}
		return (c->flags & CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR) != 0 ? KEEP_RO : DROP;
	}
	return (c->flags & CBPRINTF_PACKAGE_CONVERT_RW_STR) != 0 ? COPY : KEEP_RW;
}

static unsigned int n_refs(const struct converter *c)
{
	return (unsigned int)c->desc.ro_str_cnt + c->desc.rw_str_cnt;
}

static unsigned int n_with(const struct converter *c, enum action action)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < n_refs(c); i++) {
		n += action_for(c, ref_at(c, i)) == action;
	}
	return n;
}

static void put(struct converter *c, const void *data, size_t len)
{
	int rc = 0;

	if (c->out_len < 0) {
		return;
	}
	if (c->cb != NULL) {
		rc = c->cb(data, len, c->ctx);
	}
	c->out_len = rc < 0 ? rc : c->out_len + (int)len;
}

static void put_positions(struct converter *c, enum action action)
{
	for (unsigned int i = 0; i < n_refs(c); i++) {
		struct ref ref = ref_at(c, i);

		if (action_for(c, ref) == action) {
			if (action == KEEP_RW) {
				put(c, &ref.arg, 1);
			}
			put(c, &ref.pos, 1);
		}
	}
}

/* The length of the n-th copied string, its NUL included. */
static size_t text_len(struct converter *c, unsigned int n, const char *s)
{
	size_t len;

	if (c->cb != NULL && n < c->strl_len) {
		return c->strl[n];
	}
	len = strlen(s) + 1U;
	if (c->cb == NULL && n < c->strl_len) {
		c->strl[n] = (uint16_t)len;
	}
	return len;
}

static void put_texts(struct converter *c)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < n_refs(c); i++) {
		struct ref ref = ref_at(c, i);

		if (action_for(c, ref) == COPY) {
			const char *s = string_at(c, ref.pos);
			size_t len = text_len(c, n++, s);

			put(c, &ref.pos, 1);
			put(c, s, len);
		}
	}
}

/* End of the texts that are in the package, from its start. */
static size_t length_of(const struct converter *c)
{
	const uint8_t *p = c->in + c->desc.len * sizeof(int) + c->desc.ro_str_cnt +
			   2U * c->desc.rw_str_cnt;

	for (unsigned int i = 0; i < c->desc.str_cnt; i++) {
		p += 1U + strlen((const char *)p + 1) + 1U;
	}
	return (size_t)(p - c->in);
}

int cbprintf_package_convert(void *in_packaged, size_t in_len, cbprintf_convert_cb cb, void *ctx,
			     uint32_t flags, uint16_t *strl, size_t strl_len)
{
	union cbprintf_package_hdr *in = in_packaged;
	union cbprintf_package_hdr hdr;
	struct converter c = {
		.in = in_packaged,
		.desc = in->desc,
		.in_len = in_len,
		.flags = flags,
		.strl = strl,
		.strl_len = strl != NULL ? strl_len : 0,
		.cb = cb,
		.ctx = ctx,
	};
	size_t args, texts;

	if (in_len == 0) {
		c.in_len = length_of(&c);
	}
	args = c.desc.len * sizeof(int);
	texts = args + c.desc.ro_str_cnt + 2U * c.desc.rw_str_cnt;
	hdr = *in;
	hdr.desc.ro_str_cnt = (uint8_t)n_with(&c, KEEP_RO);
	hdr.desc.rw_str_cnt = (uint8_t)n_with(&c, KEEP_RW);
	hdr.desc.str_cnt = (uint8_t)(c.desc.str_cnt + n_with(&c, COPY));
	put(&c, &hdr, sizeof(hdr));
	put(&c, c.in + sizeof(hdr), args - sizeof(hdr));
	put_positions(&c, KEEP_RO);
	put_positions(&c, KEEP_RW);
	put(&c, c.in + texts, c.in_len - texts);
	put_texts(&c);
	if (cb != NULL && c.out_len >= 0) {
		(void)cb(NULL, 0, ctx);
	}
	return c.out_len;
}

int z_cbprintf_convert_to_buf(const void *buf, size_t len, void *ctx)
{
	struct z_cbprintf_buf_desc *desc = ctx;

	if (desc->size - desc->off < len) {
		return -ENOSPC;
	}
	if (buf != NULL) {
		memcpy((uint8_t *)desc->buf + desc->off, buf, len);
		desc->off += len;
	}
	return (int)len;
}
