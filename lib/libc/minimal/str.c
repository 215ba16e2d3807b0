/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Copies, lengths and comparisons of strings.
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

size_t strlen(const char *s)
{
	const char *p = s;

	while (*p != '\0') {
		p++;
	}
	return (size_t)(p - s);
}

char *stpcpy(char *restrict d, const char *restrict s)
{
	while ((*d = *s) != '\0') {
		d++;
		s++;
	}
	return d;
}

char *strcpy(char *restrict d, const char *restrict s)
{
	(void)stpcpy(d, s);
	return d;
}

char *strncpy(char *restrict d, const char *restrict s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		d[i] = *s;
		s += *s != '\0';
	}
	return d;
}

size_t strlcpy(char *restrict d, const char *restrict s, size_t n)
{
	size_t len = strlen(s);

	if (n > 0) {
		size_t fit = len < n ? len : n - 1;

		(void)memcpy(d, s, fit);
		d[fit] = '\0';
	}
	return len;
}

char *strcat(char *restrict d, const char *restrict s)
{
	(void)stpcpy(d + strlen(d), s);
	return d;
}

char *strncat(char *restrict d, const char *restrict s, size_t n)
{
	size_t len = strnlen(s, n);
	char *end = mempcpy(d + strlen(d), s, len);

	*end = '\0';
	return d;
}

size_t strlcat(char *restrict d, const char *restrict s, size_t n)
{
	size_t len = strnlen(d, n);

	return len + strlcpy(d + len, s, n - len);
}

int strncmp(const char *s1, const char *s2, size_t n)
{
	for (; n > 0; n--, s1++, s2++) {
		int diff = (unsigned char)*s1 - (unsigned char)*s2;

		if (diff != 0 || *s1 == '\0') {
			return diff;
		}
	}
	return 0;
}

int strcmp(const char *s1, const char *s2)
{
	return strncmp(s1, s2, (size_t)-1);
}

int strncasecmp(const char *s1, const char *s2, size_t n)
{
	for (; n > 0; n--, s1++, s2++) {
		int diff = tolower((unsigned char)*s1) - tolower((unsigned char)*s2);

		if (diff != 0 || *s1 == '\0') {
			return diff;
		}
	}
	return 0;
}

int strcasecmp(const char *s1, const char *s2)
{
	return strncasecmp(s1, s2, (size_t)-1);
}

/* There is one locale, "C". */
int strcoll(const char *s1, const char *s2)
{
	return strcmp(s1, s2);
}

size_t strxfrm(char *restrict d, const char *restrict s, size_t n)
{
	return strlcpy(d, s, n);
}

char *strndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = malloc(len + 1);

	if (copy != NULL) {
		(void)memcpy(copy, s, len);
		copy[len] = '\0';
	}
	return copy;
}

char *strdup(const char *s)
{
	return strndup(s, (size_t)-1);
}
