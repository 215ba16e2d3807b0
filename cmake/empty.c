/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * CMake wants a source for every library; this one has nothing in it.
 */
typedef int zephyr_nothing;
