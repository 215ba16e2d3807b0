/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stack objects: memory for a thread's stack with what the architecture needs around it.
 *
 * K_KERNEL_STACK_* are for threads that stay in the kernel; K_THREAD_STACK_* for those that may
 * enter user mode: these have room for a kernel stack below the thread's own. Without user mode
 * both are the same.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief An element of a stack object; only ever used by address. */
struct __packed z_thread_stack_element {
	char data;
};

typedef struct z_thread_stack_element k_thread_stack_t;

/** @brief The same; by this name the build finds the stacks that users may give to a thread. */
typedef struct z_thread_stack_element z_user_stack_t;

#ifndef ARCH_KERNEL_STACK_RESERVED
#define ARCH_KERNEL_STACK_RESERVED 0
#endif
#ifndef ARCH_KERNEL_STACK_OBJ_ALIGN
#define ARCH_KERNEL_STACK_OBJ_ALIGN ARCH_STACK_PTR_ALIGN
#endif

#ifndef CONFIG_USERSPACE
#define ARCH_THREAD_STACK_RESERVED          ARCH_KERNEL_STACK_RESERVED
#define ARCH_THREAD_STACK_OBJ_ALIGN(size)   ARCH_KERNEL_STACK_OBJ_ALIGN
#define ARCH_THREAD_STACK_SIZE_ADJUST(size) (size)
#endif

#define Z_KERNEL_STACK_OBJ_ALIGN       ARCH_KERNEL_STACK_OBJ_ALIGN
#define Z_THREAD_STACK_OBJ_ALIGN(size) ARCH_THREAD_STACK_OBJ_ALIGN(size)

/** @brief Bytes of a stack object that the thread can not use. */
#define K_KERNEL_STACK_RESERVED ((size_t)ARCH_KERNEL_STACK_RESERVED)
#define K_THREAD_STACK_RESERVED ((size_t)ARCH_THREAD_STACK_RESERVED)

/** @brief Bytes of an object whose thread may use @p size, as an element of an array of them. */
#define K_KERNEL_STACK_LEN(size) \
	ROUND_UP(K_KERNEL_STACK_RESERVED + (size), Z_KERNEL_STACK_OBJ_ALIGN)
#define K_THREAD_STACK_LEN(size)                                                                   \
	ROUND_UP(K_THREAD_STACK_RESERVED + ARCH_THREAD_STACK_SIZE_ADJUST(size),                    \
		 Z_THREAD_STACK_OBJ_ALIGN(size))

#define Z_STACK_PLACE __in_section_unique(noinit) __aligned(Z_KERNEL_STACK_OBJ_ALIGN)
#define Z_THREAD_STACK_PLACE(size)                                                                 \
	__in_section_unique(noinit) __aligned(Z_THREAD_STACK_OBJ_ALIGN(size))

/** @brief Declare a stack object of @p size usable bytes that is defined elsewhere. */
#define K_KERNEL_STACK_DECLARE(sym, size) \
	extern struct z_thread_stack_element sym[K_KERNEL_STACK_LEN(size)]
#define K_KERNEL_STACK_ARRAY_DECLARE(sym, nmemb, size) \
	extern struct z_thread_stack_element sym[nmemb][K_KERNEL_STACK_LEN(size)]
#define K_KERNEL_PINNED_STACK_ARRAY_DECLARE(sym, nmemb, size) \
	K_KERNEL_STACK_ARRAY_DECLARE(sym, nmemb, size)

/** @brief Define a stack object of @p size usable bytes; may follow `static`. */
#define K_KERNEL_STACK_DEFINE(sym, size) \
	struct z_thread_stack_element Z_STACK_PLACE sym[K_KERNEL_STACK_LEN(size)]
#define K_KERNEL_PINNED_STACK_DEFINE(sym, size) K_KERNEL_STACK_DEFINE(sym, size)

/** @brief Define @p nmemb stack objects of @p size usable bytes each. */
#define K_KERNEL_STACK_ARRAY_DEFINE(sym, nmemb, size) \
	struct z_thread_stack_element Z_STACK_PLACE sym[nmemb][K_KERNEL_STACK_LEN(size)]
#define K_KERNEL_PINNED_STACK_ARRAY_DEFINE(sym, nmemb, size) \
	K_KERNEL_STACK_ARRAY_DEFINE(sym, nmemb, size)

/** @brief A stack object as a member of a struct. */
#define K_KERNEL_STACK_MEMBER(sym, size) \
	struct z_thread_stack_element __aligned(Z_KERNEL_STACK_OBJ_ALIGN) \
		sym[K_KERNEL_STACK_LEN(size)]

/** @brief Usable bytes of the stack object array @p sym. */
#define K_KERNEL_STACK_SIZEOF(sym) (sizeof(sym) - K_KERNEL_STACK_RESERVED)

/** @brief The same for threads that may enter user mode. */
#define K_THREAD_STACK_DECLARE(sym, size)                                                          \
	extern z_user_stack_t sym[K_THREAD_STACK_LEN(size)]
#define K_THREAD_STACK_ARRAY_DECLARE(sym, nmemb, size)                                             \
	extern z_user_stack_t sym[nmemb][K_THREAD_STACK_LEN(size)]
#define K_THREAD_STACK_DEFINE(sym, size)                                                           \
	z_user_stack_t Z_THREAD_STACK_PLACE(size) sym[K_THREAD_STACK_LEN(size)]
#define K_THREAD_PINNED_STACK_DEFINE(sym, size) K_THREAD_STACK_DEFINE(sym, size)
#define K_THREAD_STACK_ARRAY_DEFINE(sym, nmemb, size)                                              \
	z_user_stack_t Z_THREAD_STACK_PLACE(size)                                                  \
		sym[nmemb][K_THREAD_STACK_LEN(size)]
#define K_THREAD_PINNED_STACK_ARRAY_DEFINE(sym, nmemb, size)                                       \
	K_THREAD_STACK_ARRAY_DEFINE(sym, nmemb, size)
#define K_THREAD_STACK_MEMBER(sym, size)                                                           \
	z_user_stack_t __aligned(Z_THREAD_STACK_OBJ_ALIGN(size))                                   \
		sym[K_THREAD_STACK_LEN(size)]
#define K_THREAD_STACK_SIZEOF(sym) (sizeof(sym) - K_THREAD_STACK_RESERVED)

/** @brief First usable byte of stack object @p sym. */
static inline char *K_KERNEL_STACK_BUFFER(k_thread_stack_t *sym)
{
	return (char *)sym + K_KERNEL_STACK_RESERVED;
}

static inline char *K_THREAD_STACK_BUFFER(k_thread_stack_t *sym)
{
	return (char *)sym + K_THREAD_STACK_RESERVED;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_THREAD_STACK_H_ */
