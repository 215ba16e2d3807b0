/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Print a package: its arguments lie as a variadic call would have put them on the stack, so a
 * va_list that points to them is all that the formatter needs. How to make one is the only thing
 * here that depends on the ABI.
 */

#include <errno.h>
#include <string.h>
#include <zephyr/sys/cbprintf.h>
#include "fmt.h"

union any_va_list {
	va_list ap;
	void *stack; /* most ABIs: a pointer, or a structure of just one */
#if defined(__x86_64__)
	struct {
		unsigned int gp_offset;
		unsigned int fp_offset;
		void *overflow_arg_area;
		void *reg_save_area;
	} sysv; /* System V ABI, AMD64 supplement, 3.5.7: offsets 48 and 176 say "no registers left"
		 */
#elif defined(__aarch64__)
	struct {
		void *stack;
		void *gr_top;
		void *vr_top;
		int gr_offs;
		int vr_offs;
	} aapcs; /* AAPCS64, appendix B: offsets 0 say "no registers left" */
#elif defined(__xtensa__)
	struct {
		int *stk;
		int *reg;
		int ndx;
	} xtensa; /* index 32 says "no registers left"; counted from stk, eight words before the
		     first */
#endif
};

static void make_va_list(union any_va_list *u, void *args)
{
	memset(u, 0, sizeof(*u));
#if defined(__x86_64__)
	u->sysv.gp_offset = 6U * 8U;
	u->sysv.fp_offset = 6U * 8U + 8U * 16U;
	u->sysv.overflow_arg_area = args;
#elif defined(__aarch64__)
	u->aapcs.stack = args;
#elif defined(__xtensa__)
	u->xtensa.stk = (int *)args - 8;
	u->xtensa.ndx = 32;
#else
	BUILD_ASSERT(sizeof(va_list) == sizeof(void *), "packages need to know this ABI's va_list");
	u->stack = args;
#endif
}

int cbpprintf_external(cbprintf_cb out, cbvprintf_external_formatter_func formatter, void *ctx,
		       void *packaged)
{
	uint8_t *pkg = packaged;
	struct cbprintf_package_hdr_ext *head = packaged;
	union any_va_list args;
	uint8_t *text;

	if (packaged == NULL) {
		return -EINVAL;
	}
	/* let the pointers of copied strings point to the copies */
	text = pkg + head->hdr.desc.len * sizeof(int) + head->hdr.desc.ro_str_cnt +
	       2U * head->hdr.desc.rw_str_cnt;
	for (unsigned int i = 0; i < head->hdr.desc.str_cnt; i++) {
		uint8_t pos = *text++;
		char *str = (char *)text;

		memcpy(pkg + pos * sizeof(int), &str, sizeof(str));
		text += strlen(str) + 1U;
	}
	make_va_list(&args, pkg + sizeof(*head));
	return formatter(out, ctx, head->fmt, args.ap);
}

static int plain(cbprintf_cb out, void *ctx, const char *fmt, va_list ap)
{
	return cbvprintf(out, ctx, fmt, ap);
}

#ifdef CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS
static int tagged(cbprintf_cb out, void *ctx, const char *fmt, va_list ap)
{
	return cbvprintf_tagged_args(out, ctx, fmt, ap);
}

static bool is_tagged(const union cbprintf_package_hdr *hdr)
{
	return (hdr->desc.pkg_flags & CBPRINTF_PACKAGE_ARGS_ARE_TAGGED) != 0;
}
#else
#define tagged plain
static bool is_tagged(const union cbprintf_package_hdr *hdr)
{
	ARG_UNUSED(hdr);
	return false;
}
#endif

int cbpprintf(cbprintf_cb out, void *ctx, void *packaged)
{
	if (packaged == NULL) {
		return -EINVAL;
	}
	return cbpprintf_external(out, is_tagged(packaged) ? tagged : plain, ctx, packaged);
}
