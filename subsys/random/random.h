/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef ETESIAN_SUBSYS_RANDOM_RANDOM_H_
#define ETESIAN_SUBSYS_RANDOM_RANDOM_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/sys/util.h>

/* Fill a buffer from a generator of words. */
static inline void fill_from(uint32_t (*next)(void), void *dst, size_t len)
{
	uint8_t *p = dst;

	while (len > 0) {
		uint32_t word = next();
		size_t n = MIN(len, sizeof(word));

		memcpy(p, &word, n);
		p += n;
		len -= n;
	}
}

/* Fill a buffer from the chosen entropy device. @return 0 or -EIO. */
int entropy_fill(void *dst, size_t len);

#endif /* ETESIAN_SUBSYS_RANDOM_RANDOM_H_ */
