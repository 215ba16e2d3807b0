/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Groups of counters with names (CONFIG_STATS)
 *
 * STATS_SECT_START(group) STATS_SECT_ENTRY(counter) ... STATS_SECT_END makes the structure
 * "struct stats_group", STATS_SECT_DECL(group) names it. All counters of a group have one size.
 * Without CONFIG_STATS none of it costs anything; names are kept with CONFIG_STATS_NAMES only.
 */
#ifndef ZEPHYR_INCLUDE_STATS_STATS_H_
#define ZEPHYR_INCLUDE_STATS_STATS_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Name of the counter at an offset of its group. */
struct stats_name_map {
	uint16_t snm_off;
	const char *snm_name;
} __attribute__((packed));

/** @brief First member of a group. */
struct stats_hdr {
	const char *s_name;
	uint8_t s_size; /* of a counter, bytes */
	uint16_t s_cnt; /* of counters */
	uint8_t s_pad1;
#ifdef CONFIG_STATS_NAMES
	const struct stats_name_map *s_map;
	int s_map_cnt;
#endif
	struct stats_hdr *s_next;
};

/** @brief Called for a counter at offset @p off. @return not 0: stop. */
typedef int stats_walk_fn(struct stats_hdr *hdr, void *arg, const char *name, uint16_t off);

/** @brief Called for a group. @return not 0: stop. */
typedef int stats_group_walk_fn(struct stats_hdr *hdr, void *arg);

#ifdef CONFIG_STATS

#define STATS_SECT_DECL(group__) struct stats_##group__

#define STATS_SECT_START(group__) \
	STATS_SECT_DECL(group__) { \
		struct stats_hdr s_hdr;
#define STATS_SECT_END }

/* 32 bits unless another size is said. */
#define STATS_SECT_ENTRY(var__)   uint32_t var__;
#define STATS_SECT_ENTRY16(var__) uint16_t var__;
#define STATS_SECT_ENTRY32(var__) uint32_t var__;
#define STATS_SECT_ENTRY64(var__) uint64_t var__;

#define STATS_INCN(group__, var__, n__) ((group__).var__ += (n__))
#define STATS_INC(group__, var__)       STATS_INCN(group__, var__, 1)
#define STATS_SET(group__, var__, n__)  ((group__).var__ = (n__))
#define STATS_CLEAR(group__, var__)     ((group__).var__ = 0)

#define STATS_SIZE_16 (sizeof(uint16_t))
#define STATS_SIZE_32 (sizeof(uint32_t))
#define STATS_SIZE_64 (sizeof(uint64_t))

/** Two arguments of stats_init(): the size of a counter and how many there are. */
#define STATS_SIZE_INIT_PARMS(group__, size__) \
	(size__), ((sizeof(group__)) - sizeof(struct stats_hdr)) / (size__)

/** Initialise a group and make it known as @p name__. */
#define STATS_INIT_AND_REG(group__, size__, name__) \
	stats_init_and_reg(&(group__).s_hdr, (size__), \
			   (sizeof(group__) - sizeof(struct stats_hdr)) / (size__), \
			   STATS_NAME_INIT_PARMS(group__), (name__))

#define STATS_RESET(var__) stats_reset(&(var__).s_hdr)

/** @brief Initialise a group: @p cnt counters of @p size bytes, with @p map_cnt names or none. */
void stats_init(struct stats_hdr *shdr, uint8_t size, uint16_t cnt,
		const struct stats_name_map *map, uint16_t map_cnt);

/** @brief Make a group known. @retval 0 done. @retval -EALREADY the name is taken. */
int stats_register(const char *name, struct stats_hdr *shdr);

/** @brief stats_init() and stats_register(). */
int stats_init_and_reg(struct stats_hdr *hdr, uint8_t size, uint16_t cnt,
		       const struct stats_name_map *map, uint16_t map_cnt, const char *name);

/** @brief Set all counters of a group to 0. */
void stats_reset(struct stats_hdr *shdr);

/** @brief Call @p walk_cb for each counter of a group. @return what stopped it, or 0. */
int stats_walk(struct stats_hdr *hdr, stats_walk_fn *walk_cb, void *arg);

/** @brief Call @p walk_cb for each group. @return what stopped it, or 0. */
int stats_group_walk(stats_group_walk_fn *walk_cb, void *arg);

/** @brief The group after @p cur; NULL: the first. @return NULL: no more. */
struct stats_hdr *stats_group_get_next(const struct stats_hdr *cur);

/** @brief The group of this name, or NULL. */
struct stats_hdr *stats_group_find(const char *name);

#else

#define STATS_SECT_DECL(group__)
#define STATS_SECT_START(group__)
#define STATS_SECT_END
#define STATS_SECT_ENTRY(var__)
#define STATS_SECT_ENTRY16(var__)
#define STATS_SECT_ENTRY32(var__)
#define STATS_SECT_ENTRY64(var__)
#define STATS_RESET(var__)
#define STATS_SIZE_INIT_PARMS(group__, size__)
#define STATS_INCN(group__, var__, n__)
#define STATS_INC(group__, var__)
#define STATS_SET(group__, var__, n__)
#define STATS_CLEAR(group__, var__)
#define STATS_INIT_AND_REG(group__, size__, name__) (0)

#endif /* CONFIG_STATS */

#ifdef CONFIG_STATS_NAMES

#define STATS_NAME_MAP_NAME(sectname__) stats_map_##sectname__
#define STATS_NAME_START(sectname__) \
	static const struct stats_name_map STATS_NAME_MAP_NAME(sectname__)[] = {
#define STATS_NAME(sectname__, entry__) \
	{offsetof(STATS_SECT_DECL(sectname__), entry__), #entry__},
#define STATS_NAME_END(sectname__) }
#define STATS_NAME_INIT_PARMS(name__) \
	&(STATS_NAME_MAP_NAME(name__)[0]), \
		(sizeof(STATS_NAME_MAP_NAME(name__)) / sizeof(struct stats_name_map))

#else

#define STATS_NAME_START(name__)
#define STATS_NAME(name__, entry__)
#define STATS_NAME_END(name__)
#define STATS_NAME_INIT_PARMS(name__) NULL, 0

#endif /* CONFIG_STATS_NAMES */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_STATS_STATS_H_ */
