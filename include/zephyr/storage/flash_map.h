/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Flash areas: the partitions of the devicetree (fixed-partitions), by number.
 *
 * An area is a range of one flash memory. Offsets within it start at 0 and no operation leaves it.
 * FIXED_PARTITION_ID() of a partition's node label gives its number.
 *
 * Functions that touch the memory are called from threads and may sleep. They return 0, -EINVAL for
 * a range that is not within the area, or what the flash memory's driver returns.
 */
#ifndef ETESIAN_STORAGE_FLASH_MAP_H_
#define ETESIAN_STORAGE_FLASH_MAP_H_

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <zephyr/device.h>
#include <zephyr/devicetree.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SOC_FLASH_0_ID 0 /**< Number of the flash memory in the chip. */
#define SPI_FLASH_0_ID 1 /**< Number of a flash memory on an SPI bus. */

/** A flash area. Its device never changes, so neither opening nor closing costs anything. */
struct flash_area {
	uint8_t fa_id;	/**< Its number. */
	uint16_t pad16; /**< Not used. */
	off_t fa_off;	/**< Where it starts, from the start of the memory, in bytes. */
	size_t fa_size; /**< Bytes. */
	const struct device *fa_dev; /**< The flash memory. */
#if defined(CONFIG_FLASH_MAP_LABELS)
	const char *fa_label; /**< Property label of the partition, or NULL. */
#endif
};

/** A page within an area. */
struct flash_sector {
	off_t fs_off;	/**< Where it starts, from the start of the area, in bytes. */
	size_t fs_size; /**< Bytes. */
};

/** All areas: CONFIG_FLASH_MAP_CUSTOM leaves defining them, and their number, to the application.
 */
extern const struct flash_area *flash_map;
/** Number of areas. */
extern const int flash_map_entries;

/**
 * @brief Get area number @p id.
 *
 * Context: any.
 *
 * @param fa the area is put here.
 * @return 0, -ENOENT if there is none, -EACCES if there are no areas at all, or -ENODEV if the
 *         device of the memory is not ready.
 */
int flash_area_open(uint8_t id, const struct flash_area **fa);

/** @brief The end of using an area. Context: any. */
void flash_area_close(const struct flash_area *fa);

/** @brief Read @p len bytes at @p off of the area to @p dst. */
int flash_area_read(const struct flash_area *fa, off_t off, void *dst, size_t len);

/**
 * @brief Write @p len bytes from @p src at @p off of the area.
 *
 * Both have to be multiples of flash_area_align(); what is there has to be erased, unless the
 * memory needs no erasing.
 */
int flash_area_write(const struct flash_area *fa, off_t off, const void *src, size_t len);

/** @brief Erase whole pages: @p len bytes at @p off of the area. */
int flash_area_erase(const struct flash_area *fa, off_t off, size_t len);

/** @brief Bring @p len bytes at @p off of the area to the erase value, see flash_flatten(). */
int flash_area_flatten(const struct flash_area *fa, off_t off, size_t len);

/** @brief Write block size of the area's memory in bytes. Context: any. */
uint32_t flash_area_align(const struct flash_area *fa);

/**
 * @brief The pages of an area. Needs CONFIG_FLASH_PAGE_LAYOUT.
 *
 * Context: any.
 *
 * @param fa_id number of the area.
 * @param count how many entries @p sectors has; the number of pages is put here.
 * @param sectors the pages are put here.
 * @return 0, -ENOMEM if there are more (the first of them are there, then), -EINVAL if the area
 * does not start and end between pages, or as flash_area_open().
 */
int flash_area_get_sectors(int fa_id, uint32_t *count, struct flash_sector *sectors);

/** Called for an area. */
typedef void (*flash_area_cb_t)(const struct flash_area *fa, void *user_data);

/** @brief Call @p user_cb for each area in order of their numbers. Context: any. */
void flash_area_foreach(flash_area_cb_t user_cb, void *user_data);

/** @brief 1 if the device of the area's memory is ready, -ENODEV if not. Context: any. */
int flash_area_has_driver(const struct flash_area *fa);

/** @brief The flash memory of an area. Context: any. */
const struct device *flash_area_get_device(const struct flash_area *fa);

/** @brief Label of an area, or NULL; only CONFIG_FLASH_MAP_LABELS knows them. Context: any. */
const char *flash_area_label(const struct flash_area *fa);

/** @brief What an erased byte of the area's memory is. Context: any. */
uint8_t flash_area_erased_val(const struct flash_area *fa);

/** 1 if partition @p label, a node label, is there. */
#define FIXED_PARTITION_EXISTS(label) DT_FIXED_PARTITION_EXISTS(DT_NODELABEL(label))

/** Number of the area of a partition. */
#define FIXED_PARTITION_ID(label) DT_FIXED_PARTITION_ID(DT_NODELABEL(label))

/** Where a partition starts in its memory, in bytes. */
#define FIXED_PARTITION_OFFSET(label)	  FIXED_PARTITION_NODE_OFFSET(DT_NODELABEL(label))
/** The same by node identifier. */
#define FIXED_PARTITION_NODE_OFFSET(node) DT_REG_ADDR(node)

/** Size of a partition in bytes. */
#define FIXED_PARTITION_SIZE(label)	FIXED_PARTITION_NODE_SIZE(DT_NODELABEL(label))
/** The same by node identifier. */
#define FIXED_PARTITION_NODE_SIZE(node) DT_REG_SIZE(node)

/** Device of the memory that a partition is in. */
#define FIXED_PARTITION_DEVICE(label)	  FIXED_PARTITION_NODE_DEVICE(DT_NODELABEL(label))
/** The same by node identifier. */
#define FIXED_PARTITION_NODE_DEVICE(node) DEVICE_DT_GET(DT_MTD_FROM_FIXED_PARTITION(node))

/** Device of the memory that the partition with property label @p label is in. Old name. */
#define FLASH_AREA_DEVICE(label) \
	DEVICE_DT_GET_OR_NULL(DT_MTD_FROM_FIXED_PARTITION(DT_NODE_BY_FIXED_PARTITION_LABEL(label)))

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_STORAGE_FLASH_MAP_H_ */
