/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The kernel's side of the calls.
 */
#include "calls.h"

#include <zephyr/internal/syscall_handler.h>

uintptr_t z_impl_call_next(uintptr_t a)
{
	return a + 1U;
}

static uintptr_t z_vrfy_call_next(uintptr_t a)
{
	return z_impl_call_next(a);
}
#include <zephyr/syscalls/call_next_mrsh.c>

#ifdef CONFIG_THREAD_LOCAL_STORAGE
static __thread volatile int local;

void z_impl_call_local(int value)
{
	local = value;
}
#else
void z_impl_call_local(int value)
{
	ARG_UNUSED(value);
}
#endif

static void z_vrfy_call_local(int value)
{
	z_impl_call_local(value);
}
#include <zephyr/syscalls/call_local_mrsh.c>

__noinline int z_impl_call_deep(int depth)
{
	volatile char frame[200];

	frame[0] = (char)depth;
	return (depth == 0) ? 0 : z_impl_call_deep(depth - 1) + frame[0];
}

static int z_vrfy_call_deep(int depth)
{
	return z_impl_call_deep(depth);
}
#include <zephyr/syscalls/call_deep_mrsh.c>

void z_impl_call_vectors(int sleep)
{
	register uint64_t secret __asm__("x9") = 0x5ec2e75ec2e75ec2;

#define FILL(n) "dup v" #n ".2d, x9\n\t"
	__asm__ volatile(FILL(0) FILL(1) FILL(2) FILL(3) FILL(4) FILL(5) FILL(6) FILL(7) FILL(16)
				 FILL(17) FILL(18) FILL(19) FILL(20) FILL(21) FILL(22) FILL(23)
					 FILL(24) FILL(25) FILL(26) FILL(27) FILL(28) FILL(29)
						 FILL(30) FILL(31)
			 /* the upper halves of those that calls keep belong to nobody */
			 "ins v8.d[1], x9\n\tins v15.d[1], x9"
			 :
			 : "r"(secret)
			 : "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v16", "v17", "v18",
			   "v19", "v20", "v21", "v22", "v23", "v24", "v25", "v26", "v27", "v28",
			   "v29", "v30", "v31");
	if (sleep == 1) {
		k_sleep(K_TICKS(1));
	} else if (sleep == 2) {
		k_busy_wait(20000); /* interrupted */
	}
}

static void z_vrfy_call_vectors(int sleep)
{
	z_impl_call_vectors(sleep);
}
#include <zephyr/syscalls/call_vectors_mrsh.c>

uint64_t z_impl_call_ten(uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f,
			 uint64_t g, uint64_t h, uint64_t i, uint64_t j)
{
	return a + b + c + d + e + f + g + h + 100U * i + 10000U * j;
}

static uint64_t z_vrfy_call_ten(uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e,
				uint64_t f, uint64_t g, uint64_t h, uint64_t i, uint64_t j)
{
	return z_impl_call_ten(a, b, c, d, e, f, g, h, i, j);
}
#include <zephyr/syscalls/call_ten_mrsh.c>
