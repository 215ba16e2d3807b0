# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# The functions that applications and modules call, by topic.

include(${ZEPHYR_BASE}/cmake/ext/util.cmake)      # zephyr_get, zephyr_string, asserts
include(${ZEPHYR_BASE}/cmake/ext/files.cmake)     # zephyr_file, build strings
include(${ZEPHYR_BASE}/cmake/ext/interface.cmake) # zephyr_compile_options...: for everything
include(${ZEPHYR_BASE}/cmake/ext/library.cmake)   # zephyr_library...: for one library
include(${ZEPHYR_BASE}/cmake/ext/conditional.cmake) # the _ifdef and _ifndef family
include(${ZEPHYR_BASE}/cmake/ext/check.cmake)     # does the compiler know this flag?
include(${ZEPHYR_BASE}/cmake/ext/linker.cmake)    # zephyr_linker_sources, iterable sections
include(${ZEPHYR_BASE}/cmake/ext/generate.cmake)  # files into headers, system call folders
include(${ZEPHYR_BASE}/cmake/ext/kconfig.cmake)   # import_kconfig
include(${ZEPHYR_BASE}/cmake/ext/board.cmake)     # runner arguments
include(${ZEPHYR_BASE}/cmake/dt.cmake OPTIONAL)     # dt_prop and its kin
