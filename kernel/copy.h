/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Copying short messages, clearing small records. A library's memcpy() is made for long blocks: for
 * the few words of a usual message its set-up costs more than the copying.
 */
#ifndef ETESIAN_KERNEL_COPY_H_
#define ETESIAN_KERNEL_COPY_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

struct z_quad {
	uintptr_t word[4];
} __may_alias;

/* Any number of words. */
static inline void z_copy_words(void *to, const void *from, size_t size)
{
	typedef uintptr_t __may_alias word_t;
	word_t *dst = to;
	const word_t *src = from;

	while (size >= sizeof(struct z_quad)) {
		*(struct z_quad *)dst = *(const struct z_quad *)src;
		dst += 4;
		src += 4;
		size -= sizeof(struct z_quad);
		/* keeps the compiler from making three counters of one */
		__asm__ volatile("" : "+r"(dst), "+r"(src), "+r"(size));
	}
	for (; size != 0U; size -= sizeof(word_t)) {
		*dst++ = *src++;
		compiler_barrier(); /* keeps the compiler from calling memcpy() after all */
	}
}

/* Where a word is large a store of two is a short instruction, and often shorter than a call. */
#if defined(__OPTIMIZE_SIZE__) && !defined(CONFIG_64BIT)
#define z_zero_words(to, size) memset(to, 0, size)
#else
struct z_pair {
	uintptr_t word[2];
} __may_alias;

/** @brief Make @p size bytes zero: whole words, and a constant, since it becomes straight code. */
static ALWAYS_INLINE void z_zero_words(void *to, size_t size)
{
#pragma GCC unroll 64
	for (size_t i = 0; i < size / sizeof(struct z_pair); i++) {
		((struct z_pair *)to)[i] = (struct z_pair){0};
	}
	if (size % sizeof(struct z_pair) != 0U) {
		*(uintptr_t *)((char *)to + size - sizeof(uintptr_t)) = 0;
	}
}
#endif

/** @brief Copy @p size bytes that do not overlap; fast for whole words, most of all for four. */
static ALWAYS_INLINE void z_copy_inline(void *to, const void *from, size_t size)
{
	bool aligned = (((uintptr_t)to | (uintptr_t)from) % sizeof(uintptr_t)) == 0U;

	if (likely(size == sizeof(struct z_quad) && aligned)) {
		*(struct z_quad *)to = *(const struct z_quad *)from;
	} else if (aligned && (size % sizeof(uintptr_t)) == 0U) {
		z_copy_words(to, from, size);
	} else {
		(void)memcpy(to, from, size);
	}
}

#ifdef __OPTIMIZE_SIZE__
void z_copy(void *to, const void *from, size_t size);
#else
#define z_copy z_copy_inline
#endif

/** @brief z_copy() from one thread's memory to another's: that of users may overlap. */
static ALWAYS_INLINE void z_copy_across(void *to, const void *from, size_t size)
{
	size_t apart = (uintptr_t)to - (uintptr_t)from;

	if (IS_ENABLED(CONFIG_USERSPACE) && unlikely(apart + size < 2U * size && apart != 0U)) {
		(void)memmove(to, from, size);
	} else {
		z_copy(to, from, size);
	}
}

#endif /* ETESIAN_KERNEL_COPY_H_ */
