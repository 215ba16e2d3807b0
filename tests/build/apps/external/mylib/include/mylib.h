/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
int mylib(int a);
