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

# Where a variable was given: on the command line (in CMake's cache), in the environment (which
# configure.py sees itself), or in the application's CMakeLists.txt before find_package(Zephyr).
# ${NAME} of another variable in a value is filled in.
function(zephyr_given name out_cache out_local)
  set(cache "$CACHE{${name}}")
  set(local "${${name}}")
  if(local STREQUAL cache)
    set(local "")
  endif()
  foreach(scope cache local)
    string(CONFIGURE "${${scope}}" value)
    string(REPLACE ";" "\\;" value "${value}")
    set(${out_${scope}} "${value}" PARENT_SCOPE)
  endforeach()
endfunction()

# One value: the command line wins, then the environment, then CMakeLists.txt.
foreach(name BOARD SHIELD SNIPPET CONF_FILE DTC_OVERLAY_FILE DTS_EXTRA_CPPFLAGS FILE_SUFFIX
        APPLICATION_CONFIG_DIR KCONFIG_ROOT ZEPHYR_MODULES ZEPHYR_TOOLCHAIN_VARIANT)
  zephyr_given(${name} _cache _local)
  if(name STREQUAL BOARD AND DEFINED CACHED_BOARD)
    set(_cache ${CACHED_BOARD})
  endif()
  if(NOT _cache STREQUAL "")
    list(APPEND _args "${name}=${_cache}")
  elseif(NOT _local STREQUAL "" AND "$ENV{${name}}" STREQUAL "")
    list(APPEND _args "${name}=${_local}")
  endif()
endforeach()

# All values together.
foreach(name EXTRA_CONF_FILE OVERLAY_CONFIG EXTRA_DTC_OVERLAY_FILE BOARD_ROOT SOC_ROOT DTS_ROOT
        ARCH_ROOT SNIPPET_ROOT ZEPHYR_EXTRA_MODULES EXTRA_ZEPHYR_MODULES)
  zephyr_given(${name} _cache _local)
  if(NOT _cache STREQUAL "")
    list(APPEND _args "${name}=${_cache}")
  endif()
  if(NOT _local STREQUAL "")
    list(APPEND _args "local ${name}=${_local}")
  endif()
endforeach()

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
