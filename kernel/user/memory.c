/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Which memory may a user thread touch? Its stack, the partitions of its domain, and, for reading,
 * the program's text and constants. The port has the same regions in its protection unit; here they
 * are asked for what a system call is to touch in the thread's name.
 */
#include "held.h"
#include "../lock.h"
#include "../mempool.h"
#include <string.h>
#include <zephyr/internal/syscall_check.h>
#include <zephyr/linker/linker-defs.h>

/* All of [addr, addr + size), which does not wrap, in [start, start + length)? */
static ALWAYS_INLINE bool inside(uintptr_t addr, size_t size, uintptr_t start, size_t length)
{
	return addr - start < length && size <= length - (addr - start);
}

static bool in_partition(const struct k_mem_domain *domain, uintptr_t addr, size_t size, int write)
{
	Z_ASSERT_LOCKED();
	/* one that is not there has no size */
	for (uint32_t i = 0; i < ARRAY_SIZE(domain->partitions); i++) {
		const struct k_mem_partition *part = &domain->partitions[i];

		if (inside(addr, size, part->start, part->size) &&
		    (write == 0 || K_MEM_PARTITION_IS_WRITABLE(part->attr))) {
			return true;
		}
	}
	return false;
}

int z_user_memory_check(const void *ptr, size_t size, int write)
{
	const struct k_thread *thread = _current;
	uintptr_t addr = (uintptr_t)ptr;
	bool allowed;
	z_key_t key;

	if (inside(addr, size, thread->stack_info.start, thread->stack_info.size)) {
		return 0;
	}
	if (write == 0 && inside(addr, size, (uintptr_t)__user_text_start,
				 (size_t)(__user_rodata_end - __user_text_start))) {
		return 0;
	}
	if (size == 0U) {
		return 0; /* nothing is touched */
	}
	key = z_lock();
	allowed = in_partition(thread->mem_domain_info.mem_domain, addr, size, write);
	z_unlock(key);
	return allowed ? 0 : -EPERM;
}

static __noinline int refuse(const void *ptr, size_t size, int write)
{
	z_syscall_report("no access (write: %d) to %zu bytes at %p", write, size, ptr);
	return -EPERM;
}

int z_syscall_memory(const void *ptr, size_t size, int write)
{
	return likely(z_user_memory_check(ptr, size, write) == 0) ? 0 : refuse(ptr, size, write);
}

int z_syscall_out(const void *ptr, size_t align, size_t size)
{
	if (unlikely(((uintptr_t)ptr & (align - 1U)) != 0U)) {
		z_syscall_report("%p is not aligned", ptr);
		return -EINVAL;
	}
	return z_syscall_memory(ptr, size, 1);
}

/* It is held before it is checked: a domain that changes in between is seen by the check. */
void z_user_hold(const void *ptr, size_t size, int write)
{
	z_user_hold_unchecked(ptr, size);
	K_OOPS(z_syscall_memory(ptr, size, write));
}

/* Nothing may be copied from or to NULL, which memcpy() does not like. */
static void copy(void *dst, const void *src, size_t size)
{
	if (size > 0U) {
		(void)memcpy(dst, src, size);
	}
}

int k_usermode_from_copy(void *dst, const void *src, size_t size)
{
	if (K_SYSCALL_MEMORY_READ(src, size)) {
		return EFAULT;
	}
	copy(dst, src, size);
	return 0;
}

int k_usermode_to_copy(void *dst, const void *src, size_t size)
{
	if (K_SYSCALL_MEMORY_WRITE(dst, size)) {
		return EFAULT;
	}
	copy(dst, src, size);
	return 0;
}

void *k_usermode_alloc_from_copy(const void *src, size_t size)
{
	void *memory;

	if (K_SYSCALL_MEMORY_READ(src, size)) {
		return NULL;
	}
	memory = z_thread_malloc(size);
	if (memory != NULL) {
		copy(memory, src, size);
	}
	return memory;
}

/* Character by character: where the caller's memory ends is not known beforehand. */
size_t k_usermode_string_nlen(const char *src, size_t maxlen, int *err)
{
	size_t len = 0;

	for (*err = 0; len < maxlen; len++) {
		if (z_user_memory_check(&src[len], 1, 0) != 0) {
			*err = -1;
			return 0;
		}
		if (*(const volatile char *)&src[len] == '\0') {
			break;
		}
	}
	return len;
}

/*
 * Length with its end, at most @p maxlen; 0: longer than that (@p err EINVAL) or not readable
 * (EFAULT).
 */
static size_t string_size(const char *src, size_t maxlen, int *err)
{
	size_t len = k_usermode_string_nlen(src, maxlen, err);

	if (*err != 0) {
		*err = EFAULT;
		return 0;
	}
	if (len == maxlen) {
		z_syscall_report("string at %p is longer than %zu", (const void *)src, maxlen - 1U);
		*err = EINVAL;
		return 0;
	}
	return len + 1U;
}

char *k_usermode_string_alloc_copy(const char *src, size_t maxlen)
{
	int err;
	size_t size = string_size(src, maxlen, &err);
	char *text = (err != 0) ? NULL : k_usermode_alloc_from_copy(src, size);

	if (text != NULL) {
		text[size - 1U] = '\0'; /* it may have changed since it was measured */
	}
	return text;
}

int k_usermode_string_copy(char *dst, const char *src, size_t maxlen)
{
	int err;
	size_t size = string_size(src, maxlen, &err);

	if (err == 0) {
		err = k_usermode_from_copy(dst, src, size);
	}
	if (err == 0) {
		dst[size - 1U] = '\0';
	}
	return err;
}
