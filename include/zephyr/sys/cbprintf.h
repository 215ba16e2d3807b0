/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief printf()-style formatting into a callback, and packages of arguments for later formatting
 *
 * cbprintf() formats and hands each character to a callback. A package is a self-contained copy of
 * a format and its arguments, made now and formatted elsewhere and later (deferred logging). Its
 * layout, multi-byte values in the order of the CPU:
 *
 *   union cbprintf_package_hdr     sizes and counts, padded to a pointer
 *   const char *fmt
 *   arguments                      each aligned as the stack arguments of a variadic call
 *   position (1 byte)              once for each read-only string (desc.ro_str_cnt)
 *   argument index, position       2 bytes, once for each writable string (desc.rw_str_cnt)
 *   position, text, NUL            once for each string copied into the package (desc.str_cnt)
 *
 * A position is the offset of the string's pointer from the start of the package in ints; a copied
 * string's pointer is filled in only while the package is formatted.
 */

#ifndef ZEPHYR_INCLUDE_SYS_CBPRINTF_H_
#define ZEPHYR_INCLUDE_SYS_CBPRINTF_H_

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <stdio.h>
#include <zephyr/toolchain.h>
#include <zephyr/sys/util.h>
#include <zephyr/sys/cbprintf_enums.h>

/* Alignment of a package's buffer, bytes: that of the strictest argument in it. */
#ifndef CBPRINTF_PACKAGE_ALIGNMENT
#if defined(CONFIG_CBPRINTF_PACKAGE_LONGDOUBLE)
#define CBPRINTF_PACKAGE_ALIGNMENT __alignof__(long double)
#else
#define CBPRINTF_PACKAGE_ALIGNMENT \
	(sizeof(double) > sizeof(long long) ? sizeof(double) : sizeof(long long))
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

BUILD_ASSERT((CBPRINTF_PACKAGE_ALIGNMENT & (CBPRINTF_PACKAGE_ALIGNMENT - 1)) == 0);

/** @brief First bytes of a package. */
struct cbprintf_package_desc {
	/** Header, format pointer and arguments, in ints. */
	uint8_t len;
	/** Strings copied into the package. */
	uint8_t str_cnt;
	/** Stored positions of read-only strings, the format's included. */
	uint8_t ro_str_cnt;
	/** Stored positions of writable strings. */
	uint8_t rw_str_cnt;
#ifdef CONFIG_CBPRINTF_PACKAGE_HEADER_STORE_CREATION_FLAGS
	/** The CBPRINTF_PACKAGE_ flags it was made with. */
	uint32_t pkg_flags;
#endif
};

/** @brief Header of a package: a multiple of the pointer size. */
union cbprintf_package_hdr {
	struct cbprintf_package_desc desc;
	void *raw;
#if defined(CONFIG_CBPRINTF_PACKAGE_HEADER_STORE_CREATION_FLAGS) && !defined(CONFIG_64BIT)
	void *raw2[2];
#endif
};

/** @brief Header of a package with its format. */
struct cbprintf_package_hdr_ext {
	union cbprintf_package_hdr hdr;
	char *fmt;
};

/** @name Flags for making a package
 * @{
 */
/** `const char *` arguments point to read-only text: never copy it. */
#define CBPRINTF_PACKAGE_CONST_CHAR_RO BIT(0)
/** Store the positions of read-only strings. */
#define CBPRINTF_PACKAGE_ADD_RO_STR_POS BIT(1)
/** Store the positions of writable strings instead of copying their text. */
#define CBPRINTF_PACKAGE_ADD_RW_STR_POS BIT(2)
/** Each argument is preceded by its type, an int of enum cbprintf_package_arg_type. */
#define CBPRINTF_PACKAGE_ARGS_ARE_TAGGED BIT(3)
/** The first @p n strings after the format are read-only, whatever their address (n: 0..7). */
#define CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(n) ((uint32_t)(n) << 16)
/** Older name of CBPRINTF_PACKAGE_ADD_RO_STR_POS. */
#define CBPRINTF_PACKAGE_ADD_STRING_IDXS CBPRINTF_PACKAGE_ADD_RO_STR_POS
/** @} */

/** @name Flags for converting a package
 * @{
 */
/** Copy read-only strings whose position is stored into the package. */
#define CBPRINTF_PACKAGE_CONVERT_RO_STR BIT(0)
/** Copy writable strings whose position is stored into the package. */
#define CBPRINTF_PACKAGE_CONVERT_RW_STR BIT(1)
/** Keep the positions of read-only strings that were not copied. */
#define CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR BIT(2)
/** Do not copy a `char *` that the format prints with %p. */
#define CBPRINTF_PACKAGE_CONVERT_PTR_CHECK BIT(3)
#define CBPRINTF_PACKAGE_COPY_RO_STR      CBPRINTF_PACKAGE_CONVERT_RO_STR
#define CBPRINTF_PACKAGE_COPY_RW_STR      CBPRINTF_PACKAGE_CONVERT_RW_STR
#define CBPRINTF_PACKAGE_COPY_KEEP_RO_STR CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR
/** @} */

/**
 * @brief Receives one character.
 *
 * @param c the character, 0..255 (after conversion to unsigned char)
 * @param ctx the pointer given to the formatting function
 *
 * @return negative to stop the formatting with that result, anything else to go on. Declared
 *         without parameters in C so that fputc() fits too.
 */
#if defined(__CHECKER__) || defined(__cplusplus)
typedef int (*cbprintf_cb)(int c, void *ctx);
#else
typedef int (*cbprintf_cb)();
#endif

/** @brief The same with its parameters, for calling it. */
typedef int (*cbprintf_cb_local)(int c, void *ctx);

/**
 * @brief Receives a piece of a converted package.
 *
 * @param buf bytes; NULL with @p len 0 marks the end of the package
 * @param len number of bytes
 * @param ctx the pointer given to cbprintf_package_convert()
 *
 * @return number of bytes taken, or a negative error, which ends the conversion
 */
typedef int (*cbprintf_convert_cb)(const void *buf, size_t len, void *ctx);

/** @brief A formatter that takes the place of cbvprintf() in cbpprintf_external(). */
typedef int (*cbvprintf_external_formatter_func)(cbprintf_cb out, void *ctx, const char *fmt,
						 va_list ap);

#include <zephyr/sys/cbprintf_internal.h>

/**
 * @brief Tell whether arguments can only be packaged by cbprintf_package(), at run time.
 *
 * @param flags CBPRINTF_PACKAGE_ flags
 * @param ... strings to skip (CBPRINTF_PACKAGE_FIRST_RO_STR_CNT), format, arguments
 *
 * @return non-zero if there is a `char *` argument whose text may have to be copied; 0 if
 *         CBPRINTF_STATIC_PACKAGE() will do
 */
#define CBPRINTF_MUST_RUNTIME_PACKAGE(flags, ... /* fmt, ... */) \
	Z_CBPRINTF_MUST_RUNTIME_PACKAGE(flags, __VA_ARGS__)

/**
 * @brief Package arguments by assignments whose types the compiler knows; no format is parsed.
 *
 * @param packaged buffer aligned to CBPRINTF_PACKAGE_ALIGNMENT, or NULL to learn the length
 * @param inlen size of the buffer in bytes
 * @param outlen variable that takes the package's length in bytes, or -ENOSPC
 * @param align_offset with @p packaged NULL: misalignment the buffer will have, bytes
 * @param flags CBPRINTF_PACKAGE_ flags
 * @param ... format, arguments
 */
#define CBPRINTF_STATIC_PACKAGE(packaged, inlen, outlen, align_offset, flags, \
				... /* fmt, ... */) \
	Z_CBPRINTF_STATIC_PACKAGE(packaged, inlen, outlen, align_offset, flags, __VA_ARGS__)

/**
 * @brief Package a format and its arguments.
 *
 * Strings that lie in read-only memory stay pointers; the text of others is copied unless a flag
 * says otherwise. Context: any.
 *
 * @param packaged buffer aligned to CBPRINTF_PACKAGE_ALIGNMENT, or NULL to learn the length
 * @param len size of the buffer in bytes; with @p packaged NULL the misalignment it will have
 * @param flags CBPRINTF_PACKAGE_ flags
 * @param format printf()-style format; with CBPRINTF_PACKAGE_FIRST_RO_STR_CNT() also others
 * @param ... arguments
 *
 * @return length in bytes; -EFAULT if the buffer is misaligned, -ENOSPC if it is too small,
 *         -EINVAL for an argument that cannot be packaged
 */
__printf_like(4, 5)
int cbprintf_package(void *packaged, size_t len, uint32_t flags, const char *format, ...);

/** @brief cbprintf_package() with the arguments in a va_list. */
int cbvprintf_package(void *packaged, size_t len, uint32_t flags, const char *format, va_list ap);

/**
 * @brief Rewrite a package, for example with the texts it points to copied into it.
 *
 * Context: any.
 *
 * @param in_packaged package
 * @param in_len its length in bytes, 0: the package is complete and tells it
 * @param cb receiver of the new package, piece by piece; NULL to learn the length only
 * @param ctx for @p cb
 * @param flags CBPRINTF_PACKAGE_CONVERT_ flags
 * @param strl array for the lengths of the copied strings, or NULL; filled when @p cb is NULL,
 *             used to save the second strlen() when it is not
 * @param strl_len elements in @p strl
 *
 * @return length of the new package in bytes, or the negative result of @p cb
 */
int cbprintf_package_convert(void *in_packaged, size_t in_len, cbprintf_convert_cb cb, void *ctx,
			     uint32_t flags, uint16_t *strl, size_t strl_len);

struct z_cbprintf_buf_desc {
	void *buf;
	size_t size;
	size_t off;
};
int z_cbprintf_convert_to_buf(const void *buf, size_t len, void *ctx);

/**
 * @brief cbprintf_package_convert() into a buffer.
 *
 * @param in_packaged package
 * @param in_len its length in bytes
 * @param packaged buffer aligned to CBPRINTF_PACKAGE_ALIGNMENT, or NULL to learn the length
 * @param len size of the buffer in bytes
 * @param flags CBPRINTF_PACKAGE_CONVERT_ flags
 * @param strl as in cbprintf_package_convert()
 * @param strl_len elements in @p strl
 *
 * @return length of the new package in bytes; -ENOSPC if the buffer is too small
 */
static inline int cbprintf_package_copy(void *in_packaged, size_t in_len, void *packaged,
					size_t len, uint32_t flags, uint16_t *strl,
					size_t strl_len)
{
	struct z_cbprintf_buf_desc desc = { packaged, len, 0 };

	return cbprintf_package_convert(in_packaged, in_len,
					packaged != NULL ? z_cbprintf_convert_to_buf : NULL, &desc,
					flags, strl, strl_len);
}

/**
 * @brief Copy a package with every read-only string whose position is stored copied into it.
 *
 * The result stands for itself: no pointer in it is needed to print it.
 *
 * @param in_packaged package
 * @param in_len its length in bytes
 * @param packaged buffer aligned to CBPRINTF_PACKAGE_ALIGNMENT, or NULL to learn the length
 * @param len size of the buffer in bytes
 *
 * @return length of the new package in bytes; -ENOSPC if the buffer is too small
 */
static inline int cbprintf_fsc_package(void *in_packaged, size_t in_len, void *packaged, size_t len)
{
	return cbprintf_package_copy(in_packaged, in_len, packaged, len,
				     CBPRINTF_PACKAGE_CONVERT_RO_STR |
				     CBPRINTF_PACKAGE_CONVERT_RW_STR, NULL, 0);
}

/**
 * @brief Format a package with a formatter of the caller's choice.
 *
 * Not for two contexts at once on one package: pointers of copied strings are filled in.
 *
 * @param out receiver of the characters
 * @param formatter e.g. a wrapper of cbvprintf()
 * @param ctx for @p out
 * @param packaged package, aligned to CBPRINTF_PACKAGE_ALIGNMENT
 *
 * @return result of @p formatter; -EINVAL if @p packaged is NULL
 */
int cbpprintf_external(cbprintf_cb out, cbvprintf_external_formatter_func formatter, void *ctx,
		       void *packaged);

/**
 * @brief Format text and hand it to a callback, character by character.
 *
 * Context: any, as far as @p out allows.
 *
 * @param out receiver of the characters
 * @param ctx for @p out
 * @param format printf()-style format
 * @param ... arguments
 *
 * @return number of characters handed over, or the negative result of @p out
 */
__printf_like(3, 4) int cbprintf(cbprintf_cb out, void *ctx, const char *format, ...);

/** @brief cbprintf() with the arguments in a va_list, which is used up. */
static inline __printf_like(3, 0) int cbvprintf(cbprintf_cb out, void *ctx, const char *format,
						va_list ap)
{
	return z_cbvprintf_impl(out, ctx, format, ap, 0);
}

/** @brief cbvprintf() for arguments each preceded by its type tag. */
static inline int cbvprintf_tagged_args(cbprintf_cb out, void *ctx, const char *format, va_list ap)
{
	return z_cbvprintf_impl(out, ctx, format, ap, Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS);
}

/**
 * @brief Format a package.
 *
 * Not for two contexts at once on one package: pointers of copied strings are filled in.
 *
 * @param out receiver of the characters
 * @param ctx for @p out
 * @param packaged package, aligned to CBPRINTF_PACKAGE_ALIGNMENT
 *
 * @return as cbprintf(); -EINVAL if @p packaged is NULL
 */
int cbpprintf(cbprintf_cb out, void *ctx, void *packaged);

/** @name C library counterparts (CONFIG_CBPRINTF_LIBC_SUBSTS)
 * The functions of <stdio.h> without the "cb" at the end, formatted by cbprintf().
 * @{
 */
__printf_like(2, 3) int fprintfcb(FILE *stream, const char *format, ...);
__printf_like(2, 0) int vfprintfcb(FILE *stream, const char *format, va_list ap);
__printf_like(1, 2) int printfcb(const char *format, ...);
__printf_like(1, 0) int vprintfcb(const char *format, va_list ap);
__printf_like(3, 4) int snprintfcb(char *str, size_t size, const char *format, ...);
__printf_like(3, 0) int vsnprintfcb(char *str, size_t size, const char *format, va_list ap);
/** @} */

#ifdef CONFIG_PICOLIBC
/* There <stdio.h> itself formats with cbprintf(). */
#define fprintfcb(stream, ...)             fprintf(stream, __VA_ARGS__)
#define vfprintfcb(stream, format, ap)     vfprintf(stream, format, ap)
#define printfcb(format, ...)              printf(format, ##__VA_ARGS__)
#define vprintfcb(format, ap)              vprintf(format, ap)
#define snprintfcb(str, size, ...)         snprintf(str, size, __VA_ARGS__)
#define vsnprintfcb(str, size, format, ap) vsnprintf(str, size, format, ap)
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_CBPRINTF_H_ */
