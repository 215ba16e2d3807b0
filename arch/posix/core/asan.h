/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * AddressSanitizer must be told of each change of stacks; nothing without it.
 */
#ifndef ETESIAN_ARCH_POSIX_ASAN_H_
#define ETESIAN_ARCH_POSIX_ASAN_H_

#ifdef __has_feature /* clang's way to tell */
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#else
#define __sanitizer_start_switch_fiber(save, bottom, size)          ((void)(save))
#define __sanitizer_finish_switch_fiber(save, old_bottom, old_size) ((void)(save))
#endif

#endif /* ETESIAN_ARCH_POSIX_ASAN_H_ */
