# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# CONFIG_USERSPACE: memory partitions. Between compilation and link a script looks for the sections of
# their variables and writes the pieces of linker script that place them.

set(_out ${ZEPHYR_BINARY_DIR}/include/generated)
set(_objects "")
foreach(_lib ${_libs})
  get_target_property(_kind ${_lib} TYPE)
  get_target_property(_sources ${_lib} SOURCES)
  if(_kind STREQUAL OBJECT_LIBRARY AND _sources)
    list(APPEND _objects $<TARGET_OBJECTS:${_lib}>)
  endif()
endforeach()

# zephyr_library_app_memory(), and the C library where it keeps something.
set(_moved "")
get_target_property(_requests zephyr_interface APP_MEMORY)
if(_requests)
  foreach(_request ${_requests})
    string(REGEX MATCH "^(.*):(.*)$" _request ${_request})
    list(APPEND _moved "${CMAKE_MATCH_2}|*CMakeFiles/${CMAKE_MATCH_1}.dir/?*|0")
  endforeach()
endif()
if(CONFIG_NEED_LIBC_MEM_PARTITION)
  list(APPEND _moved "z_libc_partition|*libc.a:*|${CONFIG_LIBC_PARTITION_MAX_SIZE}")
endif()

set(_list ${ZEPHYR_BINARY_DIR}/app_smem_objects.txt)
file(GENERATE OUTPUT ${_list} CONTENT "$<JOIN:${_objects},\n>\n")
set(_script ${ZEPHYR_BASE}/scripts/build/app_smem.py)
add_custom_command(
  OUTPUT ${_out}/app_smem.ld ${_out}/app_smem_regions.ld
  COMMAND ${PYTHON_EXECUTABLE} -I ${_script} ${_list} ${_out} ${_moved}
  DEPENDS ${_list} ${_objects} ${_script}
  COMMENT "Memory partitions"
  VERBATIM)
