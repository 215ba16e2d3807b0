/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Searching and sorting: a binary search, and a heap sort, which needs no memory, no recursion, and
 * never more than n log n steps.
 */

#include <stdlib.h>

void *bsearch(const void *key, const void *array, size_t count, size_t size,
	      int (*cmp)(const void *key, const void *element))
{
	const char *low = array;

	while (count > 0) {
		const char *mid = low + count / 2 * size;
		int diff = cmp(key, mid);

		if (diff == 0) {
			return (void *)mid;
		}
		if (diff > 0) {
			low = mid + size;
			count--;
		}
		count /= 2;
	}
	return NULL;
}

typedef int (*compar_r)(const void *, const void *, void *);

struct sort {
	char *base;
	size_t size;
	compar_r compar;
	void *arg;
};

static void swap(const struct sort *s, size_t i, size_t j)
{
	char *a = s->base + i * s->size;
	char *b = s->base + j * s->size;

	for (size_t n = s->size; n > 0; n--) {
		char c = *a;

		*a++ = *b;
		*b++ = c;
	}
}

static int less(const struct sort *s, size_t i, size_t j)
{
	return s->compar(s->base + i * s->size, s->base + j * s->size, s->arg) < 0;
}

/* Let element i of a heap of n sink to its place. */
static void sink(const struct sort *s, size_t i, size_t n)
{
	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= n) {
			return;
		}
		if (child + 1 < n && less(s, child, child + 1)) {
			child++;
		}
		if (!less(s, i, child)) {
			return;
		}
		swap(s, i, child);
		i = child;
	}
}

void qsort_r(void *base, size_t nmemb, size_t size, compar_r compar, void *arg)
{
	struct sort s = { base, size, compar, arg };

	for (size_t i = nmemb / 2; i-- > 0;) {
		sink(&s, i, nmemb);
	}
	for (size_t n = nmemb; n > 1; n--) {
		swap(&s, 0, n - 1);
		sink(&s, 0, n - 1);
	}
}

struct plain {
	int (*compar)(const void *, const void *);
};

static int call_plain(const void *a, const void *b, void *arg)
{
	const struct plain *plain = arg;

	return plain->compar(a, b);
}

void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *))
{
	struct plain plain = { compar };

	qsort_r(base, nmemb, size, call_plain, &plain);
}
