# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# native_sim: the host's compiler, 32 or 64 bit, at fixed addresses.

set(_mode -m32)
if(CONFIG_64BIT)
  set(_mode -m64)
endif()
execute_process(COMMAND uname -m OUTPUT_VARIABLE _host OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT _host MATCHES "x86_64|i.86")
  set(_mode "") # other hosts have one word size only
endif()
zephyr_compile_options(${_mode} -fno-pic -fno-pie)
zephyr_link_options(${_mode} -no-pie)
