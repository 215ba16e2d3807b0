/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* POSIX: attributes of files. */

#ifndef ETESIAN_LIBC_SYS_STAT_H_
#define ETESIAN_LIBC_SYS_STAT_H_

#include <sys/_timespec.h>

struct stat {
	unsigned long st_size;
	unsigned long st_blksize;
	unsigned long st_blocks;
	unsigned long st_mode;
};

#define S_IFMT  0170000
#define S_IFDIR 0040000
#define S_IFCHR 0020000
#define S_IFBLK 0060000
#define S_IFREG 0100000

#define S_ISDIR(mode) (((mode) & S_IFMT) == S_IFDIR)
#define S_ISREG(mode) (((mode) & S_IFMT) == S_IFREG)

#ifdef __cplusplus
extern "C" {
#endif

int stat(const char *path, struct stat *buf);
int fstat(int fildes, struct stat *buf);
int mkdir(const char *path, mode_t mode);

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_LIBC_SYS_STAT_H_ */
