/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The GNU dialect of C and C++, shared by GCC and clang.
 */

#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_GCC_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_GCC_H_

#include <zephyr/toolchain/common.h>

#if defined(CONFIG_ARM) || defined(__arm__)
#if defined(__thumb__)
#define FUNC_CODE_THUMB 1
#endif
#endif

#ifndef _ASMLANGUAGE

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- functions and objects --- */
#ifndef __weak
#define __weak __attribute__((__weak__))
#endif
#ifndef __used
#define __used __attribute__((__used__))
#endif
#ifndef __unused
#define __unused __attribute__((__unused__))
#endif
#define __maybe_unused      __attribute__((__unused__))
#ifndef __deprecated
#define __deprecated __attribute__((deprecated))
#endif
#ifndef __attribute_const__
#define __attribute_const__ __attribute__((__const__))
#endif
#ifndef __must_check
#define __must_check __attribute__((warn_unused_result))
#endif
#define __printf_like(f, a) __attribute__((format(printf, f, a)))
#ifndef __noinline
#define __noinline __attribute__((noinline))
#endif
#define __isr               __attribute__((interrupt))
#ifndef __attribute_nonnull
#define __attribute_nonnull(...) __attribute__((nonnull(__VA_ARGS__)))
#endif
#define FUNC_NORETURN       __attribute__((__noreturn__))
#define FUNC_ALIAS(real_func, new_alias, return_type)                                              \
	return_type new_alias() __attribute__((alias(#real_func)))
#define ALWAYS_INLINE inline __attribute__((always_inline))
#define NO_INLINE     __attribute__((noinline))

#ifndef __packed
#define __packed __attribute__((__packed__))
#endif
#ifndef __aligned
#define __aligned(x) __attribute__((__aligned__(x)))
#endif
#ifndef __may_alias
#define __may_alias __attribute__((__may_alias__))
#endif

#ifndef __no_optimization
#define __no_optimization __attribute__((optimize("-O0")))
#endif
#ifndef __fallthrough
#define __fallthrough __attribute__((fallthrough))
#endif

/*
 * Leave a function (__noasan) or an object (__noasan_data) out of address checking. GCC puts no
 * red zones around objects with a section of their own and warns of the attribute there.
 */
#if defined(CONFIG_ASAN) || defined(__SANITIZE_ADDRESS__)
#define __noasan __attribute__((no_sanitize("address")))
#else
#define __noasan
#endif
#if defined(CONFIG_ASAN) && defined(__clang__)
#define __noasan_data __noasan
#else
#define __noasan_data
#endif
#if defined(CONFIG_UBSAN)
#define __noubsan __attribute__((no_sanitize("undefined")))
#else
#define __noubsan
#endif

/** Alignment of a type, for declarations of section entries. */
#if defined(__cplusplus) && __cplusplus < 201103L
#define Z_DECL_ALIGN(type) __attribute__((__aligned__(__alignof__(type)))) type
#elif defined(__cplusplus)
#define Z_DECL_ALIGN(type) __attribute__((__aligned__(alignof(type)))) type
#else
#define Z_DECL_ALIGN(type) __attribute__((__aligned__(_Alignof(type)))) type
#endif

/* --- control flow --- */
#ifndef likely
#define likely(x)   (__builtin_expect((bool)!!(x), true) != 0L)
#define unlikely(x) (__builtin_expect((bool)!!(x), false) != 0L)
#endif
#define CODE_UNREACHABLE   __builtin_unreachable()
#define compiler_barrier() __asm__ volatile("" ::: "memory")
#define ARG_UNUSED(x)      (void)(x)

/** Number of set bits of an unsigned int. */
#define POPCOUNT(x) __builtin_popcount(x)

/** Emit a warning @p msg (a string literal) from an expression macro. */
#define Z_PRAGMA(x)            _Pragma(#x)
#define __WARN(msg)            __WARN1(GCC warning msg)
#define __WARN1(s)             _Pragma(#s)
#define __DEPRECATED_MACRO     __WARN("Macro is deprecated")

/* --- memory --- */

/** Read or write through a pointer of any alignment. @p p: pointer to a complete type. */
#define UNALIGNED_GET(p)                                                                           \
	__extension__({                                                                            \
		struct __attribute__((__packed__)) {                                               \
			__typeof__(*(p)) __v;                                                      \
		} *__p = (__typeof__(__p))(p);                                                     \
		__p->__v;                                                                          \
	})
#define UNALIGNED_PUT(v, p)                                                                        \
	do {                                                                                       \
		struct __attribute__((__packed__)) {                                               \
			__typeof__(*(p)) __v;                                                      \
		} *__p = (__typeof__(__p))(p);                                                     \
		__p->__v = (v);                                                                    \
	} while (false)

/**
 * The arguments of these numbers, counted from 1, must not be NULL. The host C library has it too.
 */
#ifndef __attribute_nonnull
#define __attribute_nonnull(...) __attribute__((__nonnull__(__VA_ARGS__)))
#endif

/**
 * Operand @p n of an inline assembly, a constant or an address, without the marks that assemblers
 * want of an immediate one. For MIPS and RISC-V there are none, and GCC does not know "c".
 */
#if defined(__mips__) || defined(__riscv)
#define Z_ASM_BARE_OPERAND(n) "%" #n
#else
#define Z_ASM_BARE_OPERAND(n) "%c" #n
#endif

/** Make an assembler-visible absolute symbol @p name with the integer constant @p value. */
#define GEN_ABSOLUTE_SYM(name, value)                                                              \
	__asm__(".globl\t" #name "\n\t.equ\t" #name "," Z_ASM_BARE_OPERAND(0)                     \
		"\n\t.type\t" #name ",%%object"                                                   \
		: : "n"(value))
#define GEN_ABS_SYM_BEGIN(name)                                                                    \
	EXTERN_C void name(void);                                                                  \
	void name(void)                                                                            \
	{
#define GEN_ABS_SYM_END }

#if defined(__OPTIMIZE_SIZE__)
#define PERFOPT_ALIGN
#else
#define PERFOPT_ALIGN .balign 4
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_TOOLCHAIN_GCC_H_ */
