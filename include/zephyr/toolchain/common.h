/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Compiler-independent parts: token pasting, assembly symbols, small conventions.
 */

#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_COMMON_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_COMMON_H_

/** The tokens of @p s, macros expanded, as a string. */
#define STRINGIFY(s)  Z_STRINGIFY(s)
#define Z_STRINGIFY(s) #s

/** @p x and @p y, macros expanded, as one token. */
#define _CONCAT(x, y)     _DO_CONCAT(x, y)
#define _DO_CONCAT(x, y)  x##y

#ifdef _ASMLANGUAGE

#define FUNC_CODE()
#define FUNC_INSTR(a)

/* A global, a local and a weak symbol; ARM needs the type mark for Thumb interworking. */
#define GTEXT(sym) .global sym; .type sym, %function
#define GDATA(sym) .global sym; .type sym, %object
#define WTEXT(sym) .weak sym; .type sym, %function
#define WDATA(sym) .weak sym; .type sym, %object

#define SECTION_VAR(sect, sym)       .section .sect.sym; sym:
#define SECTION_FUNC(sect, sym)                                                                    \
	.section .sect.sym, "ax"; .balign 4; Z_ASM_THUMB .type sym, %function; sym:
#define SECTION_SUBSEC_FUNC(sect, subsec, sym)                                                     \
	.section .sect.subsec, "ax"; .balign 4; Z_ASM_THUMB .type sym, %function; sym:

#if defined(__thumb__)
#define Z_ASM_THUMB .thumb;
#else
#define Z_ASM_THUMB
#endif

#if defined(CONFIG_ASSEMBLER_ISA_THUMB2)
#define _ASM_FILE_PROLOGUE .text; .syntax unified; .thumb
#else
#define _ASM_FILE_PROLOGUE .text
#endif

#else /* C and C++ */

/** Linkage and calls as C, for headers that C++ includes. */
#ifdef __cplusplus
#define EXTERN_C extern "C"
#else
#define EXTERN_C extern
#endif

/** Place in section ".a.b.c". */
#define ___in_section(a, b, c) __attribute__((section("." Z_STRINGIFY(a) "." Z_STRINGIFY(b) "."    \
						      Z_STRINGIFY(c))))
#define __in_section(a, b, c)  ___in_section(a, b, c)

/** Place in a section of its own below @p seg, so that the linker can drop it alone. */
#define __in_section_unique(seg) ___in_section_unique(seg, __COUNTER__)
#define ___in_section_unique(seg, n)                                                               \
	__attribute__((section("." STRINGIFY(seg) "." STRINGIFY(n))))
#define __in_section_unique_named(seg, name)                                                       \
	__attribute__((section("." STRINGIFY(seg) "." STRINGIFY(name))))

/** Marks a system call in a header; the build generates the wrapper. */
#define __syscall static inline

/*
 * What the generated stub of a system call calls: with user mode a gate (kernel threads run through
 * it, user threads trap there), from code that never runs in user mode the kernel's function.
 */
#if defined(CONFIG_USERSPACE) && !defined(ETESIAN_KERNEL) && !defined(__ZEPHYR_SUPERVISOR__)
#define Z_SYSCALL(name) z_gate_##name
#else
#define Z_SYSCALL(name) z_impl_##name
#endif

/** As __syscall, inlined also in unoptimised builds. */
#define __syscall_always_inline static inline __attribute__((always_inline))

/** Marks the operations structure of a driver class. */
#define __subsystem
/** Marks a test fixture that user mode may reach. */
#define __net_socket

/** A compile-time check. @p EXPR: integer constant; then an optional string. */
#if defined(__cplusplus) && __cplusplus < 201103L
#define BUILD_ASSERT(EXPR, MSG...) /* that language has none */
#elif defined(__cplusplus)
#define BUILD_ASSERT(EXPR, MSG...) static_assert((EXPR), "" MSG)
#else
#define BUILD_ASSERT(EXPR, MSG...) _Static_assert((EXPR), "" MSG)
#endif

/** `restrict` where the language has it. */
#if defined(__cplusplus)
#define ZRESTRICT __restrict
#else
#define ZRESTRICT restrict
#endif

#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_TOOLCHAIN_COMMON_H_ */
