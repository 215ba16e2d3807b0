# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Which linker script, and when the link is set up: after the application's CMakeLists.txt has been
# read to its end, as that may still add libraries, options and pieces of linker script.

if(CONFIG_HAVE_CUSTOM_LINKER_SCRIPT)
  get_filename_component(LINKER_SCRIPT "${CONFIG_CUSTOM_LINKER_SCRIPT}" ABSOLUTE
                         BASE_DIR ${APPLICATION_SOURCE_DIR})
elseif(EXISTS ${BOARD_DIR}/linker.ld)
  set(LINKER_SCRIPT ${BOARD_DIR}/linker.ld)
else()
  set(LINKER_SCRIPT ${SOC_LINKER_SCRIPT})
endif()
if(NOT EXISTS "${LINKER_SCRIPT}")
  zephyr_error("there is no linker script '${LINKER_SCRIPT}'"
    "mend: correct CONFIG_CUSTOM_LINKER_SCRIPT, or write a linker.ld in ${BOARD_DIR},"
    "      or set(SOC_LINKER_SCRIPT FILE CACHE INTERNAL \"\") in the SoC's CMakeLists.txt")
endif()

include(${ZEPHYR_BASE}/cmake/run.cmake)
cmake_language(DEFER CALL include ${ZEPHYR_BASE}/cmake/link_image.cmake)
