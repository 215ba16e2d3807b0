/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Searches in strings.
 */

#include <string.h>
#include <strings.h>

char *strchrnul(const char *s, int c)
{
	while (*s != '\0' && *s != (char)c) {
		s++;
	}
	return (char *)s;
}

char *strchr(const char *s, int c)
{
	s = strchrnul(s, c);
	return *s == (char)c ? (char *)s : NULL;
}

char *strrchr(const char *s, int c)
{
	return memrchr(s, c, strlen(s) + 1);
}

char *strstr(const char *s, const char *find)
{
	size_t len = strlen(find);

	for (; strncmp(s, find, len) != 0; s++) {
		if (*s == '\0') {
			return NULL;
		}
	}
	return (char *)s;
}

char *strcasestr(const char *s, const char *find)
{
	size_t len = strlen(find);

	for (; strncasecmp(s, find, len) != 0; s++) {
		if (*s == '\0') {
			return NULL;
		}
	}
	return (char *)s;
}

/* How many characters from the start are (in: or are not) in the set. */
static size_t span(const char *s, const char *set, int in)
{
	size_t n = 0;

	while (s[n] != '\0' && (strchr(set, s[n]) != NULL) == in) {
		n++;
	}
	return n;
}

size_t strspn(const char *s, const char *accept)
{
	return span(s, accept, 1);
}

size_t strcspn(const char *s, const char *reject)
{
	return span(s, reject, 0);
}

char *strpbrk(const char *s, const char *accept)
{
	s += strcspn(s, accept);
	return *s != '\0' ? (char *)s : NULL;
}

char *strsep(char **s, const char *delim)
{
	char *token = *s;

	if (token != NULL) {
		char *end = token + strcspn(token, delim);

		*s = *end != '\0' ? end + 1 : NULL;
		*end = '\0';
	}
	return token;
}

char *strtok_r(char *s, const char *delim, char **state)
{
	char *token = s != NULL ? s : *state;

	if (token == NULL) {
		return NULL;
	}
	token += strspn(token, delim);
	*state = token;
	return *token != '\0' ? strsep(state, delim) : NULL;
}

#ifdef CONFIG_MINIMAL_LIBC_NON_REENTRANT_FUNCTIONS
char *strtok(char *s, const char *delim)
{
	static char *state;

	return strtok_r(s, delim, &state);
}
#endif
