# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Hand all that the user and the application have set to scripts/build/configure.py, and take its
# answer: variables for the board, the toolchain, modules, and every CONFIG_ option.

# -DCONFIG_x=y is kept under another name: CONFIG_x itself is what Kconfig makes of it.
get_cmake_property(_cache CACHE_VARIABLES)
foreach(name ${_cache})
  if(name MATCHES "^CONFIG_")
    set(CLI_${name} "${${name}}" CACHE INTERNAL "")
    unset(${name} CACHE)
    list(APPEND _cache CLI_${name})
  endif()
endforeach()
list(REMOVE_DUPLICATES _cache)

set(_args "ZEPHYR_BASE=${ZEPHYR_BASE}" "APP_DIR=${APPLICATION_SOURCE_DIR}")
foreach(name ${_cache})
  if(name MATCHES "^CLI_(CONFIG_.*)")
    string(REPLACE ";" "\\;" _value "${${name}}")
    list(APPEND _args "${CMAKE_MATCH_1}=${_value}")
  endif()
endforeach()

set(BOARD_ASKED ${BOARD})
if(DEFINED CACHED_BOARD AND BOARD AND NOT BOARD STREQUAL CACHED_BOARD)
  message(NOTICE "error: this build directory is for BOARD=${CACHED_BOARD}, not for ${BOARD}\n"
    "  mend: use another one (-B DIR), or empty it: ninja -C ${APPLICATION_BINARY_DIR} pristine")
  message(FATAL_ERROR "configuration stopped: see the error above")
endif()

# Every variable that the user or the application may give, from each place it may be given in: the
# command line (CMake's cache), the environment, the CMakeLists.txt before find_package(Zephyr).
# configure.py knows which place wins. The environment of the first time is kept, as later runs (by
# ninja, by an editor) may have another. ${NAME} of another variable in a value is filled in.
function(zephyr_forward name once)
  if(DEFINED ENV{${name}} AND NOT (once AND DEFINED ZEPHYR_ENV_${name}))
    set(ZEPHYR_ENV_${name} "$ENV{${name}}" CACHE INTERNAL "")
  endif()
  set(cache "$CACHE{${name}}")
  set(env "${ZEPHYR_ENV_${name}}")
  set(local "${${name}}")
  if(local STREQUAL cache)
    set(local "")
  endif()
  if(name STREQUAL BOARD AND DEFINED CACHED_BOARD)
    set(cache ${CACHED_BOARD})
  endif()
  foreach(scope cache env local)
    if(NOT ${scope} STREQUAL "")
      string(CONFIGURE "${${scope}}" value)
      string(REPLACE ";" "\\;" value "${value}")
      list(APPEND _args "${scope} ${name}=${value}")
    endif()
  endforeach()
  set(_args "${_args}" PARENT_SCOPE)
endfunction()

foreach(name BOARD SHIELD SNIPPET CONF_FILE EXTRA_CONF_FILE OVERLAY_CONFIG DTC_OVERLAY_FILE
        EXTRA_DTC_OVERLAY_FILE DTS_EXTRA_CPPFLAGS FILE_SUFFIX APPLICATION_CONFIG_DIR KCONFIG_ROOT
        BOARD_ROOT SOC_ROOT DTS_ROOT ARCH_ROOT SNIPPET_ROOT
        ZEPHYR_MODULES ZEPHYR_EXTRA_MODULES EXTRA_ZEPHYR_MODULES ZEPHYR_TOOLCHAIN_VARIANT
        CROSS_COMPILE GNUARMEMB_TOOLCHAIN_PATH ZEPHYR_SDK_INSTALL_DIR M64_MODE)
  zephyr_forward(${name} FALSE)
endforeach()
zephyr_forward(PATH TRUE)

# Glue for modules that bring none: <MODULE_EXT_ROOT>/modules/modules.cmake says where it is. A
# module may be such a root itself, which is known only when configure.py has read it: then again.
set(_roots ${MODULE_EXT_ROOT} ${ZEPHYR_BASE})
set(_result 3)
while(_result EQUAL 3)
  foreach(_root ${_roots})
    include(${_root}/modules/modules.cmake OPTIONAL)
  endforeach()
  get_cmake_property(_names VARIABLES)
  list(FILTER _names INCLUDE REGEX "^ZEPHYR_.*_(KCONFIG|CMAKE_DIR)$")
  set(_glue "")
  foreach(name ${_names})
    list(APPEND _glue "${name}=${${name}}")
  endforeach()
  execute_process(
    COMMAND ${PYTHON_EXECUTABLE} -I ${ZEPHYR_BASE}/scripts/build/configure.py
            ${APPLICATION_BINARY_DIR} ${_args} ${_glue} "MODULE_EXT_ROOT=${_roots}"
    RESULT_VARIABLE _result OUTPUT_VARIABLE _answer)
  if(_result EQUAL 3)
    list(APPEND _roots ${_answer})
  endif()
endwhile()
if(_result)
  message(FATAL_ERROR "configuration stopped: see the error above")
endif()

include(${ZEPHYR_BINARY_DIR}/configure.cmake)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ZEPHYR_CONFIGURE_DEPENDS})
set(AUTOCONF_H ${ZEPHYR_BINARY_DIR}/include/generated/zephyr/autoconf.h)
set(DOTCONFIG ${ZEPHYR_BINARY_DIR}/.config)

# From now on the board is the build directory's, whatever BOARD says in the environment.
if(NOT DEFINED CACHED_BOARD)
  if(BOARD_ASKED)
    set(CACHED_BOARD ${BOARD_ASKED} CACHE INTERNAL "The board of this build directory")
  else()
    set(CACHED_BOARD $ENV{BOARD} CACHE INTERNAL "The board of this build directory")
  endif()
endif()
set(_names "")
foreach(_file ${CONF_FILES})
  get_filename_component(_file ${_file} NAME)
  list(APPEND _names ${_file})
endforeach()
list(JOIN _names " " _names)
set(_compiler "${ZEPHYR_TOOLCHAIN_VARIANT} toolchain, ${TOOLCHAIN_ID} ${TOOLCHAIN_VERSION}")
message(STATUS "Board: ${BOARD_TARGET}; ${_compiler}; options: ${_names}")
