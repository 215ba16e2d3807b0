/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
/* Dynamic objects live in the C library's heap. Without exceptions, failure is a null pointer. */
#include <new>
#include <stdlib.h>

#if __cplusplus < 201103L
#define NOEXCEPT throw()
#else
#define NOEXCEPT noexcept
#endif

const std::nothrow_t std::nothrow = {};

void *operator new(size_t size)
{
	return malloc(size);
}

void *operator new[](size_t size)
{
	return malloc(size);
}

void *operator new(size_t size, const std::nothrow_t &) NOEXCEPT
{
	return malloc(size);
}

void *operator new[](size_t size, const std::nothrow_t &) NOEXCEPT
{
	return malloc(size);
}

void operator delete(void *ptr) NOEXCEPT
{
	free(ptr);
}

void operator delete[](void *ptr) NOEXCEPT
{
	free(ptr);
}

#if __cplusplus >= 201402L
void operator delete(void *ptr, size_t) noexcept
{
	free(ptr);
}

void operator delete[](void *ptr, size_t) noexcept
{
	free(ptr);
}
#endif

#if __cplusplus >= 201703L
void *operator new(size_t size, std::align_val_t align)
{
	return aligned_alloc(static_cast<size_t>(align), size);
}

void *operator new[](size_t size, std::align_val_t align)
{
	return aligned_alloc(static_cast<size_t>(align), size);
}

void operator delete(void *ptr, std::align_val_t) noexcept
{
	free(ptr);
}

void operator delete[](void *ptr, std::align_val_t) noexcept
{
	free(ptr);
}

void operator delete(void *ptr, size_t, std::align_val_t) noexcept
{
	free(ptr);
}

void operator delete[](void *ptr, size_t, std::align_val_t) noexcept
{
	free(ptr);
}
#endif
