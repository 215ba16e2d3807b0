/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Drivers have use for it too.
 */
#include <zephyr/linker/init_if_used.h>
