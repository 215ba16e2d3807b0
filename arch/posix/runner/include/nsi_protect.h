/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory that is closed while a user thread runs. Host side; called by the embedded port.
 */
#ifndef NSI_PROTECT_H
#define NSI_PROTECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct nsi_stack;

/** Memory that stays open, whole pages. */
struct nsi_protect_range {
	uintptr_t start;
	size_t size;
	bool read;
	bool write;
	bool execute;
};

/**
 * @brief User mode: close [@p closed, @p end) and all stacks but @p own, then open @p n ranges;
 * from @p readable up to @p closed may be read only. All whole pages.
 */
void nsi_protect_user_mode(char *readable, char *closed, char *end, struct nsi_stack *own,
			   const struct nsi_protect_range *ranges, unsigned int n);

/** @brief Kernel mode: open [@p start, @p end); stacks are opened when they are used. */
void nsi_protect_kernel_mode(char *start, char *end);

/** @brief Open a stack. Context: kernel mode. */
void nsi_protect_open(struct nsi_stack *stack);

/** @brief Close all stacks but @p own. For nsi_protect_user_mode(). */
void nsi_protect_stacks(struct nsi_stack *own);

/** @brief Has nsi_protect_user_mode() been called last? */
bool nsi_protect_in_user_mode(void);

#ifdef __cplusplus
}
#endif

#endif /* NSI_PROTECT_H */
