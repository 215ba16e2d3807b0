/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls of this test: they return what they were given, packed, so that an argument that
 * gets lost on the way shows.
 */
#ifndef TESTS_KERNEL_USER_BASIC_CALLS_H_
#define TESTS_KERNEL_USER_BASIC_CALLS_H_

#include <stdint.h>
#include <zephyr/syscall.h>
#include <zephyr/toolchain.h>

/** What a call found: was it run in the kernel, with which stack and on whose behalf. */
struct call_facts {
	bool user_context;
	bool in_user_syscall;
	uintptr_t stack_pointer;
};

__syscall void call_void(void);
__syscall uint32_t call_one(uint32_t a);
__syscall uint64_t call_wide(uint64_t a, uint32_t b, uint64_t c);
__syscall uint32_t call_six(uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f);
__syscall uint64_t call_ten(uint32_t a, uint64_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f,
			    uint32_t g, uint32_t h, uint64_t i, uint32_t j);
__syscall bool call_small(bool a, uint8_t b, int8_t c, int16_t d);
__syscall void call_facts(struct call_facts *facts);
__syscall int call_twice(int depth);

extern int call_void_count;

#include <zephyr/syscalls/calls.h>

#endif /* TESTS_KERNEL_USER_BASIC_CALLS_H_ */
