/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef ETESIAN_LIB_CBPRINTF_PACKAGE_H_
#define ETESIAN_LIB_CBPRINTF_PACKAGE_H_

#include <stdbool.h>
#include <stdint.h>

/* Can the text at p never change? */
bool z_str_is_read_only(const char *p);

/* Strings that one package can hold. */
#define PACKAGE_STRINGS_MAX 16

#endif /* ETESIAN_LIB_CBPRINTF_PACKAGE_H_ */
