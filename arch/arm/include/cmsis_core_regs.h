/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Registers of the System Control Space by the names of <cmsis_core.h>. Reserved words keep the
 * distances of the architecture reference manuals; the static asserts at the end check them.
 */
#ifndef ETESIAN_ARCH_ARM_CMSIS_CORE_REGS_H_
#define ETESIAN_ARCH_ARM_CMSIS_CORE_REGS_H_

#include <cmsis_core_fields.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifndef __I
#define __I  volatile const
#define __O  volatile
#define __IO volatile
#endif
#ifndef __IM
#define __IM  volatile const
#define __OM  volatile
#define __IOM volatile
#endif

#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
#define Z_ARM_NVIC_WORDS 16
#else
#define Z_ARM_NVIC_WORDS 1
#endif

/** Nested vectored interrupt controller: a bit, or a byte of priority, for each line. */
typedef struct {
	__IO uint32_t ISER[Z_ARM_NVIC_WORDS];
	uint32_t reserved0[32 - Z_ARM_NVIC_WORDS];
	__IO uint32_t ICER[Z_ARM_NVIC_WORDS];
	uint32_t reserved1[32 - Z_ARM_NVIC_WORDS];
	__IO uint32_t ISPR[Z_ARM_NVIC_WORDS];
	uint32_t reserved2[32 - Z_ARM_NVIC_WORDS];
	__IO uint32_t ICPR[Z_ARM_NVIC_WORDS];
	uint32_t reserved3[32 - Z_ARM_NVIC_WORDS];
	__IO uint32_t IABR[Z_ARM_NVIC_WORDS];
	uint32_t reserved4[32 - Z_ARM_NVIC_WORDS];
	__IO uint32_t ITNS[Z_ARM_NVIC_WORDS];
	uint32_t reserved5[32 - Z_ARM_NVIC_WORDS];
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
	union {
		__IO uint8_t IPR[496];
		__IO uint8_t IP[496];
	};
	uint32_t reserved6[580];
	__O uint32_t STIR;
#else
	union {
		__IO uint32_t IPR[8];
		__IO uint32_t IP[8];
	};
#endif
} NVIC_Type;

/** System control block. */
typedef struct {
	__I uint32_t CPUID;
	__IO uint32_t ICSR;
	__IO uint32_t VTOR;
	__IO uint32_t AIRCR;
	__IO uint32_t SCR;
	__IO uint32_t CCR;
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
	union {
		__IO uint8_t SHPR[12]; /* exceptions 4 to 15 */
		__IO uint8_t SHP[12];
	};
#else
	uint32_t reserved0;
	union {
		__IO uint32_t SHPR[2]; /* exceptions 8 to 15 */
		__IO uint32_t SHP[2];
	};
#endif
	__IO uint32_t SHCSR;
	__IO uint32_t CFSR;
	__IO uint32_t HFSR;
	__IO uint32_t DFSR;
	__IO uint32_t MMFAR;
	__IO uint32_t BFAR;
	__IO uint32_t AFSR;
	__I uint32_t ID_PFR[2];
	__I uint32_t ID_DFR;
	__I uint32_t ID_AFR;
	__I uint32_t ID_MMFR[4];
	__I uint32_t ID_ISAR[6];
	__I uint32_t CLIDR;
	__I uint32_t CTR;
	__I uint32_t CCSIDR;
	__IO uint32_t CSSELR;
	__IO uint32_t CPACR;
	__IO uint32_t NSACR;
} SCB_Type;

/** Auxiliary registers. */
typedef struct {
	uint32_t reserved0;
	__I uint32_t ICTR;
	__IO uint32_t ACTLR;
} SCnSCB_Type;

/** System timer. */
typedef struct {
	__IO uint32_t CTRL;
	__IO uint32_t LOAD;
	__IO uint32_t VAL;
	__I uint32_t CALIB;
} SysTick_Type;

/** Memory protection unit; RASR of Armv6-M and v7-M is RLAR of v8-M. */
typedef struct {
	__I uint32_t TYPE;
	__IO uint32_t CTRL;
	__IO uint32_t RNR;
	__IO uint32_t RBAR;
	union {
		__IO uint32_t RASR;
		__IO uint32_t RLAR;
	};
	__IO uint32_t RBAR_A1;
	__IO uint32_t RASR_A1;
	__IO uint32_t RBAR_A2;
	__IO uint32_t RASR_A2;
	__IO uint32_t RBAR_A3;
	__IO uint32_t RASR_A3;
	uint32_t reserved0;
	__IO uint32_t MAIR0;
	__IO uint32_t MAIR1;
} MPU_Type;

/** Floating point context. */
typedef struct {
	uint32_t reserved0;
	__IO uint32_t FPCCR;
	__IO uint32_t FPCAR;
	__IO uint32_t FPDSCR;
	__I uint32_t MVFR0;
	__I uint32_t MVFR1;
	__I uint32_t MVFR2;
} FPU_Type;

/** Debug. */
typedef struct {
	__IO uint32_t DHCSR;
	__O uint32_t DCRSR;
	__IO uint32_t DCRDR;
	__IO uint32_t DEMCR;
} CoreDebug_Type;

/** Data watchpoint and trace: the cycle counter and four comparators. */
typedef struct {
	__IO uint32_t CTRL;
	__IO uint32_t CYCCNT;
	__IO uint32_t CPICNT;
	__IO uint32_t EXCCNT;
	__IO uint32_t SLEEPCNT;
	__IO uint32_t LSUCNT;
	__IO uint32_t FOLDCNT;
	__I uint32_t PCSR;
	struct {
		__IO uint32_t COMP;
		__IO uint32_t MASK;
		__IO uint32_t FUNCTION;
		uint32_t reserved;
	} COMPARATOR[4];
} DWT_Type;

#define SCnSCB    ((SCnSCB_Type *)0xe000e000UL)
#define SysTick   ((SysTick_Type *)0xe000e010UL)
#define NVIC      ((NVIC_Type *)0xe000e100UL)
#define SCB       ((SCB_Type *)0xe000ed00UL)
#define MPU       ((MPU_Type *)0xe000ed90UL)
#define CoreDebug ((CoreDebug_Type *)0xe000edf0UL)
#define FPU       ((FPU_Type *)0xe000ef30UL)
#define DWT       ((DWT_Type *)0xe0001000UL)
#define SCS_BASE  0xe000e000UL

BUILD_ASSERT(offsetof(NVIC_Type, IPR) == 0x300, "NVIC");
BUILD_ASSERT(offsetof(SCB_Type, SHCSR) == 0x24 && offsetof(SCB_Type, CPACR) == 0x88, "SCB");
BUILD_ASSERT(offsetof(MPU_Type, MAIR0) == 0x30, "MPU");
#ifdef CONFIG_ARMV7_M_ARMV8_M_MAINLINE
BUILD_ASSERT(offsetof(NVIC_Type, STIR) == 0xe00, "NVIC");
#endif

#endif /* ETESIAN_ARCH_ARM_CMSIS_CORE_REGS_H_ */
