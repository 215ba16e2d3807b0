# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# CONFIG_USERSPACE: a first link, as zephyr_final's but without the table of kernel objects; a script
# makes the table from it, and sees to it that the last link moves nothing.

set(_first ${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}_first.elf)
set(_table ${ZEPHYR_BINARY_DIR}/kobjects.S)
set(_list ${ZEPHYR_BINARY_DIR}/kobjects.txt) # for people to read, too
set(_script ${ZEPHYR_BASE}/scripts/build/kobjects.py)
set(_scripts ${_script} ${ZEPHYR_BASE}/scripts/build/debuginfo.py
    ${ZEPHYR_BASE}/scripts/build/perfect_hash.py)

add_executable(zephyr_first ${ZEPHYR_BASE}/kernel/user/object_table.S)
target_compile_definitions(zephyr_first PRIVATE Z_OBJECT_TABLE_EMPTY)
foreach(_property LINK_OPTIONS LINK_LIBRARIES LINK_DEPENDS LINKER_LANGUAGE)
  get_target_property(_value zephyr_final ${_property})
  if(_value)
    list(REMOVE_ITEM _value -Wl,--print-memory-usage)
    list(TRANSFORM _value REPLACE "^-Wl,-Map=.*" -Wl,-Map=${_first}.map)
    set_property(TARGET zephyr_first PROPERTY ${_property} ${_value})
  endif()
endforeach()
get_target_property(_value zephyr_final MANUALLY_ADDED_DEPENDENCIES)
add_dependencies(zephyr_first ${_value})
set_target_properties(zephyr_first PROPERTIES
  OUTPUT_NAME ${KERNEL_NAME}_first.elf
  RUNTIME_OUTPUT_DIRECTORY ${ZEPHYR_BINARY_DIR})

add_custom_command(
  OUTPUT ${_table} ${_list}
  COMMAND ${PYTHON_EXECUTABLE} -I ${_script} ${_first} ${_table} ${_list}
  DEPENDS zephyr_first ${_scripts}
  COMMENT "Table of kernel objects"
  VERBATIM)
target_sources(zephyr_final PRIVATE ${_table})
target_include_directories(zephyr_final PRIVATE ${ZEPHYR_BASE})
add_custom_command(TARGET zephyr_final POST_BUILD
  COMMAND ${PYTHON_EXECUTABLE} -I ${_script} --verify ${_first} $<TARGET_FILE:zephyr_final> ${_list}
  VERBATIM)
