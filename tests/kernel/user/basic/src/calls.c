/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The kernel's side of the calls, and their checks, as an application brings them.
 */
#include "calls.h"
#include <zephyr/kernel.h>
#ifdef CONFIG_USERSPACE
#include <zephyr/internal/syscall_handler.h>
#endif

int call_void_count;

void z_impl_call_void(void)
{
	call_void_count++;
}

uint32_t z_impl_call_one(uint32_t a)
{
	return a + 1U;
}

uint64_t z_impl_call_wide(uint64_t a, uint32_t b, uint64_t c)
{
	return a * 3U + b * 5U + c * 7U;
}

uint32_t z_impl_call_six(uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f)
{
	return a | b << 4 | c << 8 | d << 12 | e << 16 | f << 20;
}

uint64_t z_impl_call_ten(uint32_t a, uint64_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f,
			 uint32_t g, uint32_t h, uint64_t i, uint32_t j)
{
	return a + 2U * b + 3U * (uint64_t)c + 5U * (uint64_t)d + 7U * (uint64_t)e +
	       11U * (uint64_t)f + 13U * (uint64_t)g + 17U * (uint64_t)h + 19U * i +
	       23U * (uint64_t)j;
}

bool z_impl_call_small(bool a, uint8_t b, int8_t c, int16_t d)
{
	return a && b == 200U && c == -3 && d == -300;
}

void z_impl_call_facts(struct call_facts *facts)
{
	char here;

	*facts = (struct call_facts){
		.user_context = k_is_user_context(),
#ifdef CONFIG_USERSPACE
		.in_user_syscall = k_is_in_user_syscall(),
#endif
		.stack_pointer = (uintptr_t)&here,
	};
}

/* Blocks in the kernel with frames of several calls on the kernel stack. */
__noinline int z_impl_call_twice(int depth)
{
	volatile char frame[16] = {(char)depth};

	if (depth > 0) {
		return 1 + z_impl_call_twice(depth - 1);
	}
	k_sleep(K_TICKS(1));
	return frame[0];
}

#ifdef CONFIG_USERSPACE
static inline void z_vrfy_call_void(void)
{
	z_impl_call_void();
}
#include <zephyr/syscalls/call_void_mrsh.c>

static inline uint32_t z_vrfy_call_one(uint32_t a)
{
	return z_impl_call_one(a);
}
#include <zephyr/syscalls/call_one_mrsh.c>

static inline uint64_t z_vrfy_call_wide(uint64_t a, uint32_t b, uint64_t c)
{
	return z_impl_call_wide(a, b, c);
}
#include <zephyr/syscalls/call_wide_mrsh.c>

static inline uint32_t z_vrfy_call_six(uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e,
				       uint32_t f)
{
	return z_impl_call_six(a, b, c, d, e, f);
}
#include <zephyr/syscalls/call_six_mrsh.c>

static inline uint64_t z_vrfy_call_ten(uint32_t a, uint64_t b, uint32_t c, uint32_t d, uint64_t e,
				       uint32_t f, uint32_t g, uint32_t h, uint64_t i, uint32_t j)
{
	return z_impl_call_ten(a, b, c, d, e, f, g, h, i, j);
}
#include <zephyr/syscalls/call_ten_mrsh.c>

static inline bool z_vrfy_call_small(bool a, uint8_t b, int8_t c, int16_t d)
{
	return z_impl_call_small(a, b, c, d);
}
#include <zephyr/syscalls/call_small_mrsh.c>

static inline void z_vrfy_call_facts(struct call_facts *facts)
{
	K_OOPS(K_SYSCALL_MEMORY_WRITE(facts, sizeof(*facts)));
	z_impl_call_facts(facts);
}
#include <zephyr/syscalls/call_facts_mrsh.c>

static inline int z_vrfy_call_twice(int depth)
{
	K_OOPS(K_SYSCALL_VERIFY(depth <= 8));
	return z_impl_call_twice(depth);
}
#include <zephyr/syscalls/call_twice_mrsh.c>
#endif
