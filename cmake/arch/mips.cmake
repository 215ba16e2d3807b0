# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# MIPS32 release 2, o32. The compiler is Linux's: its library of helpers is position-independent code
# that fits to ours ("abicalls"), and passes floating point numbers in registers.

set(_flags -march=mips32r2 -mabi=32 -mhard-float -G0 -fno-pic -fno-pie -mno-shared -mplt)
if(CONFIG_BIG_ENDIAN)
  list(APPEND _flags -EB)
else()
  list(APPEND _flags -EL)
endif()
zephyr_compile_options(${_flags})
zephyr_link_options(${_flags} -static -no-pie)
