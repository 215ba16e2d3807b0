/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A minimal secure start-up for images in non-secure state on AN521 (SSE-200 subsystem). It is
 * linked into the image, to run in secure state; it gives away what the image needs, jumps, and
 * never runs again. A product has its own in this place, with services to call.
 *
 * An address is secure if its bit 28 is set (implementation defined attribution; the SAU adds
 * nothing). What lies behind an address belongs to one of the states:
 *   memory       blocks of the memory protection controllers: the image's regions go
 *   peripherals  ports of the peripheral protection controllers: all go
 *   interrupts   all lines go, and with them NMI, HardFault and BusFault
 *
 * Nothing outside of this file may be called: that is not secure code.
 */
#include <stdint.h>
#include <zephyr/devicetree.h>
#include <zephyr/toolchain.h>

#define SECURE_TEXT __attribute__((section(".secure_text")))
#define REG(addr)   (*(volatile uint32_t *)(addr))

#define CODE DT_CHOSEN(zephyr_flash)
#define RAM  DT_CHOSEN(zephyr_sram)

/* Of the processor. */
#define NVIC_ITNS       0xe000e380 /* interrupt n targets non-secure state */
#define NVIC_ITNS_WORDS 16
#define SCB_AIRCR       0xe000ed0c
#define AIRCR_KEY       0x05fa0000
#define AIRCR_BFHFNMINS BIT(13)
#define SAU_CTRL        0xe000edd0
#define SAU_CTRL_ALLNS  BIT(1)
#define SCB_VTOR_NS     0xe002ed08

/* Secure privilege control block of the SSE-200, and its registers of ports that are non-secure. */
#define SPC          0x50080000
#define AHBNSPPCEXP0 (SPC + 0x60)
#define APBNSPPC0    (SPC + 0x70)
#define APBNSPPC1    (SPC + 0x74)
#define APBNSPPCEXP0 (SPC + 0x80)
#define EXPANSIONS   4

/* Memory protection controllers of SSRAM1 (code) and SSRAM2 (data). */
#define MPC_SSRAM1  0x58007000
#define MPC_SSRAM2  0x58008000
#define MPC_BLK_CFG 0x14 /* block size: 2^(5 + this) bytes */
#define MPC_BLK_IDX 0x18
#define MPC_BLK_LUT 0x1c /* 32 blocks, 1 = non-secure */
#define OFFSET_MASK 0x003fffff

static void secure_start(void);
static void secure_fault(void);

/* The stack is in the part of SSRAM2 that stays secure. */
static const struct {
	uint32_t stack_top;
	void (*handlers[15])(void);
} secure_vectors __used __attribute__((section(".secure_vectors"))) = {
	.stack_top = 0x38001000,
	.handlers = {[0] = secure_start, [1 ... 14] = secure_fault},
};

SECURE_TEXT static void secure_fault(void)
{
	for (;;) {
	}
}

/* @p start and @p size are multiples of 32 blocks. */
SECURE_TEXT static void give_memory(uint32_t mpc, uint32_t start, uint32_t size)
{
	uint32_t shift = (REG(mpc + MPC_BLK_CFG) & 0xf) + 5 + 5;
	uint32_t first = (start & OFFSET_MASK) >> shift;

	for (uint32_t i = first; i < first + (size >> shift); i++) {
		REG(mpc + MPC_BLK_IDX) = i;
		REG(mpc + MPC_BLK_LUT) = UINT32_MAX;
	}
}

SECURE_TEXT static void give_peripherals(void)
{
	REG(APBNSPPC0) = UINT32_MAX;
	REG(APBNSPPC1) = UINT32_MAX;
	for (uint32_t i = 0; i < EXPANSIONS; i++) {
		REG(AHBNSPPCEXP0 + 4 * i) = UINT32_MAX;
		REG(APBNSPPCEXP0 + 4 * i) = (i == 0) ? 0 : UINT32_MAX; /* 0: MPCs' registers */
	}
}

SECURE_TEXT static void give_interrupts(void)
{
	for (uint32_t i = 0; i < NVIC_ITNS_WORDS; i++) {
		REG(NVIC_ITNS + 4 * i) = UINT32_MAX;
	}
	REG(SCB_AIRCR) = AIRCR_KEY | AIRCR_BFHFNMINS;
}

SECURE_TEXT static void secure_start(void)
{
	const uint32_t *vectors = (const uint32_t *)(DT_REG_ADDR(CODE) + CONFIG_FLASH_LOAD_OFFSET);

	REG(SAU_CTRL) = SAU_CTRL_ALLNS;
	give_memory(MPC_SSRAM1, DT_REG_ADDR(CODE), DT_REG_SIZE(CODE));
	give_memory(MPC_SSRAM2, DT_REG_ADDR(RAM), DT_REG_SIZE(RAM));
	give_peripherals();
	give_interrupts();
	REG(SCB_VTOR_NS) = (uint32_t)vectors;
	__asm__ volatile("msr msp_ns, %0\n\t"
			 "dsb\n\t"
			 "isb\n\t"
			 "bxns %1"
			 :
			 : "r"(vectors[0]), "r"(vectors[1] & ~1U)
			 : "memory");
	CODE_UNREACHABLE;
}
