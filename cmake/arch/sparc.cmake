# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# SPARC V8, LEON3. Code for one register window (-mflat): what other code calls "save" and "restore"
# is not used, and there is nothing to spill. The compiler is the one for 64 bits, whose library does
# not serve here: arch/sparc/int64.c stands in for it. Floating point needs the processor's unit.

set(_flags -m32 -mcpu=leon3 -mflat -mlong-double-64 -fno-pic -fno-pie)
if(CONFIG_FPU)
  list(APPEND _flags -mfpu)
else()
  list(APPEND _flags -mno-fpu)
endif()
zephyr_compile_options(${_flags})
zephyr_link_options(${_flags} -static -no-pie -Wl,-z,noexecstack)
set_property(TARGET zephyr_interface PROPERTY zephyr_libc "")
