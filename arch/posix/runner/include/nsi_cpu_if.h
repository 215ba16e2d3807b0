/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the host side calls in the embedded side. The embedded image is linked with all its names
 * hidden; functions marked NATIVE_SIMULATOR_IF stay visible.
 */
#ifndef NSI_CPU_IF_H
#define NSI_CPU_IF_H

#ifdef __cplusplus
extern "C" {
#endif

#define NATIVE_SIMULATOR_IF __attribute__((visibility("default"), __used__))

/** @brief Boot the embedded CPU on the caller's stack. Does not return. */
__attribute__((noreturn)) void nsif_cpu0_boot(void);

/** @brief Software has raised an interrupt: take it now, if it may be taken now. */
void nsif_cpu0_irq_raised_from_sw(void);

/**
 * @brief A fault happened (nsi_fault.h); the host signal has been returned from.
 *
 * Runs in the faulting thread's place, on its stack or on the emergency stack. Must not return.
 */
__attribute__((noreturn)) void nsif_cpu0_fault(void);

#ifdef __cplusplus
}
#endif

#endif /* NSI_CPU_IF_H */
