/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory that a kernel call takes in the name of the calling thread.
 */
#ifndef ETESIAN_KERNEL_MEMPOOL_H_
#define ETESIAN_KERNEL_MEMPOOL_H_

#include <stddef.h>

/**
 * @brief Take @p size bytes from the resource pool of the current thread; k_free() gives them back.
 *
 * In an interrupt handler: from the system heap. @return NULL: no memory or no pool. Context: any.
 */
void *z_thread_malloc(size_t size);

/** @brief The same, aligned to @p align bytes (a power of two). */
void *z_thread_aligned_alloc(size_t align, size_t size);

#endif /* ETESIAN_KERNEL_MEMPOOL_H_ */
