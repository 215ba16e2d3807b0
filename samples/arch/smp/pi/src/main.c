/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The same work for 16 threads, shared among all CPUs: the first digits of pi.
 *
 * pi = 2 + 1/3 (2 + 2/5 (2 + 3/7 (2 + ...))): a number with one digit for each term, of base
 * i/(2i+1). Multiplying it by 10000 and carrying gives the next four decimal digits in front.
 */
#include <stdio.h>
#include <zephyr/kernel.h>

#define THREADS    16
#define DIGITS     CONFIG_PI_DIGITS
#define TERMS      (DIGITS / 4 * 14)
#define STACK_SIZE 2048

static struct k_thread threads[THREADS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, THREADS, STACK_SIZE);
static char results[THREADS][DIGITS + 4];
static uint32_t terms[THREADS][TERMS + 1];

static void calculate(void *result, void *term, void *unused)
{
	char *text = result;
	uint32_t *r = term;
	uint32_t held = 0U;

	ARG_UNUSED(unused);
	for (int i = 0; i <= TERMS; i++) {
		r[i] = 2000U;
	}
	for (int n = TERMS; n > 0; n -= 14) {
		uint32_t carry = 0U;

		for (int i = n; i > 0; i--) {
			carry = carry * (uint32_t)i + 10000U * r[i];
			r[i] = carry % (2U * (uint32_t)i - 1U);
			carry /= 2U * (uint32_t)i - 1U;
		}
		text += snprintf(text, 5, "%.4u", (unsigned int)(held + carry / 10000U));
		held = carry % 10000U;
	}
}

int main(void)
{
	uint32_t start = k_uptime_get_32();
	uint32_t passed;

	printf("Calculate first %d digits of Pi independently by %d threads.\n", DIGITS, THREADS);
	for (int i = 0; i < THREADS; i++) {
		k_thread_create(&threads[i], stacks[i], STACK_SIZE, calculate, results[i], terms[i],
				NULL, K_PRIO_COOP(10), 0, K_NO_WAIT);
	}
	for (int i = 0; i < THREADS; i++) {
		k_thread_join(&threads[i], K_FOREVER);
	}
	passed = k_uptime_get_32() - start;
	for (int i = 0; i < THREADS; i++) {
		printf("Pi value calculated by thread #%d: %.1s.%s\n", i, results[i],
		       &results[i][1]);
	}
	printf("All %d threads executed by %u cores in %u msec\n", THREADS, arch_num_cpus(),
	       passed);
	return 0;
}
