# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# What find_package(Zephyr) does, step by step. It is included, not added: all that is set here
# lands in the application's own CMakeLists.txt, as applications expect.

include_guard(GLOBAL)

set(APPLICATION_SOURCE_DIR ${CMAKE_CURRENT_SOURCE_DIR})
set(APPLICATION_BINARY_DIR ${CMAKE_CURRENT_BINARY_DIR})
set(ZEPHYR_BINARY_DIR ${CMAKE_CURRENT_BINARY_DIR}/zephyr)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON CACHE BOOL "Write compile_commands.json")

if(CMAKE_C_COMPILER_LOADED)
  message(NOTICE "error: CMakeLists.txt: project() comes before find_package(Zephyr)\n"
    "  mend: put it after, the package chooses the compiler")
  message(FATAL_ERROR "configuration stopped: see the error above")
endif()

include(${ZEPHYR_BASE}/cmake/python.cmake)     # PYTHON_EXECUTABLE
include(${ZEPHYR_BASE}/cmake/configure.cmake)  # board, devicetree, Kconfig: all variables
if(DEFINED CMAKE_C_COMPILER AND NOT CMAKE_C_COMPILER STREQUAL TOOLCHAIN_CC)
  message(NOTICE "error: this build directory is for ${CMAKE_C_COMPILER}, not for ${TOOLCHAIN_CC}\n"
    "  mend: use another one (-B DIR), or empty it: ninja -C ${APPLICATION_BINARY_DIR} pristine")
  message(FATAL_ERROR "configuration stopped: see the error above")
endif()
include(${ZEPHYR_BASE}/cmake/languages.cmake)  # the compiler
include(${ZEPHYR_BASE}/cmake/extensions.cmake) # zephyr_library() and its kin

# The folders of the system see this as the binary directory until the application's project().
set(PROJECT_BINARY_DIR ${ZEPHYR_BINARY_DIR})

include(${ZEPHYR_BASE}/cmake/flags.cmake)      # zephyr_interface: how everything is compiled
include(${ZEPHYR_BASE}/cmake/targets.cmake)    # app, zephyr_final, menuconfig, ...
add_subdirectory(${ZEPHYR_BASE} ${ZEPHYR_BINARY_DIR})
include(${ZEPHYR_BASE}/cmake/link.cmake)       # acts at the end of the application's file
