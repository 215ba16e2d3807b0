/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "setup.h"

struct k_spinlock z_setup_spinlock;
