/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef ETESIAN_ARCH_POSIX_IRQ_H_
#define ETESIAN_ARCH_POSIX_IRQ_H_

#include <zephyr/toolchain.h>

/** @brief Forget handlers in progress: their thread has been aborted. Leaves interrupts locked. */
void posix_irq_reset(void);

/** @brief The CPU sleeps and nothing can wake it any more: end the process. */
FUNC_NORETURN void posix_end_of_events(void);

#endif /* ETESIAN_ARCH_POSIX_IRQ_H_ */
