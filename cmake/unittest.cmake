# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# find_package(Zephyr COMPONENTS unittest): a program of the host, `testbinary`, made of the sources
# a test names and the test framework, without kernel. 32 bit unless M64_MODE is set.

include_guard(GLOBAL)

set(APPLICATION_SOURCE_DIR ${CMAKE_CURRENT_SOURCE_DIR})
set(APPLICATION_BINARY_DIR ${CMAKE_CURRENT_BINARY_DIR})
set(ZEPHYR_BINARY_DIR ${CMAKE_CURRENT_BINARY_DIR}/zephyr)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON CACHE BOOL "Write compile_commands.json")
if(NOT BOARD)
  set(BOARD unit_testing)
endif()

include(${ZEPHYR_BASE}/cmake/python.cmake)
include(${ZEPHYR_BASE}/cmake/configure.cmake)
if(NOT CMAKE_C_COMPILER_LOADED) # project() may stand before find_package() here
  include(${ZEPHYR_BASE}/cmake/languages.cmake)
endif()
include(${ZEPHYR_BASE}/cmake/extensions.cmake)

set(_word_size -m32)
if(M64_MODE OR NOT CMAKE_HOST_SYSTEM_PROCESSOR MATCHES "x86_64|amd64|i.86")
  set(_word_size "")
endif()
if(_word_size AND NOT EXISTS /usr/include/asm) # as in cmake/arch/posix.cmake
  list(APPEND _word_size -idirafter/usr/include/x86_64-linux-gnu)
endif()

# What tests add to for all their parts.
add_library(zephyr_interface INTERFACE)
add_library(test_interface INTERFACE)
target_link_libraries(test_interface INTERFACE zephyr_interface)
target_include_directories(test_interface INTERFACE
  ${ZEPHYR_BASE}/include
  ${ZEPHYR_BINARY_DIR}/include/generated
  ${ZEPHYR_BINARY_DIR}/include/generated/zephyr)
target_compile_definitions(test_interface INTERFACE ZTEST_UNITTEST)
set(_options "")
include(${ZEPHYR_BASE}/cmake/instrument.cmake)
separate_arguments(_extra UNIX_COMMAND "${EXTRA_CFLAGS} ${EXTRA_CPPFLAGS}")
target_compile_options(test_interface INTERFACE
  ${_word_size} -g -O0 -Wall -Wno-format-zero-length -Wno-main
  -imacros ${ZEPHYR_BINARY_DIR}/include/generated/zephyr/options.h
  -include ${ZEPHYR_BASE}/include/zephyr/toolchain.h
  $<$<COMPILE_LANGUAGE:C>:-std=gnu11> ${_options} ${_extra})
separate_arguments(_extra UNIX_COMMAND "${EXTRA_LDFLAGS}")
target_link_options(test_interface INTERFACE ${_word_size} ${_extra})

add_executable(testbinary ${SOURCES})
set(_parts ztest run check report select rand env_host)
list_append_ifdef(CONFIG_ZTEST_MOCKING _parts mock)
foreach(_part ${_parts})
  target_sources(testbinary PRIVATE ${ZEPHYR_BASE}/subsys/testsuite/ztest/${_part}.c)
endforeach()
target_include_directories(testbinary PRIVATE ${INCLUDE})
target_link_libraries(testbinary PRIVATE test_interface ${LIBS})
target_link_options(testbinary PRIVATE -Wl,-T,${ZEPHYR_BASE}/subsys/testsuite/ztest/host.ld)
set_target_properties(testbinary PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${APPLICATION_BINARY_DIR})

set(_here ${APPLICATION_BINARY_DIR})
file(CONFIGURE OUTPUT ${ZEPHYR_BINARY_DIR}/run.json @ONLY CONTENT
  "{\"kind\": \"native\", \"cwd\": \"${_here}\", \"argv\": [\"${_here}/testbinary\"]}\n")
foreach(_name run run-test)
  add_custom_target(${_name} COMMAND testbinary DEPENDS testbinary USES_TERMINAL
                    WORKING_DIRECTORY ${APPLICATION_BINARY_DIR})
endforeach()
