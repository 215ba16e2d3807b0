/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Host functions by other names (nsi_host_trampolines.h), messages, error numbers.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "nsi_cmdline.h"
#include "nsi_errno.h"
#include "nsi_host_trampolines.h"
#include "nsi_main.h"
#include "nsi_tasks.h"
#include "nsi_tracing.h"
#include "nsi_utils.h"

void *nsi_host_calloc(unsigned long nmemb, unsigned long size)
{
	return calloc(nmemb, size);
}

int nsi_host_close(int fd)
{
	return close(fd);
}

void nsi_host_free(void *ptr)
{
	free(ptr);
}

char *nsi_host_getcwd(char *buf, unsigned long size)
{
	return getcwd(buf, size);
}

int nsi_host_isatty(int fd)
{
	return isatty(fd);
}

void *nsi_host_malloc(unsigned long size)
{
	return malloc(size);
}

int nsi_host_open(const char *pathname, int flags)
{
	return open(pathname, flags, 0666);
}

long nsi_host_read(int fd, void *buffer, unsigned long size)
{
	return read(fd, buffer, size);
}

char *nsi_host_strdup(const char *s)
{
	return strdup(s);
}

long nsi_host_write(int fd, const void *buffer, unsigned long size)
{
	return write(fd, buffer, size);
}

/*
 * ---- random numbers ----------------------------------------------------------------------------
 */

/* Not random(): every C library has its own, and logs are to be equal everywhere. SplitMix64. */
static uint64_t random_state;

void nsi_host_srandom(unsigned int seed)
{
	random_state = seed;
}

long nsi_host_random(void)
{
	uint64_t z = (random_state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (long)((z ^ (z >> 31)) >> 33);
}

static uint32_t seed = 0x5678;
static bool seed_random;

static void add_seed_options(void)
{
	static struct args_struct_t options[] = {
		{.option = "seed", .name = "r_seed", .type = 'u', .dest = &seed,
		 .descript = "Seed of the random number generator; 0x5678 by default"},
		{.is_switch = true, .option = "seed-random", .type = 'b', .dest = &seed_random,
		 .descript = "Take the seed from the host's random numbers, print it"},
		ARG_TABLE_ENDMARKER};

	nsi_add_command_line_opts(options);
}
NSI_TASK(add_seed_options, PRE_BOOT_1, 1);

static void set_seed(void)
{
	if (seed_random) {
		if (getentropy(&seed, sizeof(seed)) != 0) {
			nsi_print_error_and_exit("no random numbers from the host: %s\n",
						 strerror(errno));
		}
		nsi_print_trace("Random seed: -seed=%u\n", seed);
	}
	nsi_host_srandom(seed);
}
NSI_TASK(set_seed, PRE_BOOT_2, 1);

/*
 * ---- messages ----------------------------------------------------------------------------------
 */

void nsi_vprint_warning(const char *format, va_list vargs)
{
	fflush(stdout);
	vfprintf(stderr, format, vargs);
}

void nsi_vprint_error_and_exit(const char *format, va_list vargs)
{
	nsi_vprint_warning(format, vargs);
	nsi_exit(1);
}

void nsi_vprint_trace(const char *format, va_list vargs)
{
	vfprintf(stdout, format, vargs);
}

void nsi_print_error_and_exit(const char *format, ...)
{
	va_list vargs;

	va_start(vargs, format);
	nsi_vprint_error_and_exit(format, vargs);
}

void nsi_print_warning(const char *format, ...)
{
	va_list vargs;

	va_start(vargs, format);
	nsi_vprint_warning(format, vargs);
	va_end(vargs);
}

void nsi_print_trace(const char *format, ...)
{
	va_list vargs;

	va_start(vargs, format);
	nsi_vprint_trace(format, vargs);
	va_end(vargs);
}

int nsi_trace_over_tty(int file_number)
{
	return isatty(file_number == 0 ? STDOUT_FILENO : STDERR_FILENO);
}

/*
 * ---- error numbers ------------------------------------------------------------------------------
 */

/* Numbers in between equal the host's up to 34 (the old Unix ones); the rest are in this table. */
static const struct {
	uint8_t host;
	uint8_t mid;
} errnos[] = {
	{EDEADLK, 45}, {ENOLCK, 46}, {ENOSTR, 60}, {ENODATA, 61}, {ETIME, 62}, {ENOSR, 63},
	{EPROTO, 71}, {EBADMSG, 77}, {ENOSYS, 88}, {ENOTEMPTY, 90}, {ENAMETOOLONG, 91},
	{ELOOP, 92}, {EOPNOTSUPP, 95}, {EPFNOSUPPORT, 96}, {ECONNRESET, 104}, {ENOBUFS, 105},
	{EAFNOSUPPORT, 106}, {EPROTOTYPE, 107}, {ENOTSOCK, 108}, {ENOPROTOOPT, 109},
	{ESHUTDOWN, 110}, {ECONNREFUSED, 111}, {EADDRINUSE, 112}, {ECONNABORTED, 113},
	{ENETUNREACH, 114}, {ENETDOWN, 115}, {ETIMEDOUT, 116}, {EHOSTDOWN, 117},
	{EHOSTUNREACH, 118}, {EINPROGRESS, 119}, {EALREADY, 120}, {EDESTADDRREQ, 121},
	{EMSGSIZE, 122}, {EPROTONOSUPPORT, 123}, {ESOCKTNOSUPPORT, 124}, {EADDRNOTAVAIL, 125},
	{ENETRESET, 126}, {EISCONN, 127}, {ENOTCONN, 128}, {ETOOMANYREFS, 129}, {ENOTSUP, 134},
	{EILSEQ, 138}, {EOVERFLOW, 139}, {ECANCELED, 140},
};

#define SAME_UP_TO ERANGE

int nsi_errno_to_mid(int err)
{
	for (unsigned int i = 0; err > SAME_UP_TO && i < NSI_ARRAY_SIZE(errnos); i++) {
		if (errnos[i].host == err) {
			return errnos[i].mid;
		}
	}
	return err;
}

int nsi_errno_from_mid(int err)
{
	for (unsigned int i = 0; err > SAME_UP_TO && i < NSI_ARRAY_SIZE(errnos); i++) {
		if (errnos[i].mid == err) {
			return errnos[i].host;
		}
	}
	return err;
}

int nsi_get_errno_in_mid(void)
{
	return nsi_errno_to_mid(errno);
}
