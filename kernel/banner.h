/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The boot banner.
 */
#ifndef ETESIAN_KERNEL_BANNER_H_
#define ETESIAN_KERNEL_BANNER_H_

#ifdef CONFIG_BOOT_BANNER
/** @brief Pause if asked to, then print the banner. Context: main thread. */
void boot_banner(void);
#else
static inline void boot_banner(void)
{
}
#endif

#endif /* ETESIAN_KERNEL_BANNER_H_ */
