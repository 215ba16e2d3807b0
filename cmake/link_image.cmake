# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# The one link: objects of all libraries, the port's linker script, the C library. See link.cmake.

include(${ZEPHYR_BASE}/cmake/linker_script.cmake)
include(${ZEPHYR_BASE}/cmake/syscalls.cmake)

get_property(_libs GLOBAL PROPERTY ZEPHYR_LIBS)
list(REMOVE_DUPLICATES _libs)
include(${ZEPHYR_BASE}/cmake/check_sources.cmake)
zephyr_check_sources(${_libs})
include(${ZEPHYR_BASE}/cmake/relocate.cmake)
if(CONFIG_USERSPACE)
  include(${ZEPHYR_BASE}/cmake/app_smem.cmake)
endif()
foreach(_lib ${_libs})
  get_target_property(_kind ${_lib} TYPE)
  if(NOT _kind STREQUAL OBJECT_LIBRARY)
    target_link_libraries(zephyr_final PRIVATE -Wl,--whole-archive ${_lib} -Wl,--no-whole-archive)
    continue()
  endif()
  get_target_property(_sources ${_lib} SOURCES)
  if(_sources)
    target_link_libraries(zephyr_final PRIVATE ${_lib})
  else()
    target_sources(${_lib} PRIVATE ${ZEPHYR_BASE}/cmake/empty.c)
    set_property(TARGET ${_lib} PROPERTY EXCLUDE_FROM_ALL TRUE)
  endif()
endforeach()

if(CONFIG_NATIVE_BUILD)
  posix_link_rules()
  set(_tables -Wl,-T,${ZEPHYR_BINARY_DIR}/linker.cmd)
else()
  set(_tables -T${ZEPHYR_BINARY_DIR}/linker.cmd -Wl,-z,max-page-size=4096)
endif()
target_link_options(zephyr_final PRIVATE
  -Wl,--gc-sections -Wl,--build-id=none -Wl,-Map=${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.map ${_tables})
if(CONFIG_LINKER_SORT_BY_ALIGNMENT)
  target_link_options(zephyr_final PRIVATE
    -Wl,--sort-common=descending -Wl,--sort-section=alignment)
endif()
if(NOT CONFIG_NATIVE_BUILD)
  if(CONFIG_LINKER_ORPHAN_SECTION_WARN)
    target_link_options(zephyr_final PRIVATE -Wl,--orphan-handling=warn)
  elseif(CONFIG_LINKER_ORPHAN_SECTION_ERROR)
    target_link_options(zephyr_final PRIVATE -Wl,--orphan-handling=error)
  endif()
  if(CONFIG_OUTPUT_PRINT_MEMORY_USAGE)
    target_link_options(zephyr_final PRIVATE -Wl,--print-memory-usage)
  endif()
  if(CONFIG_LINKER_USE_NO_RELAX)
    target_link_options(zephyr_final PRIVATE -Wl,--no-relax)
  endif()
endif()

target_link_libraries(zephyr_final PRIVATE zephyr_interface)

# The C library comes last, whatever libraries the application adds.
get_target_property(_libc zephyr_interface zephyr_libc)
if(_libc)
  list(JOIN _libc " " _libc)
  foreach(_lang C CXX)
    set(CMAKE_${_lang}_STANDARD_LIBRARIES "-Wl,--start-group ${_libc} -Wl,--end-group")
  endforeach()
endif()

set(_language C)
if(CONFIG_CPP)
  set(_language CXX)
endif()
set_target_properties(zephyr_final PROPERTIES
  OUTPUT_NAME ${KERNEL_NAME}.elf
  RUNTIME_OUTPUT_DIRECTORY ${ZEPHYR_BINARY_DIR}
  LINKER_LANGUAGE ${_language})
set_property(TARGET zephyr_final APPEND PROPERTY LINK_DEPENDS ${ZEPHYR_BINARY_DIR}/linker.cmd)

if(CONFIG_USERSPACE)
  include(${ZEPHYR_BASE}/cmake/object_table.cmake)
endif()
include(${ZEPHYR_BASE}/cmake/outputs.cmake)
