/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Nothing: shows what the system itself needs. The .conf files take more and more of it away.
 */

int main(void)
{
	return 0;
}
