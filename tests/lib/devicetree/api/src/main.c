/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The macros of <zephyr/devicetree.h>, in C and in C++.
 */
#include <zephyr/ztest.h>

ZTEST_SUITE(devicetree_api, NULL, NULL, NULL, NULL, NULL);
