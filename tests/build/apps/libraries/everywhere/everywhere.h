/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#define EVERYWHERE_H 12
