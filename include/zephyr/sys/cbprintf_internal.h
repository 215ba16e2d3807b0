/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Inner parts of <zephyr/sys/cbprintf.h>: packaging by the compiler's knowledge of the argument
 * types. Each argument is promoted as in a variadic call, then stored by an inline function of
 * which only the copy survives optimisation. What depends on the type comes from _Generic in C and
 * from the overloads of cbprintf_cxx.h in C++.
 */

#ifndef ZEPHYR_INCLUDE_SYS_CBPRINTF_INTERNAL_H_
#define ZEPHYR_INCLUDE_SYS_CBPRINTF_INTERNAL_H_

#include <errno.h>
#include <stdbool.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * How the ABI aligns a variadic argument on the stack, bytes. i386, 32-bit SPARC and RV32E pack
 * everything to words, all other ABIs keep the type's own alignment above one register.
 */
#define VA_STACK_MIN_ALIGN __SIZEOF_POINTER__
#if defined(__i386__) || (defined(__sparc__) && !defined(__arch64__)) || defined(__riscv_32e)
#define VA_STACK_ALIGN(type) VA_STACK_MIN_ALIGN
#else
#define VA_STACK_ALIGN(type)                                                                       \
	(__alignof__(type) > VA_STACK_MIN_ALIGN ? __alignof__(type) : VA_STACK_MIN_ALIGN)
#endif

#if defined(CONFIG_CBPRINTF_PACKAGE_LONGDOUBLE) && (defined(__riscv) || defined(__sparc__)) &&     \
	__SIZEOF_LONG_DOUBLE__ > 2 * __SIZEOF_POINTER__
#error "here a long double is passed by reference: CONFIG_CBPRINTF_PACKAGE_LONGDOUBLE=n"
#endif

/* Flag of z_cbvprintf_impl(): a type tag (an int) stands before each argument. */
#define Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS BIT(0)

#ifdef CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS
int z_cbvprintf_impl(cbprintf_cb out, void *ctx, const char *format, va_list ap, uint32_t flags);
#else
/* Four parameters travel in registers, a fifth would not. */
int z_cbvprintf_untagged(cbprintf_cb out, void *ctx, const char *format, va_list ap);

static inline int z_cbvprintf_impl(cbprintf_cb out, void *ctx, const char *format, va_list ap,
				   uint32_t flags)
{
	ARG_UNUSED(flags);
	return z_cbvprintf_untagged(out, ctx, format, ap);
}
#endif

/* A cbprintf_cb whose context is the address of a pointer to int (*)(int c): a console's hook. */
int z_cbprintf_to_hook(int c, void *hook);

#define Z_CBPRINTF_FIRST_RO_STR_CNT_GET(flags) (((flags) >> 16) & 7U)

/* A package under construction. ro and rw are the positions that follow the arguments. */
struct z_cbprintf_pkg {
	uint8_t *buf;
	size_t max;
	size_t idx;
	size_t align_off;
	uint32_t flags;
	uint8_t *ro;
	uint8_t *rw;
	uint8_t ro_cnt;
	uint8_t rw_cnt;
};

static ALWAYS_INLINE void z_cbprintf_pkg_put(struct z_cbprintf_pkg *p, const void *arg, size_t size,
					     size_t align)
{
	while (((p->idx + p->align_off) % align) != 0) {
		p->idx += sizeof(int);
	}
	if (p->buf != NULL && p->idx + size <= p->max) {
		(void)memcpy(p->buf + p->idx, arg, size);
	}
	p->idx += size;
}

/* str: 0 no string, 1 const char *, 2 char *. n: 0 the format, 1 the first argument, ... */
static ALWAYS_INLINE void z_cbprintf_pkg_arg(struct z_cbprintf_pkg *p, const void *arg, size_t size,
					     size_t align, int str, int n)
{
	uint8_t pos;

	z_cbprintf_pkg_put(p, arg, size, align);
	pos = (uint8_t)((p->idx - size) / sizeof(int));
	if (n <= (int)Z_CBPRINTF_FIRST_RO_STR_CNT_GET(p->flags) ||
	    (str == 1 && (p->flags & CBPRINTF_PACKAGE_CONST_CHAR_RO) != 0)) {
		if ((p->flags & CBPRINTF_PACKAGE_ADD_RO_STR_POS) != 0) {
			p->ro[p->ro_cnt++] = pos;
		}
	} else if (str != 0 && (p->flags & CBPRINTF_PACKAGE_ADD_RW_STR_POS) != 0) {
		p->rw[2 * p->rw_cnt] = (uint8_t)(n - 1);
		p->rw[2 * p->rw_cnt + 1] = pos;
		p->rw_cnt++;
	}
}

static ALWAYS_INLINE int z_cbprintf_pkg_end(struct z_cbprintf_pkg *p)
{
	size_t len = p->idx + p->ro_cnt + 2U * p->rw_cnt;
	union cbprintf_package_hdr hdr = {
		.desc = {
			.len = (uint8_t)(p->idx / sizeof(int)),
			.str_cnt = 0,
			.ro_str_cnt = p->ro_cnt,
			.rw_str_cnt = p->rw_cnt,
#ifdef CONFIG_CBPRINTF_PACKAGE_HEADER_STORE_CREATION_FLAGS
			.pkg_flags = p->flags,
#endif
		},
	};

	if (p->buf == NULL) {
		return (int)len;
	}
	if (len > p->max) {
		return -ENOSPC;
	}
	(void)memcpy(p->buf, &hdr, sizeof(hdr));
	(void)memcpy(p->buf + p->idx, p->ro, p->ro_cnt);
	(void)memcpy(p->buf + p->idx + p->ro_cnt, p->rw, 2U * p->rw_cnt);
	return (int)len;
}

#ifdef __cplusplus
} /* extern "C" */
#include <zephyr/sys/cbprintf_cxx.h>
extern "C" {
#else

/* The argument as a variadic call passes it: small integers as int, float as double. */
#define Z_CBPRINTF_PROMOTE(arg) ((arg) + _Generic((arg) + 0, float: 0.0, default: 0))
#define Z_CBPRINTF_AUTO         __auto_type

/* 0 no string, 1 const char *, 2 char * (with any sign) */
#define Z_CBPRINTF_STR(arg)                                                                        \
	_Generic((arg) + 0,                                                                        \
		const char *: 1, const volatile char *: 1,                                         \
		const unsigned char *: 1, const volatile unsigned char *: 1,                       \
		const signed char *: 1, const volatile signed char *: 1,                           \
		char *: 2, volatile char *: 2,                                                     \
		unsigned char *: 2, volatile unsigned char *: 2,                                   \
		signed char *: 2, volatile signed char *: 2,                                       \
		default: 0)

#define Z_CBPRINTF_IS_LONGDOUBLE(arg) _Generic((arg) + 0, long double: 1, default: 0)

#define Z_CBPRINTF_ARG_TYPE(arg)                                                                   \
	_Generic((arg),                                                                            \
		char: CBPRINTF_PACKAGE_ARG_TYPE_CHAR,                                              \
		unsigned char: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_CHAR,                            \
		short: CBPRINTF_PACKAGE_ARG_TYPE_SHORT,                                            \
		unsigned short: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_SHORT,                          \
		int: CBPRINTF_PACKAGE_ARG_TYPE_INT,                                                \
		unsigned int: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_INT,                              \
		long: CBPRINTF_PACKAGE_ARG_TYPE_LONG,                                              \
		unsigned long: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_LONG,                            \
		long long: CBPRINTF_PACKAGE_ARG_TYPE_LONG_LONG,                                    \
		unsigned long long: CBPRINTF_PACKAGE_ARG_TYPE_UNSIGNED_LONG_LONG,                  \
		float: CBPRINTF_PACKAGE_ARG_TYPE_FLOAT,                                            \
		double: CBPRINTF_PACKAGE_ARG_TYPE_DOUBLE,                                          \
		long double: CBPRINTF_PACKAGE_ARG_TYPE_LONG_DOUBLE,                                \
		char *: CBPRINTF_PACKAGE_ARG_TYPE_PTR_CHAR,                                        \
		const char *: CBPRINTF_PACKAGE_ARG_TYPE_PTR_CHAR,                                  \
		void *: CBPRINTF_PACKAGE_ARG_TYPE_PTR_VOID,                                        \
		default: CBPRINTF_PACKAGE_ARG_TYPE_PTR_VOID)

#endif /* __cplusplus */

/* For variadic calls: type, argument, type, argument, ..., end. */
#define Z_CBPRINTF_TAGGED_ARG(arg) Z_CBPRINTF_ARG_TYPE(arg), arg
#define Z_CBPRINTF_TAGGED_ARGS(num_args, ...)                                                      \
	COND_CODE_0(num_args, (CBPRINTF_PACKAGE_ARG_TYPE_END),                                     \
		    (FOR_EACH(Z_CBPRINTF_TAGGED_ARG, (,), __VA_ARGS__),                            \
		     CBPRINTF_PACKAGE_ARG_TYPE_END))

#define Z_CBPRINTF_PKG_TAG(tag)                                                                    \
	do {                                                                                       \
		int _tag = (tag);                                                                  \
                                                                                                   \
		z_cbprintf_pkg_put(&_pkg, &_tag, sizeof(_tag), VA_STACK_ALIGN(int));               \
	} while (false)

#define Z_CBPRINTF_PKG_ARG(n, arg)                                                                 \
	do {                                                                                       \
		BUILD_ASSERT(!Z_CBPRINTF_IS_LONGDOUBLE(arg) ||                                     \
				     sizeof(double) >= VA_STACK_ALIGN(long double) ||              \
				     IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_LONGDOUBLE),               \
			     "long double needs CONFIG_CBPRINTF_PACKAGE_LONGDOUBLE=y");            \
		Z_CBPRINTF_AUTO _v = Z_CBPRINTF_PROMOTE(arg);                                      \
                                                                                                   \
		if ((n) > 0 && (_pkg.flags & CBPRINTF_PACKAGE_ARGS_ARE_TAGGED) != 0) {             \
			Z_CBPRINTF_PKG_TAG(Z_CBPRINTF_ARG_TYPE(arg));                              \
		}                                                                                  \
		z_cbprintf_pkg_arg(&_pkg, &_v, sizeof(_v), VA_STACK_ALIGN(__typeof__(_v)),         \
				   Z_CBPRINTF_STR(arg), n);                                        \
	} while (false)

#define Z_CBPRINTF_STATIC_PACKAGE(_buf, _inlen, _outlen, _align_offset, _flags, ...)               \
	do {                                                                                       \
		_Pragma("GCC diagnostic push")                                                     \
		_Pragma("GCC diagnostic ignored \"-Wpointer-arith\"")                              \
		uint8_t _ro[NUM_VA_ARGS(__VA_ARGS__)];                                             \
		uint8_t _rw[2 * (NUM_VA_ARGS(__VA_ARGS__))];                                       \
		struct z_cbprintf_pkg _pkg = {                                                     \
			.buf = (uint8_t *)(_buf),                                                  \
			.max = (size_t)(_inlen),                                                   \
			.idx = sizeof(union cbprintf_package_hdr),                                 \
			.align_off = (size_t)(_align_offset) % CBPRINTF_PACKAGE_ALIGNMENT,         \
			.flags = (_flags),                                                         \
			.ro = _ro,                                                                 \
			.rw = _rw,                                                                 \
			.ro_cnt = 0,                                                               \
			.rw_cnt = 0,                                                               \
		};                                                                                 \
                                                                                                   \
		if (IS_ENABLED(CONFIG_CBPRINTF_STATIC_PACKAGE_CHECK_ALIGNMENT)) {                  \
			__ASSERT((uintptr_t)_pkg.buf % CBPRINTF_PACKAGE_ALIGNMENT == 0,            \
				 "package at %p is not aligned", _pkg.buf);                        \
		}                                                                                  \
		FOR_EACH_IDX(Z_CBPRINTF_PKG_ARG, (;), __VA_ARGS__);                                \
		if ((_pkg.flags & CBPRINTF_PACKAGE_ARGS_ARE_TAGGED) != 0) {                        \
			Z_CBPRINTF_PKG_TAG(CBPRINTF_PACKAGE_ARG_TYPE_END);                         \
		}                                                                                  \
		(_outlen) = z_cbprintf_pkg_end(&_pkg);                                             \
		_Pragma("GCC diagnostic pop")                                                      \
	} while (false)

/* 1 if argument n (0: format) may be text that the caller changes later. */
#define Z_CBPRINTF_NEEDS_COPY(n, arg)                                                              \
	((n) > (int)Z_CBPRINTF_FIRST_RO_STR_CNT_GET(_must_flags) &&                                \
	 (Z_CBPRINTF_STR(arg) == 2 ||                                                              \
	  (Z_CBPRINTF_STR(arg) == 1 && (_must_flags & CBPRINTF_PACKAGE_CONST_CHAR_RO) == 0)))

#define Z_CBPRINTF_MUST_RUNTIME_PACKAGE(_flags, ...)                                               \
	({                                                                                         \
		_Pragma("GCC diagnostic push")                                                     \
		_Pragma("GCC diagnostic ignored \"-Wpointer-arith\"")                              \
		const uint32_t _must_flags = (_flags);                                             \
		int _must = ((_must_flags & CBPRINTF_PACKAGE_ADD_RW_STR_POS) == 0) &&              \
			(FOR_EACH_IDX(Z_CBPRINTF_NEEDS_COPY, (||), __VA_ARGS__));                  \
		_Pragma("GCC diagnostic pop")                                                      \
		_must;                                                                             \
	})

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_CBPRINTF_INTERNAL_H_ */
