/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Blocks of memory. Aligned runs go by words unless CONFIG_MINIMAL_LIBC_OPTIMIZE_STRING_FOR_SIZE.
 */

#include <stdint.h>
#include <string.h>

#ifdef CONFIG_MINIMAL_LIBC_OPTIMIZE_STRING_FOR_SIZE
#define BY_WORDS 0
#else
#define BY_WORDS 1
#endif

typedef unsigned long __attribute__((__may_alias__)) word;

void *memcpy(void *restrict d, const void *restrict s, size_t n)
{
	unsigned char *dp = d;
	const unsigned char *sp = s;

	if (BY_WORDS && (((uintptr_t)dp | (uintptr_t)sp) % sizeof(word)) == 0) {
		for (; n >= sizeof(word); n -= sizeof(word)) {
			*(word *)dp = *(const word *)sp;
			dp += sizeof(word);
			sp += sizeof(word);
		}
	}
	while (n-- > 0) {
		*dp++ = *sp++;
	}
	return d;
}

void *mempcpy(void *restrict d, const void *restrict s, size_t n)
{
	return (char *)memcpy(d, s, n) + n;
}

void *memmove(void *d, const void *s, size_t n)
{
	unsigned char *dp = d;
	const unsigned char *sp = s;

	if ((uintptr_t)dp - (uintptr_t)sp >= n) {
		return memcpy(d, s, n); /* ascending, so it may overlap downwards */
	}
	while (n-- > 0) {
		dp[n] = sp[n];
	}
	return d;
}

void *memset(void *buf, int c, size_t n)
{
	unsigned char *p = buf;
	unsigned char byte = (unsigned char)c;

	if (BY_WORDS) {
		word fill = (word)-1 / 0xff * byte;

		for (; n > 0 && (uintptr_t)p % sizeof(word) != 0; n--) {
			*p++ = byte;
		}
		for (; n >= sizeof(word); n -= sizeof(word)) {
			*(word *)p = fill;
			p += sizeof(word);
		}
	}
	while (n-- > 0) {
		*p++ = byte;
	}
	return buf;
}

int memcmp(const void *m1, const void *m2, size_t n)
{
	const unsigned char *a = m1;
	const unsigned char *b = m2;

	for (; n > 0; n--, a++, b++) {
		if (*a != *b) {
			return *a - *b;
		}
	}
	return 0;
}

void *memchr(const void *s, int c, size_t n)
{
	const unsigned char *p = s;

	for (; n > 0; n--, p++) {
		if (*p == (unsigned char)c) {
			return (void *)p;
		}
	}
	return NULL;
}

void *memrchr(const void *s, int c, size_t n)
{
	const unsigned char *p = s;

	while (n-- > 0) {
		if (p[n] == (unsigned char)c) {
			return (void *)&p[n];
		}
	}
	return NULL;
}

void *memmem(const void *h, size_t hn, const void *n, size_t nn)
{
	const char *p = h;

	for (; hn >= nn; hn--, p++) {
		if (memcmp(p, n, nn) == 0) {
			return (void *)p;
		}
	}
	return NULL;
}
