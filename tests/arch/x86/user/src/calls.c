/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "calls.h"
#include <zephyr/internal/syscall_handler.h>
#include <zephyr/kernel.h>

uint32_t z_impl_call_sum(uint32_t a, uint32_t b, uint32_t c)
{
	return a + b + c;
}

static inline uint32_t z_vrfy_call_sum(uint32_t a, uint32_t b, uint32_t c)
{
	return z_impl_call_sum(a, b, c);
}
#include <zephyr/syscalls/call_sum_mrsh.c>

int z_impl_call_divide(void)
{
	volatile double zero = 0.0;
	volatile long double x87_zero = 0.0L;
	volatile double quotient = 1.0 / zero;
	volatile long double x87_quotient = 1.0L / x87_zero;

	return quotient > 1.0 && x87_quotient > 1.0L;
}

static inline int z_vrfy_call_divide(void)
{
	return z_impl_call_divide();
}
#include <zephyr/syscalls/call_divide_mrsh.c>
