/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory that is closed while a user thread runs. Of the image only the part between two addresses
 * of the embedded side is touched: the host side's own variables lie elsewhere.
 */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include "nsi_protect.h"
#include "nsi_tracing.h"

static bool user_mode;

static void protect(char *start, size_t size, int prot)
{
	if (size != 0 && mprotect(start, size, prot) != 0) {
		nsi_print_error_and_exit("mprotect of %zu bytes at %p: %s\n", size, (void *)start,
					 strerror(errno));
	}
}

void nsi_protect_user_mode(char *readable, char *closed, char *end, struct nsi_stack *own,
			   const struct nsi_protect_range *ranges, unsigned int n)
{
	user_mode = true;
	protect(closed, (size_t)(end - closed), PROT_NONE);
	for (unsigned int i = 0; i < n; i++) {
		const struct nsi_protect_range *r = &ranges[i];

		protect((char *)r->start, r->size,
			(r->read ? PROT_READ : 0) | (r->write ? PROT_WRITE : 0) |
				(r->execute ? PROT_EXEC : 0));
	}
	nsi_protect_stacks(own);
	protect(readable, (size_t)(closed - readable), PROT_READ);
}

void nsi_protect_kernel_mode(char *start, char *end)
{
	protect(start, (size_t)(end - start), PROT_READ | PROT_WRITE);
	user_mode = false;
}

bool nsi_protect_in_user_mode(void)
{
	return user_mode;
}
