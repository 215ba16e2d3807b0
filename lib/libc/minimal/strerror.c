/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Errors in words. Without the table every error is an empty string.
 */

#include <errno.h>
#include <stddef.h>
#include <string.h>

#ifdef CONFIG_MINIMAL_LIBC_STRING_ERROR_TABLE
static const struct {
	unsigned char number;
	const char *words;
} errors[] = {
	{0, "Success"},
	{EPERM, "Operation not permitted"},
	{ENOENT, "No such file or directory"},
	{ESRCH, "No such process"},
	{EINTR, "Interrupted"},
	{EIO, "Input or output error"},
	{ENXIO, "No such device or address"},
	{E2BIG, "Arguments too long"},
	{ENOEXEC, "Not an executable format"},
	{EBADF, "Bad file descriptor"},
	{ECHILD, "No child process"},
	{EAGAIN, "Try again later"},
	{ENOMEM, "Out of memory"},
	{EACCES, "Permission denied"},
	{EFAULT, "Bad address"},
	{ENOTBLK, "Not a block device"},
	{EBUSY, "Busy"},
	{EEXIST, "Exists already"},
	{EXDEV, "Across devices"},
	{ENODEV, "No such device"},
	{ENOTDIR, "Not a directory"},
	{EISDIR, "Is a directory"},
	{EINVAL, "Invalid argument"},
	{ENFILE, "Too many files open in the system"},
	{EMFILE, "Too many files open"},
	{ENOTTY, "Not for this device"},
	{ETXTBSY, "Program is running"},
	{EFBIG, "File too large"},
	{ENOSPC, "No space left"},
	{ESPIPE, "Cannot seek"},
	{EROFS, "Read-only file system"},
	{EMLINK, "Too many links"},
	{EPIPE, "Broken pipe"},
	{EDOM, "Argument out of domain"},
	{ERANGE, "Result out of range"},
	{ENOMSG, "No such message"},
	{EDEADLK, "Would deadlock"},
	{ENOLCK, "No lock available"},
	{ENOSTR, "Not a stream"},
	{ENODATA, "No data"},
	{ETIME, "Timer expired"},
	{ENOSR, "Out of stream resources"},
	{EPROTO, "Protocol error"},
	{EBADMSG, "Bad message"},
	{ENOSYS, "Not implemented"},
	{ENOTEMPTY, "Directory not empty"},
	{ENAMETOOLONG, "Name too long"},
	{ELOOP, "Too many symbolic links"},
	{EOPNOTSUPP, "Operation not supported"},
	{EPFNOSUPPORT, "Protocol family not supported"},
	{ECONNRESET, "Connection reset"},
	{ENOBUFS, "No buffers"},
	{EAFNOSUPPORT, "Address family not supported"},
	{EPROTOTYPE, "Wrong protocol for the socket"},
	{ENOTSOCK, "Not a socket"},
	{ENOPROTOOPT, "Protocol not available"},
	{ESHUTDOWN, "Socket is shut down"},
	{ECONNREFUSED, "Connection refused"},
	{EADDRINUSE, "Address in use"},
	{ECONNABORTED, "Connection aborted"},
	{ENETUNREACH, "Network unreachable"},
	{ENETDOWN, "Network is down"},
	{ETIMEDOUT, "Timed out"},
	{EHOSTDOWN, "Host is down"},
	{EHOSTUNREACH, "Host unreachable"},
	{EINPROGRESS, "In progress"},
	{EALREADY, "Under way already"},
	{EDESTADDRREQ, "Destination address required"},
	{EMSGSIZE, "Message too long"},
	{EPROTONOSUPPORT, "Protocol not supported"},
	{ESOCKTNOSUPPORT, "Socket type not supported"},
	{EADDRNOTAVAIL, "Address not available"},
	{ENETRESET, "Connection reset by the network"},
	{EISCONN, "Connected already"},
	{ENOTCONN, "Not connected"},
	{ETOOMANYREFS, "Too many references"},
	{ENOTSUP, "Not supported"},
	{EILSEQ, "Invalid byte sequence"},
	{EOVERFLOW, "Value too large"},
	{ECANCELED, "Canceled"},
};

char *strerror(int errnum)
{
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		if (errors[i].number == errnum) {
			return (char *)errors[i].words;
		}
	}
	return "";
}
#else
char *strerror(int errnum)
{
	(void)errnum;
	return "";
}
#endif

int strerror_r(int errnum, char *buf, size_t size)
{
	const char *words = strerror(errnum);

	return strlcpy(buf, words, size) < size ? 0 : ERANGE;
}
