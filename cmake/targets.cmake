# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# The application's library, the image, and the targets that people type after `ninja`.

add_library(app OBJECT "")
target_link_libraries(app PRIVATE zephyr_interface)
add_dependencies(app zephyr_generated_headers)
target_link_libraries(zephyr PRIVATE zephyr_interface)
target_include_directories(zephyr PRIVATE ${ZEPHYR_BASE})
add_dependencies(zephyr zephyr_generated_headers)

set(ZEPHYR_CURRENT_LIBRARY app)
set_property(GLOBAL PROPERTY ZEPHYR_LIBS app zephyr)

add_executable(zephyr_final ${ZEPHYR_BASE}/cmake/empty.c)
set(logical_target_for_zephyr_elf zephyr_final)
set_property(GLOBAL PROPERTY logical_target_for_zephyr_elf zephyr_final)

set(KERNEL_NAME ${CONFIG_KERNEL_BIN_NAME})
foreach(ext elf bin hex map lst dts exe stat symbols stripped)
  string(TOUPPER ${ext} upper)
  set(KERNEL_${upper}_NAME ${KERNEL_NAME}.${ext})
endforeach()
