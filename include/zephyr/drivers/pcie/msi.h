/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Interrupts by message: a function writes a word to an address, and that interrupts.
 *
 *   n = pcie_msi_vectors_allocate(bdf, priority, vectors, wanted);
 *   pcie_msi_vector_connect(bdf, &vectors[i], isr, arg, 0);     for each of the n
 *   pcie_msi_enable(bdf, vectors, n, 0);
 *
 * MSI-X is taken where CONFIG_PCIE_MSI_X is on and the function has it, else MSI. More than one
 * vector needs CONFIG_PCIE_MSI_MULTI_VECTOR. Context of all: thread or boot.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_PCIE_MSI_H_
#define ZEPHYR_INCLUDE_DRIVERS_PCIE_MSI_H_

#include <zephyr/drivers/pcie/pcie.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the host chose for a vector. */
struct msi_vector_generic {
	unsigned int irq;      /**< line */
	uint32_t address;      /**< where the function writes */
	uint16_t eventid;      /**< what it writes */
	unsigned int priority; /**< of the line */
};

typedef struct msi_vector_generic arch_msi_vector_t;

/** An entry of an MSI-X table, in the function's memory. */
struct msix_vector {
	uint32_t msg_addr;
	uint32_t msg_up_addr;
	uint32_t msg_data;
	uint32_t vector_ctrl;
} __packed;

/** One interrupt. */
struct msi_vector {
	pcie_bdf_t bdf;
	arch_msi_vector_t arch;
	struct msix_vector *msix_vector; /**< its entry in the table, MSI-X only */
	bool msix;
};

typedef struct msi_vector msi_vector_t;

/** Number of a function as interrupt controllers know it. */
#define PCI_DEVID(bus, dev, fn) ((((bus)&0xffU) << 8) | (((dev)&0x1fU) << 3) | ((fn)&0x07U))
#define PCI_BDF_TO_DEVID(bdf) \
	PCI_DEVID(PCIE_BDF_TO_BUS(bdf), PCIE_BDF_TO_DEV(bdf), PCIE_BDF_TO_FUNC(bdf))

/**
 * @brief Get interrupts for a function.
 *
 * @param bdf the function
 * @param priority of their lines
 * @param vectors array to fill
 * @param n_vector its length
 * @return how many there are: as many as asked for, or fewer, or 0 (no such capability, a table
 *         outside of the function's memory, no lines left)
 */
uint8_t pcie_msi_vectors_allocate(pcie_bdf_t bdf, unsigned int priority, msi_vector_t *vectors,
				  uint8_t n_vector);

/** @brief Connect a handler to one of them. @return false if the line can not be connected. */
bool pcie_msi_vector_connect(pcie_bdf_t bdf, msi_vector_t *vector,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags);

/** @brief Address of the message of @p vector, or if that is NULL of line @p irq. */
uint32_t pcie_msi_map(unsigned int irq, msi_vector_t *vector, uint8_t n_vector);

/** @brief Data of that message. */
uint16_t pcie_msi_mdr(unsigned int irq, msi_vector_t *vector);

/**
 * @brief Write the messages to the function and let it send them.
 *
 * @param bdf the function
 * @param vectors from pcie_msi_vectors_allocate(), or NULL: one message for line @p irq
 * @param n_vector how many
 * @param irq line, where @p vectors is NULL
 * @return false if the function can not
 */
bool pcie_msi_enable(pcie_bdf_t bdf, msi_vector_t *vectors, uint8_t n_vector, unsigned int irq);

/** @brief Can the function interrupt by message? */
bool pcie_is_msi(pcie_bdf_t bdf);

/** @name The capability MSI, by words
 * @{
 */
#define PCIE_MSI_MCR	       0U
#define PCIE_MSI_MCR_EN	       0x00010000U
#define PCIE_MSI_MCR_MMC       0x000E0000U /* logarithm of the vectors that it has */
#define PCIE_MSI_MCR_MMC_SHIFT 17
#define PCIE_MSI_MCR_MME       0x00700000U /* of those that it may use */
#define PCIE_MSI_MCR_MME_SHIFT 20
#define PCIE_MSI_MCR_64	       0x00800000U
#define PCIE_MSI_MAP0	       1U
#define PCIE_MSI_MAP1_64       2U
#define PCIE_MSI_MDR_32	       2U
#define PCIE_MSI_MDR_64	       3U
/** @} */

/** @name The capability MSI-X, by words
 * @{
 */
#define PCIE_MSIX_MCR		   0U
#define PCIE_MSIX_MCR_EN	   0x80000000U
#define PCIE_MSIX_MCR_FMASK	   0x40000000U
#define PCIE_MSIX_MCR_TSIZE	   0x07FF0000U /* entries less one */
#define PCIE_MSIX_MCR_TSIZE_SHIFT  16
#define PCIE_MSIR_TABLE_ENTRY_SIZE 16
#define PCIE_MSIX_TR		   1U
#define PCIE_MSIX_TR_BIR	   0x00000007U
#define PCIE_MSIX_TR_OFFSET	   0xFFFFFFF8U
#define PCIE_MSIX_PBA		   2U
#define PCIE_MSIX_PBA_BIR	   0x00000007U
#define PCIE_MSIX_PBA_OFFSET	   0xFFFFFFF8U
/** @} */

/** @name An entry of its table, by bytes
 * @{
 */
#define PCIE_VTBL_MA	0U
#define PCIE_VTBL_MUA	4U
#define PCIE_VTBL_MD	8U
#define PCIE_VTBL_VCTRL 12U
/** @} */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_PCIE_MSI_H_ */
