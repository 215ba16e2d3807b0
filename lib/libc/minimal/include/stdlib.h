/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* C99 7.20. */

#ifndef ETESIAN_LIBC_STDLIB_H_
#define ETESIAN_LIBC_STDLIB_H_

#include <limits.h>
#include <stddef.h>

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX     INT_MAX
#define MB_CUR_MAX   1

typedef struct {
	int quot;
	int rem;
} div_t;
typedef struct {
	long quot;
	long rem;
} ldiv_t;
typedef struct {
	long long quot;
	long long rem;
} lldiv_t;

#ifdef __cplusplus
extern "C" {
#endif

int atoi(const char *s);
long atol(const char *s);
long long atoll(const char *s);
long strtol(const char *__restrict nptr, char **__restrict endptr, int base);
unsigned long strtoul(const char *__restrict nptr, char **__restrict endptr, int base);
long long strtoll(const char *__restrict nptr, char **__restrict endptr, int base);
unsigned long long strtoull(const char *__restrict nptr, char **__restrict endptr, int base);

void *malloc(size_t size);
void free(void *ptr);
void *calloc(size_t nmemb, size_t size);
void *realloc(void *ptr, size_t size);
void *reallocarray(void *ptr, size_t nmemb, size_t size);
void *aligned_alloc(size_t alignment, size_t size);

void *bsearch(const void *key, const void *array, size_t count, size_t size,
	      int (*cmp)(const void *key, const void *element));
void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *));
void qsort_r(void *base, size_t nmemb, size_t size,
	     int (*compar)(const void *, const void *, void *), void *arg);

int rand_r(unsigned int *seed);
int rand(void);
void srand(unsigned int seed);

__attribute__((noreturn)) void exit(int status);
__attribute__((noreturn)) void _exit(int status);
__attribute__((noreturn)) void abort(void);
int atexit(void (*fn)(void));
char *getenv(const char *name);

static inline int abs(int n)
{
	return n < 0 ? -n : n;
}

static inline long labs(long n)
{
	return n < 0 ? -n : n;
}

static inline long long llabs(long long n)
{
	return n < 0 ? -n : n;
}

static inline div_t div(int numer, int denom)
{
	div_t r = { numer / denom, numer % denom };

	return r;
}

static inline ldiv_t ldiv(long numer, long denom)
{
	ldiv_t r = { numer / denom, numer % denom };

	return r;
}

static inline lldiv_t lldiv(long long numer, long long denom)
{
	lldiv_t r = { numer / denom, numer % denom };

	return r;
}

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_LIBC_STDLIB_H_ */
