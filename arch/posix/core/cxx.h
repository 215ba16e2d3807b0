/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * C++ exceptions in flight: the C++ library keeps them once for the host thread, we for each of
 * ours.
 */
#ifndef ETESIAN_ARCH_POSIX_CXX_H_
#define ETESIAN_ARCH_POSIX_CXX_H_

#include <zephyr/kernel.h>

#ifdef CONFIG_CPP_EXCEPTIONS
/* Of the C++ ABI: the exceptions caught and the number not caught yet of the current thread. */
struct posix_cxx_state *__cxa_get_globals(void);

static inline void posix_cxx_save(struct k_thread *thread)
{
	thread->callee_saved.cxx = *__cxa_get_globals();
}

static inline void posix_cxx_restore(const struct k_thread *thread)
{
	*__cxa_get_globals() = thread->callee_saved.cxx;
}
#else
static inline void posix_cxx_save(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}

static inline void posix_cxx_restore(const struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
#endif

#endif /* ETESIAN_ARCH_POSIX_CXX_H_ */
