/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The idle thread.
 */
#ifndef ETESIAN_KERNEL_IDLE_H_
#define ETESIAN_KERNEL_IDLE_H_

/** @brief Entry of the idle thread. */
void z_idle(void *unused1, void *unused2, void *unused3);

#endif /* ETESIAN_KERNEL_IDLE_H_ */
