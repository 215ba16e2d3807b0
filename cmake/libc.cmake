# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Which C library is compiled and linked against. What it needs from us (its hooks, or all of the
# minimal one) is in lib/libc.

if(CONFIG_EXTERNAL_LIBC)
  # The host's, or one that the application brings.
elseif(CONFIG_PICOLIBC)
  zephyr_system_include_directories(${TOOLCHAIN_PICOLIBC_INCLUDE})
  zephyr_link_options(-specs=${TOOLCHAIN_PICOLIBC_SPECS} -nostartfiles)
  zephyr_libc_link_libraries(-lc -lgcc)
elseif(CONFIG_NEWLIB_LIBC)
  zephyr_link_options(-nostartfiles)
  if(CONFIG_NEWLIB_LIBC_NANO)
    zephyr_compile_options(-specs=nano.specs)
    zephyr_link_options(-specs=nano.specs)
  endif()
  zephyr_libc_link_libraries(-lc -lgcc)
else()
  # Only the compiler's own headers (stdarg.h, stdint.h...) besides ours.
  zephyr_compile_options(-nostdinc)
  zephyr_system_include_directories(${TOOLCHAIN_INCLUDE})
  if(IS_DIRECTORY "${TOOLCHAIN_INCLUDE_FIXED}")
    zephyr_system_include_directories(${TOOLCHAIN_INCLUDE_FIXED})
  endif()
  if(NOT CONFIG_NATIVE_BUILD)
    zephyr_link_options(-nostdlib)
    zephyr_libc_link_libraries(-lgcc)
  endif()
endif()
