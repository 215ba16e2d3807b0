/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the port keeps in struct k_thread.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_THREAD_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_THREAD_H_

#ifdef __cplusplus
extern "C" {
#endif

struct nsi_stack;

/** What the C++ library knows of exceptions in a thread. */
struct posix_cxx_state {
	void *caught;
	unsigned int uncaught;
};

/**
 * All registers of a thread that does not run lie on its host stack, see arch/posix/core/switch.S.
 */
struct _callee_saved {
	void *sp;
	struct nsi_stack *stack; /* NULL once the thread is gone */
	int host_errno;          /* the host C library keeps one for all of us */
	void *fake_stack;        /* AddressSanitizer's */
	struct posix_cxx_state cxx;
};

struct _thread_arch {
#ifdef CONFIG_USERSPACE
	struct nsi_stack *user_stack; /* for user mode; NULL: not entered, or not protected */
#elif defined(__cplusplus)
	char dummy; /* an empty struct has a size in C++ */
#endif
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_THREAD_H_ */
