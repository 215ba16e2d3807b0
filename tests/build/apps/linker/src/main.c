/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include <stdio.h>
#include <stdint.h>
#include <zephyr/sys/iterable_sections.h>

struct thing {
	int64_t id;
	int64_t more;
};
struct fruit {
	struct thing t;
};
struct counter {
	struct thing t;
};
struct animal {
	struct thing t;
};
struct plant {
	struct thing t;
};

const STRUCT_SECTION_ITERABLE(fruit, pear) = {{2, 0}};
const STRUCT_SECTION_ITERABLE(fruit, apple) = {{1, 0}};
const STRUCT_SECTION_ITERABLE(animal, cat) = {{3, 0}};
STRUCT_SECTION_ITERABLE(counter, c1) = {{4, 0}};
STRUCT_SECTION_ITERABLE(plant, oak) = {{5, 0}};
const int second __attribute__((section(".my_rodata_2"), used)) = 20;
const int first __attribute__((section(".my_rodata_1"), used)) = 10;
int rw __attribute__((section(".my_rwdata"), used)) = 30;
int no __attribute__((section(".my_noinit"), used));
extern const int my_rodata_start[], my_rodata_end[];
extern char my_noinit_start[], my_noinit_end[];

int main(void)
{
	int n;

	printf("fruits");
	STRUCT_SECTION_FOREACH(fruit, f) {
		printf(" %d", (int)f->t.id);
	}
	STRUCT_SECTION_COUNT(animal, &n);
	printf("\nanimals %d", n);
	STRUCT_SECTION_FOREACH(counter, c) {
		c->t.id++;
		printf("\ncounter %d", (int)c->t.id);
	}
	STRUCT_SECTION_FOREACH(plant, p) {
		p->t.id++;
		printf("\nplant %d", (int)p->t.id);
	}
	no = 1;
	rw++;
	printf("\nrodata %d %d %d rw %d noinit %d\n", (int)(my_rodata_end - my_rodata_start),
	       my_rodata_start[0], my_rodata_start[1], rw,
	       (char *)&no >= my_noinit_start && (char *)&no < my_noinit_end);
	return 0;
}
