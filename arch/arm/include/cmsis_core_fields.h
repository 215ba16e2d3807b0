/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fields of the registers of <cmsis_core.h>: position and mask.
 */
#ifndef ETESIAN_ARCH_ARM_CMSIS_CORE_FIELDS_H_
#define ETESIAN_ARCH_ARM_CMSIS_CORE_FIELDS_H_

#define SysTick_CTRL_ENABLE_Pos 0U
#define SysTick_CTRL_ENABLE_Msk 0x1UL
#define SysTick_CTRL_TICKINT_Pos 1U
#define SysTick_CTRL_TICKINT_Msk (0x1UL << 1)
#define SysTick_CTRL_CLKSOURCE_Pos 2U
#define SysTick_CTRL_CLKSOURCE_Msk (0x1UL << 2)
#define SysTick_CTRL_COUNTFLAG_Pos 16U
#define SysTick_CTRL_COUNTFLAG_Msk (0x1UL << 16)

#define SysTick_LOAD_RELOAD_Pos 0U
#define SysTick_LOAD_RELOAD_Msk 0xffffffUL

#define SysTick_VAL_CURRENT_Pos 0U
#define SysTick_VAL_CURRENT_Msk 0xffffffUL

#define SCB_ICSR_VECTACTIVE_Pos 0U
#define SCB_ICSR_VECTACTIVE_Msk 0x1ffUL
#define SCB_ICSR_RETTOBASE_Pos 11U
#define SCB_ICSR_RETTOBASE_Msk (0x1UL << 11)
#define SCB_ICSR_VECTPENDING_Pos 12U
#define SCB_ICSR_VECTPENDING_Msk (0x1ffUL << 12)
#define SCB_ICSR_ISRPENDING_Pos 22U
#define SCB_ICSR_ISRPENDING_Msk (0x1UL << 22)
#define SCB_ICSR_PENDSTCLR_Pos 25U
#define SCB_ICSR_PENDSTCLR_Msk (0x1UL << 25)
#define SCB_ICSR_PENDSTSET_Pos 26U
#define SCB_ICSR_PENDSTSET_Msk (0x1UL << 26)
#define SCB_ICSR_PENDSVCLR_Pos 27U
#define SCB_ICSR_PENDSVCLR_Msk (0x1UL << 27)
#define SCB_ICSR_PENDSVSET_Pos 28U
#define SCB_ICSR_PENDSVSET_Msk (0x1UL << 28)
#define SCB_ICSR_NMIPENDSET_Pos 31U
#define SCB_ICSR_NMIPENDSET_Msk (0x1UL << 31)

#define SCB_AIRCR_SYSRESETREQ_Pos 2U
#define SCB_AIRCR_SYSRESETREQ_Msk (0x1UL << 2)
#define SCB_AIRCR_PRIGROUP_Pos 8U
#define SCB_AIRCR_PRIGROUP_Msk (0x7UL << 8)
#define SCB_AIRCR_VECTKEY_Pos 16U
#define SCB_AIRCR_VECTKEY_Msk (0xffffUL << 16)

#define SCB_SCR_SLEEPONEXIT_Pos 1U
#define SCB_SCR_SLEEPONEXIT_Msk (0x1UL << 1)
#define SCB_SCR_SLEEPDEEP_Pos 2U
#define SCB_SCR_SLEEPDEEP_Msk (0x1UL << 2)
#define SCB_SCR_SEVONPEND_Pos 4U
#define SCB_SCR_SEVONPEND_Msk (0x1UL << 4)

#define SCB_CCR_UNALIGN_TRP_Pos 3U
#define SCB_CCR_UNALIGN_TRP_Msk (0x1UL << 3)
#define SCB_CCR_DIV_0_TRP_Pos 4U
#define SCB_CCR_DIV_0_TRP_Msk (0x1UL << 4)
#define SCB_CCR_BFHFNMIGN_Pos 8U
#define SCB_CCR_BFHFNMIGN_Msk (0x1UL << 8)
#define SCB_CCR_STKALIGN_Pos 9U
#define SCB_CCR_STKALIGN_Msk (0x1UL << 9)
#define SCB_CCR_DC_Pos 16U
#define SCB_CCR_DC_Msk (0x1UL << 16)
#define SCB_CCR_IC_Pos 17U
#define SCB_CCR_IC_Msk (0x1UL << 17)
#define SCB_CCR_BP_Pos 18U
#define SCB_CCR_BP_Msk (0x1UL << 18)

#define SCB_SHCSR_MEMFAULTACT_Pos 0U
#define SCB_SHCSR_MEMFAULTACT_Msk 0x1UL
#define SCB_SHCSR_BUSFAULTACT_Pos 1U
#define SCB_SHCSR_BUSFAULTACT_Msk (0x1UL << 1)
#define SCB_SHCSR_USGFAULTACT_Pos 3U
#define SCB_SHCSR_USGFAULTACT_Msk (0x1UL << 3)
#define SCB_SHCSR_SVCALLACT_Pos 7U
#define SCB_SHCSR_SVCALLACT_Msk (0x1UL << 7)
#define SCB_SHCSR_PENDSVACT_Pos 10U
#define SCB_SHCSR_PENDSVACT_Msk (0x1UL << 10)
#define SCB_SHCSR_SYSTICKACT_Pos 11U
#define SCB_SHCSR_SYSTICKACT_Msk (0x1UL << 11)
#define SCB_SHCSR_USGFAULTPENDED_Pos 12U
#define SCB_SHCSR_USGFAULTPENDED_Msk (0x1UL << 12)
#define SCB_SHCSR_MEMFAULTPENDED_Pos 13U
#define SCB_SHCSR_MEMFAULTPENDED_Msk (0x1UL << 13)
#define SCB_SHCSR_BUSFAULTPENDED_Pos 14U
#define SCB_SHCSR_BUSFAULTPENDED_Msk (0x1UL << 14)
#define SCB_SHCSR_SVCALLPENDED_Pos 15U
#define SCB_SHCSR_SVCALLPENDED_Msk (0x1UL << 15)
#define SCB_SHCSR_MEMFAULTENA_Pos 16U
#define SCB_SHCSR_MEMFAULTENA_Msk (0x1UL << 16)
#define SCB_SHCSR_BUSFAULTENA_Pos 17U
#define SCB_SHCSR_BUSFAULTENA_Msk (0x1UL << 17)
#define SCB_SHCSR_USGFAULTENA_Pos 18U
#define SCB_SHCSR_USGFAULTENA_Msk (0x1UL << 18)

#define SCB_CFSR_IACCVIOL_Pos 0U
#define SCB_CFSR_IACCVIOL_Msk 0x1UL
#define SCB_CFSR_DACCVIOL_Pos 1U
#define SCB_CFSR_DACCVIOL_Msk (0x1UL << 1)
#define SCB_CFSR_MUNSTKERR_Pos 3U
#define SCB_CFSR_MUNSTKERR_Msk (0x1UL << 3)
#define SCB_CFSR_MSTKERR_Pos 4U
#define SCB_CFSR_MSTKERR_Msk (0x1UL << 4)
#define SCB_CFSR_MLSPERR_Pos 5U
#define SCB_CFSR_MLSPERR_Msk (0x1UL << 5)
#define SCB_CFSR_MMARVALID_Pos 7U
#define SCB_CFSR_MMARVALID_Msk (0x1UL << 7)
#define SCB_CFSR_IBUSERR_Pos 8U
#define SCB_CFSR_IBUSERR_Msk (0x1UL << 8)
#define SCB_CFSR_PRECISERR_Pos 9U
#define SCB_CFSR_PRECISERR_Msk (0x1UL << 9)
#define SCB_CFSR_IMPRECISERR_Pos 10U
#define SCB_CFSR_IMPRECISERR_Msk (0x1UL << 10)
#define SCB_CFSR_UNSTKERR_Pos 11U
#define SCB_CFSR_UNSTKERR_Msk (0x1UL << 11)
#define SCB_CFSR_STKERR_Pos 12U
#define SCB_CFSR_STKERR_Msk (0x1UL << 12)
#define SCB_CFSR_LSPERR_Pos 13U
#define SCB_CFSR_LSPERR_Msk (0x1UL << 13)
#define SCB_CFSR_BFARVALID_Pos 15U
#define SCB_CFSR_BFARVALID_Msk (0x1UL << 15)
#define SCB_CFSR_UNDEFINSTR_Pos 16U
#define SCB_CFSR_UNDEFINSTR_Msk (0x1UL << 16)
#define SCB_CFSR_INVSTATE_Pos 17U
#define SCB_CFSR_INVSTATE_Msk (0x1UL << 17)
#define SCB_CFSR_INVPC_Pos 18U
#define SCB_CFSR_INVPC_Msk (0x1UL << 18)
#define SCB_CFSR_NOCP_Pos 19U
#define SCB_CFSR_NOCP_Msk (0x1UL << 19)
#define SCB_CFSR_STKOF_Pos 20U
#define SCB_CFSR_STKOF_Msk (0x1UL << 20)
#define SCB_CFSR_UNALIGNED_Pos 24U
#define SCB_CFSR_UNALIGNED_Msk (0x1UL << 24)
#define SCB_CFSR_DIVBYZERO_Pos 25U
#define SCB_CFSR_DIVBYZERO_Msk (0x1UL << 25)

#define SCB_HFSR_VECTTBL_Pos 1U
#define SCB_HFSR_VECTTBL_Msk (0x1UL << 1)
#define SCB_HFSR_FORCED_Pos 30U
#define SCB_HFSR_FORCED_Msk (0x1UL << 30)
#define SCB_HFSR_DEBUGEVT_Pos 31U
#define SCB_HFSR_DEBUGEVT_Msk (0x1UL << 31)

#define CONTROL_nPRIV_Pos 0U
#define CONTROL_nPRIV_Msk 0x1UL
#define CONTROL_SPSEL_Pos 1U
#define CONTROL_SPSEL_Msk (0x1UL << 1)
#define CONTROL_FPCA_Pos 2U
#define CONTROL_FPCA_Msk (0x1UL << 2)

#define CoreDebug_DEMCR_MON_EN_Pos 16U
#define CoreDebug_DEMCR_MON_EN_Msk (0x1UL << 16)
#define CoreDebug_DEMCR_MON_PEND_Pos 17U
#define CoreDebug_DEMCR_MON_PEND_Msk (0x1UL << 17)
#define CoreDebug_DEMCR_TRCENA_Pos 24U
#define CoreDebug_DEMCR_TRCENA_Msk (0x1UL << 24)

#define CoreDebug_DHCSR_C_DEBUGEN_Pos 0U
#define CoreDebug_DHCSR_C_DEBUGEN_Msk 0x1UL
#define CoreDebug_DHCSR_C_HALT_Pos 1U
#define CoreDebug_DHCSR_C_HALT_Msk (0x1UL << 1)

#define DWT_CTRL_CYCCNTENA_Pos 0U
#define DWT_CTRL_CYCCNTENA_Msk 0x1UL
#define DWT_CTRL_NOCYCCNT_Pos 25U
#define DWT_CTRL_NOCYCCNT_Msk (0x1UL << 25)
#define DWT_CTRL_NUMCOMP_Pos 28U
#define DWT_CTRL_NUMCOMP_Msk (0xfUL << 28)

#define MPU_TYPE_DREGION_Pos 8U
#define MPU_TYPE_DREGION_Msk (0xffUL << 8)

#define MPU_CTRL_ENABLE_Pos 0U
#define MPU_CTRL_ENABLE_Msk 0x1UL
#define MPU_CTRL_HFNMIENA_Pos 1U
#define MPU_CTRL_HFNMIENA_Msk (0x1UL << 1)
#define MPU_CTRL_PRIVDEFENA_Pos 2U
#define MPU_CTRL_PRIVDEFENA_Msk (0x1UL << 2)
#define MPU_RNR_REGION_Pos 0U
#define MPU_RNR_REGION_Msk 0xffUL

#ifdef CONFIG_ARMV8_M_MAINLINE
#define MPU_RBAR_BASE_Pos 5U
#define MPU_RBAR_BASE_Msk (0x7ffffffUL << 5)
#define MPU_RLAR_EN_Pos 0U
#define MPU_RLAR_EN_Msk 0x1UL
#else
#define MPU_RBAR_REGION_Pos 0U
#define MPU_RBAR_REGION_Msk 0xfUL
#define MPU_RBAR_VALID_Pos 4U
#define MPU_RBAR_VALID_Msk (0x1UL << 4)
#define MPU_RBAR_ADDR_Pos 5U
#define MPU_RBAR_ADDR_Msk (0x7ffffffUL << 5)
#define MPU_RASR_ENABLE_Pos 0U
#define MPU_RASR_ENABLE_Msk 0x1UL
#define MPU_RASR_SIZE_Pos 1U
#define MPU_RASR_SIZE_Msk (0x1fUL << 1)
#define MPU_RASR_SRD_Pos 8U
#define MPU_RASR_SRD_Msk (0xffUL << 8)
#define MPU_RASR_ATTRS_Pos 16U
#define MPU_RASR_ATTRS_Msk (0xffffUL << 16)
#define MPU_RASR_AP_Pos 24U
#define MPU_RASR_AP_Msk (0x7UL << 24)
#define MPU_RASR_XN_Pos 28U
#define MPU_RASR_XN_Msk (0x1UL << 28)
#endif

#define FPU_FPCCR_LSPACT_Pos 0U
#define FPU_FPCCR_LSPACT_Msk 0x1UL
#define FPU_FPCCR_LSPEN_Pos 30U
#define FPU_FPCCR_LSPEN_Msk (0x1UL << 30)
#define FPU_FPCCR_ASPEN_Pos 31U
#define FPU_FPCCR_ASPEN_Msk (0x1UL << 31)

#endif /* ETESIAN_ARCH_ARM_CMSIS_CORE_FIELDS_H_ */
