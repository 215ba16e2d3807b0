/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The far end of a native UART: the process's own stdin and stdout, or a pseudo terminal.
 */
#ifndef NSI_UART_H
#define NSI_UART_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct nsi_uart;

/** @brief The process's stdin and stdout. */
struct nsi_uart *nsi_uart_open_stdinout(void);

/**
 * @brief A new pseudo terminal, whose path is printed as that of @p name.
 *
 * @p attach_cmd is a shell command to run with "%s" replaced by the path, or NULL. @p wait: go on
 * only when somebody has opened it.
 */
struct nsi_uart *nsi_uart_open_pty(const char *name, const char *attach_cmd, bool wait);

/** @brief Send. What nobody reads from a pseudo terminal is lost, as on a line without receiver. */
void nsi_uart_write(struct nsi_uart *uart, const void *data, size_t len);

/** @brief Write out what is buffered. */
void nsi_uart_flush(struct nsi_uart *uart);

/** @brief One received character, or -1. */
int nsi_uart_read(struct nsi_uart *uart);

/** @brief Whether nsi_uart_read() would return a character. */
bool nsi_uart_can_read(struct nsi_uart *uart);

/** @brief Call @p ready() while the CPU sleeps and there is something to read; NULL: no longer. */
void nsi_uart_watch(struct nsi_uart *uart, void (*ready)(void));

/** @brief Give the terminal back as it was. Context: also signal handlers. */
void nsi_uart_restore_terminal(void);

#ifdef __cplusplus
}
#endif

#endif /* NSI_UART_H */
