# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# x86 in 32 and 64 bits, with the host's compiler.
#
# Without CONFIG_FPU the 32-bit compiler must leave SSE registers alone: an interrupt then has none to
# save. In 64 bits that is not to be had: the calling convention passes floating point numbers in them.

if(CONFIG_X86_64)
  set(_flags -m64 -march=x86-64 -mno-red-zone -mcmodel=small)
else()
  set(_flags -m32 -march=i686 -mpreferred-stack-boundary=2)
  if(CONFIG_X86_SSE2 OR CONFIG_X86_SSE)
    list(APPEND _flags -msse -mno-mmx)
    if(CONFIG_X86_SSE2)
      list(APPEND _flags -msse2)
    endif()
    if(CONFIG_X86_SSE_FP_MATH)
      list(APPEND _flags -mfpmath=sse)
    endif()
  else()
    list(APPEND _flags -mno-sse -mno-mmx -mfpmath=387
         $<$<COMPILE_LANGUAGE:C>:-fexcess-precision=standard>)
  endif()
endif()
if(CONFIG_X86_SSE3)
  list(APPEND _flags -msse3)
endif()
# The host's compiler is made for the host: no position independence, no landing pads, no canaries of
# its C library.
list(APPEND _flags -fno-pic -fno-pie -fcf-protection=none -mno-avx)
if(CONFIG_STACK_CANARIES)
  list(APPEND _flags -mstack-protector-guard=global)
endif()
zephyr_compile_options(${_flags})
if(CONFIG_X86_64)
  zephyr_link_options(-m64 -no-pie -static)
else()
  zephyr_link_options(-m32 -no-pie -static)
endif()
zephyr_link_options(-Wl,--no-warn-rwx-segments -Wl,-z,noexecstack)
