/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief PCI Express: finding functions, their configuration space, their memory, their interrupts.
 *
 * A function is named by its place, pcie_bdf_t: PCIE_BDF(bus, device, function). Its configuration
 * space is read and written by words of 32 bits; `reg` is the number of the word, not of the byte.
 * All may be called from any context but interrupt handlers, unless they say otherwise, and none of
 * it from user mode.
 *
 * What a device says of itself is not trusted: lists of capabilities that loop or leave their
 * space end the search, and an address is given out only if it lies in the host's window.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_PCIE_PCIE_H_
#define ZEPHYR_INCLUDE_DRIVERS_PCIE_PCIE_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/devicetree.h>
#include <zephyr/dt-bindings/pcie/pcie.h>
#include <zephyr/irq.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Place of a function: PCIE_BDF(). */
typedef uint32_t pcie_bdf_t;
/** Vendor and device: PCIE_ID(). */
typedef uint32_t pcie_id_t;

/** A function that the devicetree names; its place is found at boot. */
struct pcie_dev {
	pcie_bdf_t bdf; /**< PCIE_BDF_NONE where there is none */
	pcie_id_t id;
	uint32_t class_rev;
	uint32_t class_rev_mask; /**< bits of class_rev that must agree */
};

/** Is there a function that has @p id? */
#define PCIE_ID_IS_VALID(id)                                        \
	((id) != PCIE_ID_NONE && (id) != PCIE_ID(0x0000, 0x0000) && \
	 (id) != PCIE_ID(0xFFFF, 0x0000) && (id) != PCIE_ID(0x0000, 0xFFFF))

/** Identifier in the devicetree's vendor-id and device-id. */
#define PCIE_DT_ID(node_id) \
	PCIE_ID(DT_PROP_OR(node_id, vendor_id, 0xffff), DT_PROP_OR(node_id, device_id, 0xffff))
#define PCIE_DT_INST_ID(inst) PCIE_DT_ID(DT_DRV_INST(inst))

/** @cond INTERNAL_HIDDEN */
#define Z_DEVICE_PCIE_NAME(node_id) _CONCAT(pcie_dev_, DT_DEP_ORD(node_id))
/** @endcond */

/** In a driver, at file level: look for the function that node @p node_id describes. */
#define DEVICE_PCIE_DECLARE(node_id)                                       \
	STRUCT_SECTION_ITERABLE(pcie_dev, Z_DEVICE_PCIE_NAME(node_id)) = { \
		.bdf = PCIE_BDF_NONE,                                      \
		.id = PCIE_DT_ID(node_id),                                 \
		.class_rev = DT_PROP_OR(node_id, class_rev, 0),            \
		.class_rev_mask = DT_PROP_OR(node_id, class_rev_mask, 0),  \
	}
#define DEVICE_PCIE_INST_DECLARE(inst) DEVICE_PCIE_DECLARE(DT_DRV_INST(inst))

/** In an initializer: member @p name points to what DEVICE_PCIE_DECLARE() made. */
#define DEVICE_PCIE_INIT(node_id, name)	  .name = &Z_DEVICE_PCIE_NAME(node_id)
#define DEVICE_PCIE_INST_INIT(inst, name) DEVICE_PCIE_INIT(DT_DRV_INST(inst), name)

/** Device of the host that is @p n. */
#define PCIE_HOST_CONTROLLER(n) DEVICE_DT_GET(DT_CHOSEN(zephyr_pcie_controller))

/** Memory or ports of a function. */
struct pcie_bar {
	uintptr_t phys_addr; /**< as the processor sees it; of ports the number */
	size_t size;	     /**< bytes */
};

/**
 * @brief Called by pcie_scan() for a function.
 * @return false to end the scan
 */
typedef bool (*pcie_scan_cb_t)(pcie_bdf_t bdf, pcie_id_t id, void *cb_data);

enum {
	PCIE_SCAN_RECURSIVE = BIT(0), /**< buses behind bridges, too */
	PCIE_SCAN_CB_ALL = BIT(1),    /**< call for bridges, too */
};

/** What pcie_scan() shall do. */
struct pcie_scan_opt {
	uint8_t bus; /**< the first one */
	pcie_scan_cb_t cb;
	void *cb_data;
	uint32_t flags; /**< PCIE_SCAN_... */
};

/** @brief Read word @p reg of the configuration space; all ones where nothing answers. Context:
 * any. */
uint32_t pcie_conf_read(pcie_bdf_t bdf, unsigned int reg);

/** @brief Write it. Context: any. */
void pcie_conf_write(pcie_bdf_t bdf, unsigned int reg, uint32_t data);

/**
 * @brief Call opt->cb for each function of a bus.
 * @return 0; -EINVAL if @p opt is NULL or has no callback
 */
int pcie_scan(const struct pcie_scan_opt *opt);

/**
 * @brief Memory behind base address register @p bar_index (0 to 5).
 *
 * A 64-bit one takes two registers: it is asked for by the first. The function must not be in use,
 * since its decoding is off for a moment.
 *
 * @return false if there is none, it has no address, or that is not in the host's window
 */
bool pcie_get_mbar(pcie_bdf_t bdf, unsigned int bar_index, struct pcie_bar *mbar);

/** @brief The same for the memory with number @p index, counting only those that there are. */
bool pcie_probe_mbar(pcie_bdf_t bdf, unsigned int index, struct pcie_bar *mbar);

/** @brief pcie_get_mbar() for ports. */
bool pcie_get_iobar(pcie_bdf_t bdf, unsigned int bar_index, struct pcie_bar *iobar);

/** @brief pcie_probe_mbar() for ports. */
bool pcie_probe_iobar(pcie_bdf_t bdf, unsigned int index, struct pcie_bar *iobar);

/** @brief Set (@p on) or clear PCIE_CONF_CMDSTAT_{IO,MEM,MASTER} in the command register. */
void pcie_set_cmd(pcie_bdf_t bdf, uint32_t bits, bool on);

/**
 * @brief Line for the function: the one that the firmware gave, else a new one.
 * @return the line, or PCIE_CONF_INTR_IRQ_NONE
 */
unsigned int pcie_alloc_irq(pcie_bdf_t bdf);

/** @brief Line that is written in the configuration space, or PCIE_CONF_INTR_IRQ_NONE. */
unsigned int pcie_get_irq(pcie_bdf_t bdf);

/** @brief Let line @p irq of the function interrupt: by message (CONFIG_PCIE_MSI) if it can. */
void pcie_irq_enable(pcie_bdf_t bdf, unsigned int irq);

/** @brief Word at which capability @p cap_id (PCI_CAP_ID_...) begins, 0 if there is none. */
uint32_t pcie_get_cap(pcie_bdf_t bdf, uint32_t cap_id);

/** @brief The same for extended ones (PCIE_EXT_CAP_ID_...), where all 4 KiB can be reached. */
uint32_t pcie_get_ext_cap(pcie_bdf_t bdf, uint32_t cap_id);

/**
 * @brief Connect a handler at run time: of a message if the function can, else of line @p irq.
 *
 * @param bdf the function
 * @param irq its line
 * @param priority of the line or message
 * @param routine handler, called with @p parameter
 * @param parameter for it
 * @param flags of the line
 * @return false if that is not possible
 */
bool pcie_connect_dynamic_irq(pcie_bdf_t bdf, unsigned int irq, unsigned int priority,
			      void (*routine)(const void *parameter), const void *parameter,
			      uint32_t flags);

/** Connect a handler at build time: line @p irq_p. */
#define PCIE_IRQ_CONNECT(bdf_p, irq_p, priority_p, isr_p, isr_param_p, flags_p) \
	IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)

/** @name Configuration space, by words (PCI Local Bus Specification 3.0, chapter 6)
 * @{
 */
#define PCIE_CONF_CAPPTR	  13U
#define PCIE_CONF_CAPPTR_FIRST(w) (((w) >> 2) & 0x3FU)
#define PCIE_CONF_CAP_ID(w)	  ((w)&0xFFU)
#define PCIE_CONF_CAP_NEXT(w)	  (((w) >> 10) & 0x3FU)

#define PCIE_CONF_EXT_CAPPTR	  64U
#define PCIE_CONF_EXT_CAP_ID(w)	  ((w)&0xFFFFU)
#define PCIE_CONF_EXT_CAP_VER(w)  (((w) >> 16) & 0xFU)
#define PCIE_CONF_EXT_CAP_NEXT(w) (((w) >> 20) & 0xFFFU) /* in bytes */

#define PCIE_CONF_ID 0U

#define PCIE_CONF_CMDSTAT	    1U
#define PCIE_CONF_CMDSTAT_IO	    0x00000001U
#define PCIE_CONF_CMDSTAT_MEM	    0x00000002U
#define PCIE_CONF_CMDSTAT_MASTER    0x00000004U
#define PCIE_CONF_CMDSTAT_INTERRUPT 0x00080000U
#define PCIE_CONF_CMDSTAT_CAPS	    0x00100000U

#define PCIE_CONF_CLASSREV	       2U
#define PCIE_CONF_CLASSREV_CLASS(w)    (((w) >> 24) & 0xFFU)
#define PCIE_CONF_CLASSREV_SUBCLASS(w) (((w) >> 16) & 0xFFU)
#define PCIE_CONF_CLASSREV_PROGIF(w)   (((w) >> 8) & 0xFFU)
#define PCIE_CONF_CLASSREV_REV(w)      ((w)&0xFFU)

#define PCIE_CONF_TYPE		      3U
#define PCIE_CONF_MULTIFUNCTION(w)    (((w)&0x00800000U) != 0U)
#define PCIE_CONF_TYPE_BRIDGE(w)      (((w)&0x007F0000U) != 0U)
#define PCIE_CONF_TYPE_GET(w)	      (((w) >> 16) & 0x7FU)
#define PCIE_CONF_TYPE_STANDARD	      0x0U
#define PCIE_CONF_TYPE_PCI_BRIDGE     0x1U
#define PCIE_CONF_TYPE_CARDBUS_BRIDGE 0x2U

#define PCIE_CONF_BAR0		     4U
#define PCIE_CONF_BAR1		     5U
#define PCIE_CONF_BAR2		     6U
#define PCIE_CONF_BAR3		     7U
#define PCIE_CONF_BAR4		     8U
#define PCIE_CONF_BAR5		     9U
#define PCIE_CONF_BAR_IO(w)	     (((w)&0x1U) == 0x1U)
#define PCIE_CONF_BAR_MEM(w)	     (((w)&0x1U) != 0x1U)
#define PCIE_CONF_BAR_64(w)	     (((w)&0x6U) == 0x4U)
#define PCIE_CONF_BAR_ADDR(w)	     ((w) & ~0xFUL)
#define PCIE_CONF_BAR_IO_ADDR(w)     ((w) & ~0x3UL)
#define PCIE_CONF_BAR_FLAGS(w)	     ((w)&0xFUL)
#define PCIE_CONF_BAR_NONE	     0U
#define PCIE_CONF_BAR_INVAL	     0xFFFFFFF0U
#define PCIE_CONF_BAR_INVAL64	     0xFFFFFFFFFFFFFFF0ULL
#define PCIE_CONF_BAR_INVAL_FLAGS(w) (((w)&0x7U) == 0x7U)

/* Of bridges. */
#define PCIE_BUS_NUMBER			6U
#define PCIE_BUS_PRIMARY_NUMBER(w)	((w)&0xFFU)
#define PCIE_BUS_SECONDARY_NUMBER(w)	(((w) >> 8) & 0xFFU)
#define PCIE_BUS_SUBORDINATE_NUMBER(w)	(((w) >> 16) & 0xFFU)
#define PCIE_SECONDARY_LATENCY_TIMER(w) (((w) >> 24) & 0xFFU)
#define PCIE_BUS_NUMBER_VAL(prim, sec, sub, lat) \
	(((prim)&0xFFU) | (((sec)&0xFFU) << 8) | (((sub)&0xFFU) << 16) | (((lat)&0xFFU) << 24))

#define PCIE_IO_SEC_STATUS 7U
#define PCIE_IO_BASE(w)	   ((w)&0xFFU)
#define PCIE_IO_LIMIT(w)   (((w) >> 8) & 0xFFU)
#define PCIE_SEC_STATUS(w) (((w) >> 16) & 0xFFFFU)
#define PCIE_IO_SEC_STATUS_VAL(iob, iol, sec_status) \
	(((iob)&0xFFU) | (((iol)&0xFFU) << 8) | (((sec_status)&0xFFFFU) << 16))

/* Halves of a word: the bits of an address above the lowest 16. */
#define PCIE_MEM_BASE_LIMIT		    8U
#define PCIE_MEM_BASE(w)		    ((w)&0xFFFFU)
#define PCIE_MEM_LIMIT(w)		    (((w) >> 16) & 0xFFFFU)
#define PCIE_MEM_BASE_LIMIT_VAL(memb, meml) (((memb)&0xFFFFU) | (((meml)&0xFFFFU) << 16))

#define PCIE_PREFETCH_BASE_LIMIT		   9U
#define PCIE_PREFETCH_BASE(w)			   ((w)&0xFFFFU)
#define PCIE_PREFETCH_LIMIT(w)			   (((w) >> 16) & 0xFFFFU)
#define PCIE_PREFETCH_BASE_LIMIT_VAL(pmemb, pmeml) (((pmemb)&0xFFFFU) | (((pmeml)&0xFFFFU) << 16))
#define PCIE_PREFETCH_BASE_UPPER		   10U
#define PCIE_PREFETCH_LIMIT_UPPER		   11U

#define PCIE_IO_BASE_LIMIT_UPPER		 12U
#define PCIE_IO_BASE_UPPER(w)			 ((w)&0xFFFFU)
#define PCIE_IO_LIMIT_UPPER(w)			 (((w) >> 16) & 0xFFFFU)
#define PCIE_IO_BASE_LIMIT_UPPER_VAL(iobu, iolu) (((iobu)&0xFFFFU) | (((iolu)&0xFFFFU) << 16))

#define PCIE_CONF_INTR		15U
#define PCIE_CONF_INTR_IRQ(w)	((w)&0xFFU)
#define PCIE_CONF_INTR_IRQ_NONE 0xFFU

#define PCIE_MAX_BUS  (0xFFFFFFFFU & PCIE_BDF_BUS_MASK)
#define PCIE_MAX_DEV  (0xFFFFFFFFU & PCIE_BDF_DEV_MASK)
#define PCIE_MAX_FUNC (0xFFFFFFFFU & PCIE_BDF_FUNC_MASK)
/** @} */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_PCIE_PCIE_H_ */
