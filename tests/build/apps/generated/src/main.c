/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include <stdio.h>
#include <calls.h>

static const unsigned char text[] = {
#include <text.inc>
};
static const unsigned char packed[] = {
#include "text_gz.inc"
};
extern int made;

int main(void)
{
	my_void();
	printf("%d bytes %c %c, packed %x, made %d, call %d\n", (int)sizeof(text), text[0],
	       text[10], packed[0], made, my_call(1, "A"));
	return 0;
}
