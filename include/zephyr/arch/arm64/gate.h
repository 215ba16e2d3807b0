/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Gates on AArch64, see <zephyr/arch/gate.h>. With branch targets marked the gate is one: it may be
 * called through a pointer.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_GATE_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_GATE_H_

#define Z_ARCH_GATE_SIZE     16 /* arch/arm64/user.S knows it */
#define ARCH_USER_TEXT_ALIGN 4096

#define Z_LINK_PARTITION_ALIGN(size) 4096

#ifdef __ARM_FEATURE_BTI_DEFAULT
#define Z_ARCH_GATE(impl, mrsh) bti c; b impl; .xword mrsh
#else
#define Z_ARCH_GATE(impl, mrsh) b impl; udf #0; .xword mrsh
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_GATE_H_ */
