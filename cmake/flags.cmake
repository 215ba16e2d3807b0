# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# zephyr_interface: include paths, definitions and options of every source, from Kconfig.

add_library(zephyr_interface INTERFACE)
add_library(zephyr OBJECT)
add_custom_target(zephyr_generated_headers)
add_custom_target(offsets_h)

zephyr_include_directories(
  ${ZEPHYR_BASE}/include
  ${ZEPHYR_BASE}/kernel/include # names that tests of the kernel use
  ${ZEPHYR_BINARY_DIR}/include/generated)
if(CONFIG_LEGACY_GENERATED_INCLUDE_PATH)
  zephyr_include_directories(${ZEPHYR_BINARY_DIR}/include/generated/zephyr)
endif()
if(SOC_FULL_DIR)
  zephyr_include_directories(${SOC_FULL_DIR})
endif()

zephyr_compile_definitions(KERNEL __ZEPHYR__=1)
if(CONFIG_NATIVE_BUILD)
  zephyr_compile_definitions(_POSIX_C_SOURCE=200809L)
endif()

set(_options
  -imacros ${ZEPHYR_BINARY_DIR}/include/generated/zephyr/options.h # autoconf.h, see touched.py
  -fno-common -fno-strict-aliasing -ffunction-sections -fdata-sections
  -fno-asynchronous-unwind-tables
  -fmacro-prefix-map=${APPLICATION_SOURCE_DIR}=CMAKE_SOURCE_DIR
  -fmacro-prefix-map=${ZEPHYR_BASE}=ZEPHYR_BASE)
if(TOOLCHAIN_TARGET)
  list(PREPEND _options --target=${TOOLCHAIN_TARGET})
endif()
if(TOOLCHAIN_ID STREQUAL GNU)
  list(APPEND _options -fno-reorder-functions -fno-defer-pop --param=min-pagesize=0)
endif()
if(NOT CONFIG_BUILD_OUTPUT_STRIP_PATHS)
  list(FILTER _options EXCLUDE REGEX "macro-prefix-map")
endif()
if(CONFIG_ENFORCE_ZEPHYR_STDINT)
  list(APPEND _options "SHELL:-imacros ${ZEPHYR_BASE}/include/zephyr/toolchain/zephyr_stdint.h")
endif()

# Optimisation
if(CONFIG_NO_OPTIMIZATIONS)
  set(_opt -O0)
elseif(CONFIG_DEBUG_OPTIMIZATIONS)
  set(_opt -Og)
elseif(CONFIG_SPEED_OPTIMIZATIONS)
  set(_opt -O2)
elseif(CONFIG_SIZE_OPTIMIZATIONS_AGGRESSIVE AND TOOLCHAIN_ID STREQUAL GNU)
  set(_opt -Os) # GCC 12's -Oz is not smaller on the targets here
elseif(CONFIG_SIZE_OPTIMIZATIONS_AGGRESSIVE)
  set(_opt -Oz)
else()
  set(_opt -Os)
endif()
list(APPEND _options ${_opt})
if(CONFIG_COMPILER_OPT)
  separate_arguments(_extra UNIX_COMMAND "${CONFIG_COMPILER_OPT}")
  list(APPEND _options ${_extra})
endif()
if(CONFIG_LTO)
  list(APPEND _options -flto=auto)
  zephyr_link_options(-flto=auto ${_opt})
endif()
if(CONFIG_OMIT_FRAME_POINTER)
  list(APPEND _options -fomit-frame-pointer)
elseif(CONFIG_OVERRIDE_FRAME_POINTER_DEFAULT)
  list(APPEND _options -fno-omit-frame-pointer)
endif()

# Languages
foreach(_std 90 99 11 17 23)
  if(CONFIG_STD_C${_std})
    set(_cstd ${_std})
  endif()
endforeach()
if(_cstd STREQUAL 23)
  set(_cstd 2x)
endif()
if(NOT CSTD)
  set(CSTD c${_cstd})
  if(CONFIG_GNU_C_EXTENSIONS)
    set(CSTD gnu${_cstd})
  endif()
endif()
list(APPEND _options $<$<COMPILE_LANGUAGE:C>:-std=${CSTD}>)
foreach(_std 98 11 14 17 2A 20 2B)
  if(CONFIG_STD_CPP${_std})
    string(TOLOWER c++${_std} _cppstd)
  endif()
endforeach()
if(CONFIG_CPP)
  list(APPEND _options $<$<COMPILE_LANGUAGE:CXX>:-std=${_cppstd}>
       $<$<COMPILE_LANGUAGE:CXX>:-Wno-register> $<$<COMPILE_LANGUAGE:CXX>:-fno-threadsafe-statics>)
  if(NOT CONFIG_CPP_EXCEPTIONS)
    list(APPEND _options $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>
         $<$<COMPILE_LANGUAGE:CXX>:-fno-unwind-tables>)
  endif()
  if(NOT CONFIG_CPP_RTTI)
    list(APPEND _options $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  endif()
  if(NOT CONFIG_NATIVE_BUILD)
    list(APPEND _options $<$<COMPILE_LANGUAGE:CXX>:-fno-use-cxa-atexit>)
  endif()
endif()

include(${ZEPHYR_BASE}/cmake/warnings.cmake)

# Debugging, protection. ETE_DEBUG_INFO=lines (tests) has what addr2line needs, which is a sixth of a
# compilation less; the table of kernel objects is made of the types.
if(NOT ETE_DEBUG_INFO STREQUAL lines)
  list(APPEND _options -g)
elseif(CONFIG_USERSPACE OR CONFIG_LTO)
  list(APPEND _options -g $<$<NOT:$<COMPILE_LANGUAGE:ASM>>:-fno-var-tracking>)
else()
  list(APPEND _options -g1)
endif()
if(CONFIG_COMPILER_SAVE_TEMPS)
  list(APPEND _options -save-temps=obj)
endif()
if(CONFIG_STACK_USAGE)
  list(APPEND _options -fstack-usage)
endif()
if(CONFIG_STACK_CANARIES)
  list(APPEND _options -fstack-protector-all)
  if(CONFIG_NATIVE_BUILD)
    # The host's C library keeps its own word elsewhere.
    list(APPEND _options -mstack-protector-guard=global)
  endif()
else()
  list(APPEND _options -fno-stack-protector)
endif()
if(CONFIG_FORTIFY_SOURCE_COMPILE_TIME)
  zephyr_compile_definitions(_FORTIFY_SOURCE=1)
elseif(CONFIG_FORTIFY_SOURCE_RUN_TIME)
  zephyr_compile_definitions(_FORTIFY_SOURCE=2)
endif()
if(CONFIG_COMPILER_FREESTANDING)
  list(APPEND _options -ffreestanding)
endif()
if(CONFIG_THREAD_LOCAL_STORAGE AND NOT CONFIG_NATIVE_BUILD)
  list(APPEND _options -ftls-model=local-exec)
endif()
include(${ZEPHYR_BASE}/cmake/instrument.cmake) # sanitizers, coverage

zephyr_compile_options(${_options})

# What the user adds on the command line.
foreach(_lang C CXX ASM)
  string(REPLACE "ASM" "A" _name ${_lang})
  separate_arguments(_extra UNIX_COMMAND "${EXTRA_${_name}FLAGS}")
  foreach(_option ${_extra})
    zephyr_compile_options($<$<COMPILE_LANGUAGE:${_lang}>:${_option}>)
  endforeach()
endforeach()
separate_arguments(_extra UNIX_COMMAND "${EXTRA_CPPFLAGS}")
zephyr_compile_options(${_extra})
separate_arguments(_extra UNIX_COMMAND "${EXTRA_LDFLAGS}")
zephyr_link_options(${_extra})

# When a compilation or the link fails over a devicetree name, say which node is meant and what to
# do.
set(_launcher "sh '${ZEPHYR_BASE}/scripts/dts/explain.sh' '${PYTHON_EXECUTABLE}'")
string(APPEND _launcher " '${ZEPHYR_BINARY_DIR}/edt.json'")
set_property(GLOBAL PROPERTY RULE_LAUNCH_COMPILE "${_launcher}")
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${_launcher}")
include(${ZEPHYR_BASE}/cmake/libc.cmake)
include(${ZEPHYR_BASE}/cmake/arch/${ARCH}.cmake OPTIONAL)
