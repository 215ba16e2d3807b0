# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Tell CMake about the compiler instead of letting it find out: configure.py knows the facts (and
# keeps them between builds), and CMake's own test compilations would cost a second.

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_VERSION 1)
set(CMAKE_SYSTEM_PROCESSOR ${ARCH})

set(CMAKE_C_COMPILER ${TOOLCHAIN_CC} CACHE FILEPATH "")
set(CMAKE_CXX_COMPILER ${TOOLCHAIN_CXX} CACHE FILEPATH "")
set(CMAKE_ASM_COMPILER ${TOOLCHAIN_CC} CACHE FILEPATH "")

foreach(lang C CXX ASM)
  set(CMAKE_${lang}_COMPILER_FORCED TRUE)
  set(CMAKE_${lang}_COMPILER_WORKS TRUE)
  set(CMAKE_${lang}_COMPILER_ID_RUN TRUE)
  set(CMAKE_${lang}_COMPILER_ID ${TOOLCHAIN_ID})
  set(CMAKE_${lang}_COMPILER_VERSION ${TOOLCHAIN_VERSION})
  set(CMAKE_${lang}_COMPILER_FRONTEND_VARIANT GNU)
endforeach()
set(CMAKE_C_STANDARD_COMPUTED_DEFAULT 17)
set(CMAKE_CXX_STANDARD_COMPUTED_DEFAULT 17)

foreach(tool ar ranlib nm objcopy objdump readelf strip)
  string(TOUPPER ${tool} upper)
  set(CMAKE_${upper} ${CROSS_COMPILE}${tool} CACHE FILEPATH "")
endforeach()
set(CMAKE_GDB ${CROSS_COMPILE}gdb)
set(CMAKE_LINKER ${CROSS_COMPILE}ld CACHE FILEPATH "")

set(CMAKE_MESSAGE_LOG_LEVEL NOTICE) # nothing was found out: nothing to tell
project(Zephyr-Kernel VERSION ${KERNEL_VERSION_MAJOR}.${KERNEL_VERSION_MINOR}.${KERNEL_PATCHLEVEL}
        LANGUAGES C CXX ASM)
unset(CMAKE_MESSAGE_LOG_LEVEL)

set(CMAKE_C_COMPILE_FEATURES c_std_90 c_std_99 c_std_11 c_std_17 c_std_23)
set(CMAKE_CXX_COMPILE_FEATURES cxx_std_98 cxx_std_11 cxx_std_14 cxx_std_17 cxx_std_20 cxx_std_23)
set(CMAKE_EXECUTABLE_SUFFIX "")
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY) # a program needs the port's linker script
set(LINKERFLAGPREFIX -Wl)

# One link by the toolchain's C driver, whatever compiled the sources (a C++ driver adds libraries,
# which only the host has).
foreach(lang C CXX)
  set(_driver ${TOOLCHAIN_LINKER})
  if(CONFIG_NATIVE_BUILD)
    set(_driver <CMAKE_${lang}_COMPILER>)
  endif()
  set(CMAKE_${lang}_LINK_EXECUTABLE
      "${_driver} <LINK_FLAGS> <OBJECTS> -o <TARGET> <LINK_LIBRARIES>")
endforeach()
