/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The non-maskable interrupt.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_NMI_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_NMI_H_

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_RUNTIME_NMI
/** @brief Make @p handler the handler of the NMI; without one it is a fatal error. Context: any. */
void z_arm_nmi_set_handler(void (*handler)(void));
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_NMI_H_ */
