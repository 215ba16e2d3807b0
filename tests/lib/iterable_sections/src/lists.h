/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef LISTS_H_
#define LISTS_H_

#include <stdint.h>

struct item {
	int value;
};

/* A size that alignment might want to pad. */
struct constant {
	uint8_t bytes[5];
};

struct numbered {
	int value;
};

struct empty {
	int value;
};

#endif /* LISTS_H_ */
