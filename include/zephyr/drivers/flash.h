/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Flash memories: read, write in blocks, erase in pages.
 *
 * Offsets are in bytes from the start of the memory. Writes have to be aligned to the write block
 * size, in offset and in length; erases to pages, whose sizes may differ within one memory. A
 * memory without explicit erase is written anew without being erased before.
 *
 * Unless said otherwise functions are called from threads, may sleep, and return 0, -EINVAL for a
 * range that is out of bounds or not aligned, -EIO if the memory failed, or another negative errno
 * of the driver.
 */
#ifndef ETESIAN_DRIVERS_FLASH_H_
#define ETESIAN_DRIVERS_FLASH_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <zephyr/device.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Pages of one size that follow each other. */
struct flash_pages_layout {
	size_t pages_count; /**< How many. */
	size_t pages_size;  /**< Bytes of each. */
};

/** @name Erase capabilities, see flash_params_get_erase_cap()
 * @{
 */
#define FLASH_ERASE_C_EXPLICIT	 0x01	   /**< Pages must be erased before they are written. */
#define FLASH_ERASE_CAPS_UNSET	 ((int)-1) /**< Not known. */
#define FLASH_ERASE_C_SUPPORTED	 0x01	   /**< Same value, for a mask of what is supported. */
#define FLASH_ERASE_C_VAL_BIT	 0x02	   /**< Value bit of the erase capabilities. */
#define FLASH_ERASE_UNIFORM_PAGE 0x04	   /**< All pages are of one size. */
/** @} */

/** What does not change about a flash memory. */
struct flash_parameters {
	const size_t write_block_size; /**< Bytes; offset and length of writes are multiples. */
	/** Capabilities. */
	struct {
		bool no_explicit_erase: 1; /**< Writing needs no erasing before. */
	} caps;
	uint8_t erase_value; /**< Each byte of an erased page. */
};

/**
 * @brief Erase capabilities of a memory.
 *
 * Context: any.
 *
 * @param p parameters of the memory.
 * @return FLASH_ERASE_C_EXPLICIT, or 0 if it needs no erasing.
 */
static inline int flash_params_get_erase_cap(const struct flash_parameters *p)
{
	if (!IS_ENABLED(CONFIG_FLASH_HAS_EXPLICIT_ERASE) ||
	    (IS_ENABLED(CONFIG_FLASH_HAS_NO_EXPLICIT_ERASE) && p->caps.no_explicit_erase)) {
		return 0;
	}
	return FLASH_ERASE_C_EXPLICIT;
}

/** @name What a driver implements
 * @{
 */
typedef int (*flash_api_read)(const struct device *dev, off_t offset, void *data, size_t len);
typedef int (*flash_api_write)(const struct device *dev, off_t offset, const void *data,
			       size_t len);
typedef int (*flash_api_erase)(const struct device *dev, off_t offset, size_t size);
typedef const struct flash_parameters *(*flash_api_get_parameters)(const struct device *dev);
/** Gives an array of groups of pages, in the order of their offsets, and its length. */
typedef void (*flash_api_pages_layout)(const struct device *dev,
				       const struct flash_pages_layout **layout,
				       size_t *layout_size);
typedef int (*flash_api_sfdp_read)(const struct device *dev, off_t offset, void *data, size_t len);
typedef int (*flash_api_read_jedec_id)(const struct device *dev, uint8_t *id);
typedef int (*flash_api_ex_op)(const struct device *dev, uint16_t code, const uintptr_t in,
			       void *out);

/** Functions of a driver; erase and what its option leaves out may be NULL. */
__subsystem struct flash_driver_api {
	flash_api_read read;
	flash_api_write write;
	flash_api_erase erase;
	flash_api_get_parameters get_parameters;
#if defined(CONFIG_FLASH_PAGE_LAYOUT)
	flash_api_pages_layout page_layout;
#endif
#if defined(CONFIG_FLASH_JESD216_API)
	flash_api_sfdp_read sfdp_read;
	flash_api_read_jedec_id read_jedec_id;
#endif
#if defined(CONFIG_FLASH_EX_OP_ENABLED)
	flash_api_ex_op ex_op;
#endif
};
/** @} */

/** @cond INTERNAL_HIDDEN */
#define Z_FLASH_API(dev) ((const struct flash_driver_api *)(dev)->api)
/** @endcond */

/**
 * @brief Read.
 *
 * @param offset where; most memories ask for no alignment.
 * @param data where to, @p len bytes.
 */
__syscall int flash_read(const struct device *dev, off_t offset, void *data, size_t len);

static inline int z_impl_flash_read(const struct device *dev, off_t offset, void *data, size_t len)
{
	return Z_FLASH_API(dev)->read(dev, offset, data, len);
}

/**
 * @brief Write.
 *
 * What is there has to be erased, unless the memory needs no erasing. Drivers handle the write
 * protection of their memory themselves.
 *
 * @param offset where, a multiple of the write block size.
 * @param data what, @p len bytes (a multiple as well).
 */
__syscall int flash_write(const struct device *dev, off_t offset, const void *data, size_t len);

static inline int z_impl_flash_write(const struct device *dev, off_t offset, const void *data,
				     size_t len)
{
	return Z_FLASH_API(dev)->write(dev, offset, data, len);
}

/**
 * @brief Erase whole pages.
 *
 * @param offset start of a page.
 * @param size bytes, up to the end of a page.
 * @return 0, -ENOSYS if the memory can not be erased, or as for all functions.
 */
__syscall int flash_erase(const struct device *dev, off_t offset, size_t size);

static inline int z_impl_flash_erase(const struct device *dev, off_t offset, size_t size)
{
	return Z_FLASH_API(dev)->erase != NULL ? Z_FLASH_API(dev)->erase(dev, offset, size)
					       : -ENOSYS;
}

/**
 * @brief Write @p size bytes of value @p val.
 *
 * Uses CONFIG_FLASH_FILL_BUFFER_SIZE bytes of stack, which must hold a write block.
 *
 * @param offset where, a multiple of the write block size, as is @p size.
 */
__syscall int flash_fill(const struct device *dev, uint8_t val, off_t offset, size_t size);

/**
 * @brief Bring a range to the erase value: by erasing, or by writing if nothing has to be erased.
 *
 * @param offset start of a page, or of a write block of a memory without explicit erase.
 * @param size bytes, likewise.
 */
__syscall int flash_flatten(const struct device *dev, off_t offset, size_t size);

/** One page. */
struct flash_pages_info {
	off_t start_offset; /**< Where it starts. */
	size_t size;	    /**< Bytes. */
	uint32_t index;	    /**< Number, counted from the start of the memory. */
};

/**
 * @brief The page at an offset. Needs CONFIG_FLASH_PAGE_LAYOUT.
 *
 * Context: any.
 *
 * @return 0, or -EINVAL if @p offset is behind the end.
 */
__syscall int flash_get_page_info_by_offs(const struct device *dev, off_t offset,
					  struct flash_pages_info *info);

/**
 * @brief Page number @p page_index. Needs CONFIG_FLASH_PAGE_LAYOUT.
 *
 * Context: any.
 *
 * @return 0, or -EINVAL if there is none.
 */
__syscall int flash_get_page_info_by_idx(const struct device *dev, uint32_t page_index,
					 struct flash_pages_info *info);

/** @brief Number of pages. Needs CONFIG_FLASH_PAGE_LAYOUT. Context: any. */
__syscall size_t flash_get_page_count(const struct device *dev);

/** Called for a page; returns whether to go on. */
typedef bool (*flash_page_cb)(const struct flash_pages_info *info, void *data);

/**
 * @brief Call @p cb for each page in order, until it returns false.
 *
 * Needs CONFIG_FLASH_PAGE_LAYOUT. Context: any.
 *
 * @param data passed to @p cb.
 */
void flash_page_foreach(const struct device *dev, flash_page_cb cb, void *data);

#if defined(CONFIG_FLASH_JESD216_API)
/**
 * @brief Read the memory's own description of itself (JESD216).
 *
 * @return 0, -ENOTSUP if the driver can not, or as for all functions.
 */
__syscall int flash_sfdp_read(const struct device *dev, off_t offset, void *data, size_t len);

static inline int z_impl_flash_sfdp_read(const struct device *dev, off_t offset, void *data,
					 size_t len)
{
	return Z_FLASH_API(dev)->sfdp_read != NULL
		       ? Z_FLASH_API(dev)->sfdp_read(dev, offset, data, len)
		       : -ENOTSUP;
}

/**
 * @brief Read the JEDEC identification, three bytes, into @p id.
 *
 * @return 0, -ENOTSUP if the driver can not, or as for all functions.
 */
__syscall int flash_read_jedec_id(const struct device *dev, uint8_t *id);

static inline int z_impl_flash_read_jedec_id(const struct device *dev, uint8_t *id)
{
	return Z_FLASH_API(dev)->read_jedec_id != NULL ? Z_FLASH_API(dev)->read_jedec_id(dev, id)
						       : -ENOTSUP;
}
#endif /* CONFIG_FLASH_JESD216_API */

/** @brief Parameters of the memory. Context: any. */
__syscall const struct flash_parameters *flash_get_parameters(const struct device *dev);

static inline const struct flash_parameters *z_impl_flash_get_parameters(const struct device *dev)
{
	return Z_FLASH_API(dev)->get_parameters(dev);
}

/** @brief Bytes of a write block. Context: any. */
__syscall size_t flash_get_write_block_size(const struct device *dev);

static inline size_t z_impl_flash_get_write_block_size(const struct device *dev)
{
	return z_impl_flash_get_parameters(dev)->write_block_size;
}

/** Codes of flash_ex_op() from here on belong to drivers. */
#define FLASH_EX_OP_VENDOR_BASE	 0x8000
/** Whether code @p c is a driver's own. */
#define FLASH_EX_OP_IS_VENDOR(c) ((c)&FLASH_EX_OP_VENDOR_BASE)

/** Codes of flash_ex_op() that mean the same for all drivers. */
enum flash_ex_op_types {
	FLASH_EX_OP_RESET = 0, /**< Reset the memory device. */
};

/**
 * @brief An operation beyond reading, writing and erasing.
 *
 * @param code enum flash_ex_op_types, or from FLASH_EX_OP_VENDOR_BASE on one of the driver.
 * @param in input of the operation, or 0.
 * @param out output of the operation, or NULL.
 * @return 0, -ENOTSUP if the driver does not know it, -ENOSYS without CONFIG_FLASH_EX_OP_ENABLED,
 *         or another negative errno of the driver.
 */
__syscall int flash_ex_op(const struct device *dev, uint16_t code, const uintptr_t in, void *out);

static inline int z_impl_flash_ex_op(const struct device *dev, uint16_t code, const uintptr_t in,
				     void *out)
{
#if defined(CONFIG_FLASH_EX_OP_ENABLED)
	return Z_FLASH_API(dev)->ex_op != NULL ? Z_FLASH_API(dev)->ex_op(dev, code, in, out)
					       : -ENOTSUP;
#else
	ARG_UNUSED(dev);
	ARG_UNUSED(code);
	ARG_UNUSED(in);
	ARG_UNUSED(out);
	return -ENOSYS;
#endif
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/flash.h>

#endif /* ETESIAN_DRIVERS_FLASH_H_ */
