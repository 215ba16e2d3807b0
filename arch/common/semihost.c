/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Semihosting operations; semihost_exec() with its trap instruction is the port's.
 */
#include <errno.h>
#include <string.h>
#include <zephyr/arch/common/semihost.h>

/*
 * Every operation takes a block of words; a host "word" is as wide as a long on the targets here.
 */

char semihost_poll_in(void)
{
	return (char)semihost_exec(SEMIHOST_READC, NULL);
}

void semihost_poll_out(char c)
{
	(void)semihost_exec(SEMIHOST_WRITEC, &c);
}

long semihost_open(const char *path, long mode)
{
	struct {
		const char *path;
		long mode;
		long len;
	} args = {path, mode, (long)strlen(path)};

	return semihost_exec(SEMIHOST_OPEN, &args);
}

long semihost_close(long fd)
{
	return semihost_exec(SEMIHOST_CLOSE, &fd);
}

long semihost_flen(long fd)
{
	return semihost_exec(SEMIHOST_FLEN, &fd);
}

long semihost_read(long fd, void *buf, long len)
{
	struct {
		long fd;
		void *buf;
		long len;
	} args = {fd, buf, len};
	long left = semihost_exec(SEMIHOST_READ, &args); /* bytes that were not read */

	return (left >= 0 && left < len) ? len - left : -EIO;
}

long semihost_read_char(long fd)
{
	unsigned char c;
	long ret = semihost_read(fd, &c, 1);

	return (ret < 0) ? ret : c;
}

long semihost_write(long fd, const void *buf, long len)
{
	struct {
		long fd;
		const void *buf;
		long len;
	} args = {fd, buf, len};

	if (len == 0) {
		return 0;
	}
	return (semihost_exec(SEMIHOST_WRITE, &args) == 0) ? 0 : -EIO;
}

long semihost_seek(long fd, long offset)
{
	struct {
		long fd;
		long offset;
	} args = {fd, offset};

	return semihost_exec(SEMIHOST_SEEK, &args);
}

void semihost_exit(int code)
{
	struct {
		long reason;
		long code;
	} args = {0x20026 /* the application ended by itself */, code};

	for (;;) {
		(void)semihost_exec(SEMIHOST_EXIT_EXTENDED, &args);
	}
}
