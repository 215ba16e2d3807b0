/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The kernel's side.
 */
#include "calls.h"
#include <string.h>
#include <zephyr/internal/syscall_handler.h>
#include <zephyr/kernel.h>

#define MAX_LEN 32

static int unchecked_count;

int z_impl_take_string(const char *str)
{
	return (int)strlen(str);
}

static inline int z_vrfy_take_string(const char *str)
{
	char copy[MAX_LEN];
	int ret = k_usermode_string_copy(copy, str, sizeof(copy));

	return ret != 0 ? -ret : z_impl_take_string(copy);
}
#include <zephyr/syscalls/take_string_mrsh.c>

int z_impl_take_string_alloc(const char *str)
{
	return (int)strlen(str);
}

static inline int z_vrfy_take_string_alloc(const char *str)
{
	char *copy = k_usermode_string_alloc_copy(str, MAX_LEN);
	int ret;

	if (copy == NULL) {
		return -1;
	}
	ret = z_impl_take_string_alloc(copy);
	k_free(copy);
	return ret;
}
#include <zephyr/syscalls/take_string_alloc_mrsh.c>

int z_impl_string_length(const char *str, size_t max)
{
	return (int)strnlen(str, max);
}

static inline int z_vrfy_string_length(const char *str, size_t max)
{
	int err;
	size_t len = k_usermode_string_nlen(str, max, &err);

	return err != 0 ? -1 : (int)len;
}
#include <zephyr/syscalls/string_length_mrsh.c>

int z_impl_take_bytes(const void *src, size_t size)
{
	char copy[MAX_LEN];

	(void)memcpy(copy, src, MIN(size, sizeof(copy)));
	return 0;
}

static inline int z_vrfy_take_bytes(const void *src, size_t size)
{
	char copy[MAX_LEN];
	int ret;

	if (size > sizeof(copy)) {
		/* only the check is asked */
		return K_SYSCALL_MEMORY_READ(src, size) ? -EFAULT : 0;
	}
	ret = -k_usermode_from_copy(copy, src, size);
	return ret != 0 ? ret : z_impl_take_bytes(copy, size);
}
#include <zephyr/syscalls/take_bytes_mrsh.c>

int z_impl_give_bytes(void *dst, size_t size)
{
	(void)memset(dst, 0x77, size);
	return 0;
}

static inline int z_vrfy_give_bytes(void *dst, size_t size)
{
	static const char zeros[MAX_LEN];

	if (size > sizeof(zeros)) {
		return K_SYSCALL_MEMORY_WRITE(dst, size) ? -EFAULT : 0;
	}
	return -k_usermode_to_copy(dst, zeros, size);
}
#include <zephyr/syscalls/give_bytes_mrsh.c>

uint32_t z_impl_sum_words(const uint32_t *words, size_t count)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		sum += words[i];
	}
	return sum;
}

static inline uint32_t z_vrfy_sum_words(const uint32_t *words, size_t count)
{
	K_OOPS(K_SYSCALL_MEMORY_ARRAY_READ(words, count, sizeof(*words)));
	return z_impl_sum_words(words, count);
}
#include <zephyr/syscalls/sum_words_mrsh.c>

void z_impl_end_me(void)
{
	k_oops();
}

static inline void z_vrfy_end_me(void)
{
	z_impl_end_me();
}
#include <zephyr/syscalls/end_me_mrsh.c>

/* Touches the kernel's memory: a user that gets here runs into the wall. */
int z_impl_unchecked(void)
{
	return ++unchecked_count;
}
