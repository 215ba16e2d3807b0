# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# native_sim: the host's compiler, 32 or 64 bit, at fixed addresses.

set(POSIX_WORD_SIZE -m32)
if(CONFIG_64BIT)
  set(POSIX_WORD_SIZE -m64)
endif()
if(NOT CMAKE_HOST_SYSTEM_PROCESSOR MATCHES "x86_64|amd64|i.86")
  set(POSIX_WORD_SIZE "") # other hosts have one word size only
endif()
if(POSIX_WORD_SIZE STREQUAL "-m32" AND NOT EXISTS /usr/include/asm)
  # Debian's link to the kernel's headers belongs to gcc-multilib, which excludes cross compilers.
  list(APPEND POSIX_WORD_SIZE -idirafter/usr/include/x86_64-linux-gnu)
endif()
zephyr_compile_options(${POSIX_WORD_SIZE} -fno-pic -fno-pie)
zephyr_link_options(${POSIX_WORD_SIZE} -no-pie)

include(${ZEPHYR_BASE}/arch/posix/link.cmake)
