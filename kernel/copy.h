/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Copying short messages. A library's memcpy() is made for long blocks: for the few words of a
 * usual message its set-up costs more than the copying.
 */
#ifndef ETESIAN_KERNEL_COPY_H_
#define ETESIAN_KERNEL_COPY_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/toolchain.h>

/** @brief Copy @p size bytes that do not overlap; fast where everything lies on words. */
static ALWAYS_INLINE void z_copy(void *to, const void *from, size_t size)
{
	typedef uintptr_t __may_alias word_t;

	if ((((uintptr_t)to | (uintptr_t)from | size) % sizeof(word_t)) != 0U) {
		(void)memcpy(to, from, size);
		return;
	}
	struct __may_alias quad {
		uintptr_t word[4];
	};
	word_t *dst = to;
	const word_t *src = from;

	while (size >= sizeof(struct quad)) {
		*(struct quad *)dst = *(const struct quad *)src;
		dst += 4;
		src += 4;
		size -= sizeof(struct quad);
		/* keeps the compiler from making three counters of one */
		__asm__ volatile("" : "+r"(dst), "+r"(src), "+r"(size));
	}
	for (; size != 0U; size -= sizeof(word_t)) {
		*dst++ = *src++;
		compiler_barrier(); /* keeps the compiler from calling memcpy() after all */
	}
}

#endif /* ETESIAN_KERNEL_COPY_H_ */
