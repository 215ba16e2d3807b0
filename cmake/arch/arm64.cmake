# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# AArch64: which core the compiler makes code for. The compiler may be one for Linux: then it is told
# to forget that.

set(_cpu "")
foreach(_name a53 a55 a57 a72 a76)
  string(TOUPPER ${_name} _option)
  if(CONFIG_CPU_CORTEX_${_option})
    set(_cpu cortex-${_name})
  endif()
endforeach()
if(_cpu STREQUAL "")
  zephyr_error("no CONFIG_CPU_CORTEX_A* is set" "mend: the SoC's Kconfig must select its core")
endif()
set(GCC_M_CPU ${_cpu})

zephyr_compile_options(-mcpu=${_cpu} -mabi=lp64 -fno-pic -fno-pie -mno-outline-atomics
  -fno-asynchronous-unwind-tables
  -U__linux__ -U__linux -U__gnu_linux__ -Ulinux -U__unix__ -U__unix -Uunix)
zephyr_link_options(-mcpu=${_cpu} -mabi=lp64 -static -no-pie -z noexecstack -Wl,--no-warn-rwx-segments)
