/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Groups of counters: a list in the order in which they were made known. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/stats/stats.h>

static struct stats_hdr *first;

#ifdef CONFIG_STATS_NAMES

static void set_names(struct stats_hdr *shdr, const struct stats_name_map *map, uint16_t map_cnt)
{
	shdr->s_map = map;
	shdr->s_map_cnt = map_cnt;
}

static const char *name_of(const struct stats_hdr *hdr, uint16_t off)
{
	for (int i = 0; i < hdr->s_map_cnt; i++) {
		if (hdr->s_map[i].snm_off == off) {
			return hdr->s_map[i].snm_name;
		}
	}
	return NULL;
}

#else

static void set_names(struct stats_hdr *shdr, const struct stats_name_map *map, uint16_t map_cnt)
{
	ARG_UNUSED(shdr);
	ARG_UNUSED(map);
	ARG_UNUSED(map_cnt);
}

static const char *name_of(const struct stats_hdr *hdr, uint16_t off)
{
	ARG_UNUSED(hdr);
	ARG_UNUSED(off);
	return NULL;
}

#endif

void stats_reset(struct stats_hdr *shdr)
{
	(void)memset((uint8_t *)shdr + sizeof(*shdr), 0, (size_t)shdr->s_size * shdr->s_cnt);
}

void stats_init(struct stats_hdr *shdr, uint8_t size, uint16_t cnt,
		const struct stats_name_map *map, uint16_t map_cnt)
{
	(void)memset(shdr, 0, sizeof(*shdr));
	shdr->s_size = size;
	shdr->s_cnt = cnt;
	set_names(shdr, map, map_cnt);
	stats_reset(shdr);
}

int stats_register(const char *name, struct stats_hdr *shdr)
{
	struct stats_hdr **link = &first;

	for (; *link != NULL; link = &(*link)->s_next) {
		if (strcmp((*link)->s_name, name) == 0) {
			return -EALREADY;
		}
	}
	shdr->s_name = name;
	*link = shdr;
	return 0;
}

int stats_init_and_reg(struct stats_hdr *hdr, uint8_t size, uint16_t cnt,
		       const struct stats_name_map *map, uint16_t map_cnt, const char *name)
{
	stats_init(hdr, size, cnt, map, map_cnt);
	return stats_register(name, hdr);
}

int stats_walk(struct stats_hdr *hdr, stats_walk_fn *walk_cb, void *arg)
{
	char made_up[16];
	uint16_t off = sizeof(*hdr);

	for (uint16_t i = 0; i < hdr->s_cnt; i++, off += hdr->s_size) {
		const char *name = name_of(hdr, off);
		int result;

		if (name == NULL) {
			(void)snprintf(made_up, sizeof(made_up), "s%d", (int)i);
			name = made_up;
		}
		result = walk_cb(hdr, arg, name, off);
		if (result != 0) {
			return result;
		}
	}
	return 0;
}

struct stats_hdr *stats_group_get_next(const struct stats_hdr *cur)
{
	return (cur == NULL) ? first : cur->s_next;
}

int stats_group_walk(stats_group_walk_fn *walk_cb, void *arg)
{
	for (struct stats_hdr *hdr = first; hdr != NULL; hdr = hdr->s_next) {
		int result = walk_cb(hdr, arg);

		if (result != 0) {
			return result;
		}
	}
	return 0;
}

struct stats_hdr *stats_group_find(const char *name)
{
	struct stats_hdr *hdr = first;

	while (hdr != NULL && strcmp(hdr->s_name, name) != 0) {
		hdr = hdr->s_next;
	}
	return hdr;
}
