/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Registers at a fault. Which ones a host processor has, and their names, the host side knows.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_EXCEPTION_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct nsi_fault;

struct arch_esf {
	uintptr_t pc;
	uintptr_t sp;
	const struct nsi_fault *fault; /* what the host reported; NULL: raised by software */
};

typedef struct arch_esf z_arch_esf_t;

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_EXCEPTION_H_ */
