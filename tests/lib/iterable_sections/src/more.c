/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Elements from another file than the one that reads the lists.
 */

#include <zephyr/sys/iterable_sections.h>

#include "lists.h"

STRUCT_SECTION_ITERABLE(item, bravo) = {2};
STRUCT_SECTION_ITERABLE(item, delta) = {4};
const STRUCT_SECTION_ITERABLE(constant, second) = {{2, 2, 2, 2, 2}};
