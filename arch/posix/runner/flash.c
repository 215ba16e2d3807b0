/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The file behind the first simulated flash memory (nsi_flash.h), mapped into memory: what the
 * program writes is in the file, even if it crashes. Takes part only in programs with
 * CONFIG_FLASH_SIMULATOR.
 *
 * A file that is not there or is empty is made. One of another size belongs to something else (or
 * to another devicetree): it is left alone, unless -flash_erase says that nothing in it matters.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "nsi_cmdline.h"
#include "nsi_flash.h"
#include "nsi_tasks.h"
#include "nsi_tracing.h"

static char *flash_path = "flash.bin";
static bool flash_erase, flash_rm, flash_in_ram;
static bool flash_file_in_use;

/*
 * Open the file, @p size bytes long; @p is_new tells whether its contents have no meaning yet.
 */
static int open_flash_file(size_t size, bool *is_new)
{
	int fd = open(flash_path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	struct stat facts;

	if (fd < 0 || fstat(fd, &facts) != 0) {
		nsi_print_error_and_exit("flash: can not open %s: %s; name another file with "
					 "-flash=<path> or use -flash_in_ram\n",
					 flash_path, strerror(errno));
	}
	*is_new = flash_erase || facts.st_size == 0;
	if (!*is_new && facts.st_size != (off_t)size) {
		nsi_print_error_and_exit("flash: %s has %lld bytes, the flash memory %zu; name "
					 "another file with -flash=<path> or start anew with "
					 "-flash_erase\n",
					 flash_path, (long long)facts.st_size, size);
	}
	if (*is_new && ftruncate(fd, (off_t)size) != 0) {
		nsi_print_error_and_exit("flash: %s: %s\n", flash_path, strerror(errno));
	}
	return fd;
}

void *nsi_flash_memory(int index, size_t size, unsigned char erase_value)
{
	bool is_file = index == 0 && !flash_in_ram;
	bool is_new = true;
	int fd = is_file ? open_flash_file(size, &is_new) : -1;
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    is_file ? MAP_SHARED : MAP_PRIVATE | MAP_ANONYMOUS, fd, 0);

	if (memory == MAP_FAILED) {
		nsi_print_error_and_exit("flash: can not map %zu bytes%s%s: %s\n", size,
					 is_file ? " of " : "", is_file ? flash_path : "",
					 strerror(errno));
	}
	if (is_file) {
		close(fd);
		flash_file_in_use = true;
	}
	if (is_new) {
		memset(memory, erase_value, size);
	}
	return memory;
}

static void remove_flash_file(void)
{
	if (flash_rm && flash_file_in_use && unlink(flash_path) != 0) {
		nsi_print_warning("flash: can not remove %s: %s\n", flash_path, strerror(errno));
	}
}
NSI_TASK(remove_flash_file, ON_EXIT_POST, 0);

static void add_flash_options(void)
{
	static struct args_struct_t options[] = {
		{.option = "flash",
		 .name = "path",
		 .type = 's',
		 .dest = &flash_path,
		 .descript = "File to keep the flash memory in (default: flash.bin)"},
		{.is_switch = true,
		 .option = "flash_erase",
		 .type = 'b',
		 .dest = &flash_erase,
		 .descript = "Start with an erased flash memory"},
		{.is_switch = true,
		 .option = "flash_rm",
		 .type = 'b',
		 .dest = &flash_rm,
		 .descript = "Remove the file of the flash memory at the end"},
		{.is_switch = true,
		 .option = "flash_in_ram",
		 .type = 'b',
		 .dest = &flash_in_ram,
		 .descript = "Keep the flash memory in RAM, without any file"},
		ARG_TABLE_ENDMARKER};

	nsi_add_command_line_opts(options);
}
NSI_TASK(add_flash_options, PRE_BOOT_1, 12);
