# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Cortex-M, -R and 32-bit -A: which core the compiler makes code for.

# Option | -mcpu
set(_cores
  CORTEX_M0 cortex-m0 CORTEX_M0PLUS cortex-m0plus CORTEX_M1 cortex-m1 CORTEX_M3 cortex-m3
  CORTEX_M4 cortex-m4 CORTEX_M7 cortex-m7 CORTEX_M23 cortex-m23 CORTEX_M33 cortex-m33
  CORTEX_M55 cortex-m55 CORTEX_M85 cortex-m85
  CORTEX_R4 cortex-r4 CORTEX_R5 cortex-r5 CORTEX_R7 cortex-r7 CORTEX_R52 cortex-r52
  CORTEX_A9 cortex-a9)
set(_cpu "")
while(_cores)
  list(POP_FRONT _cores _option _name)
  if(CONFIG_CPU_${_option})
    set(_cpu ${_name})
  endif()
endwhile()
if(_cpu STREQUAL cortex-m33 AND NOT CONFIG_ARMV8_M_DSP)
  string(APPEND _cpu +nodsp)
endif()
if(_cpu STREQUAL "")
  zephyr_error("no CONFIG_CPU_CORTEX_* is set" "mend: the SoC's Kconfig must select its core")
endif()

set(_float -mfloat-abi=soft)
if(CONFIG_FPU)
  set(_float -mfloat-abi=hard)
  if(CONFIG_FP_SOFTABI)
    set(_float -mfloat-abi=softfp)
  endif()
elseif(_cpu MATCHES "cortex-m(33|55|85)")
  string(APPEND _cpu +nofp)
  string(REGEX REPLACE "\\+nodsp\\+nofp" "+nodsp+nofp" _cpu ${_cpu})
endif()

set(GCC_M_CPU ${_cpu})
set(_flags -mcpu=${_cpu} ${_float})
if(CONFIG_FPU AND _cpu STREQUAL cortex-m7 AND NOT CONFIG_CPU_HAS_FPU_DOUBLE_PRECISION)
  list(APPEND _flags -mfpu=fpv5-sp-d16)
endif()
if(CONFIG_CPU_CORTEX_M OR CONFIG_COMPILER_ISA_THUMB2)
  list(APPEND _flags -mthumb)
endif()
if(CONFIG_ARM_SECURE_FIRMWARE)
  list(APPEND _flags -mcmse)
endif()
zephyr_compile_options(${_flags} -mabi=aapcs)
zephyr_link_options(${_flags} -mabi=aapcs)
