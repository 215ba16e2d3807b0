/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Semihosting: files, console and exit of the debugger's or emulator's host (Arm, "Semihosting for
 * AArch32 and AArch64"). With no debugger attached a call is a fault.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_COMMON_SEMIHOST_H_
#define ZEPHYR_INCLUDE_ARCH_COMMON_SEMIHOST_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Operations. */
enum semihost_instr {
	SEMIHOST_OPEN = 0x01,
	SEMIHOST_CLOSE = 0x02,
	SEMIHOST_WRITEC = 0x03,
	SEMIHOST_WRITE0 = 0x04,
	SEMIHOST_WRITE = 0x05,
	SEMIHOST_READ = 0x06,
	SEMIHOST_READC = 0x07,
	SEMIHOST_ISTTY = 0x09,
	SEMIHOST_SEEK = 0x0a,
	SEMIHOST_FLEN = 0x0c,
	SEMIHOST_REMOVE = 0x0e,
	SEMIHOST_RENAME = 0x0f,
	SEMIHOST_CLOCK = 0x10,
	SEMIHOST_TIME = 0x11,
	SEMIHOST_SYSTEM = 0x12,
	SEMIHOST_ERRNO = 0x13,
	SEMIHOST_EXIT = 0x18,
	SEMIHOST_EXIT_EXTENDED = 0x20,
};

/** Modes of semihost_open(), as those of C's fopen(). */
enum semihost_open_mode {
	SEMIHOST_OPEN_R = 0,
	SEMIHOST_OPEN_RB = 1,
	SEMIHOST_OPEN_R_PLUS = 2,
	SEMIHOST_OPEN_R_PLUS_B = 3,
	SEMIHOST_OPEN_W = 4,
	SEMIHOST_OPEN_WB = 5,
	SEMIHOST_OPEN_W_PLUS = 6,
	SEMIHOST_OPEN_W_PLUS_B = 7,
	SEMIHOST_OPEN_A = 8,
	SEMIHOST_OPEN_AB = 9,
	SEMIHOST_OPEN_A_PLUS = 10,
	SEMIHOST_OPEN_A_PLUS_B = 11,
};

/**
 * @brief Operation @p instr with its block of arguments. @return what the host returns. Context:
 * any.
 */
long semihost_exec(enum semihost_instr instr, void *args);

/** @brief A byte from the host's console; waits for it. */
char semihost_poll_in(void);
/** @brief Write @p c to the host's console. */
void semihost_poll_out(char c);
/** @brief Open @p path. @return handle >= 0, or -1. */
long semihost_open(const char *path, long mode);
/** @brief Close. @return 0, or -1. */
long semihost_close(long fd);
/** @brief Length of a file, bytes; negative on error. */
long semihost_flen(long fd);
/** @brief Read up to @p len bytes. @return bytes read, -EIO at the end of the file or on error. */
long semihost_read(long fd, void *buf, long len);
/** @brief Read a byte. @return its value, or a negative error. */
long semihost_read_char(long fd);
/** @brief Write @p len bytes. @return 0, or -EIO. */
long semihost_write(long fd, const void *buf, long len);
/** @brief Go to @p offset from the start of the file. @return 0, or negative on error. */
long semihost_seek(long fd, long offset);

/** @brief End the emulator's process with status @p code. */
FUNC_NORETURN void semihost_exit(int code);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_COMMON_SEMIHOST_H_ */
