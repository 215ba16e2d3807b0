# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# How the image is started: run.json says it to `ete run` and to the target `run` alike.

include(${BOARD_DIR}/board.cmake OPTIONAL)

set(_elf ${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.elf)
set(_kind "")
if(CONFIG_NATIVE_BUILD)
  set(_kind native)
  set(_argv ${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.exe)
elseif("qemu" IN_LIST SUPPORTED_EMU_PLATFORMS)
  set(_kind qemu)
  include(${ZEPHYR_BASE}/cmake/qemu.cmake)
endif()

if(_kind)
  set(_words "")
  foreach(word ${_argv})
    string(REPLACE "\\" "\\\\" word "${word}")
    string(REPLACE "\"" "\\\"" word "${word}")
    list(APPEND _words "\"${word}\"")
  endforeach()
  list(JOIN _words ", " _words)
  file(CONFIGURE OUTPUT ${ZEPHYR_BINARY_DIR}/run.json @ONLY CONTENT
       "{\"kind\": \"${_kind}\", \"cwd\": \"${APPLICATION_BINARY_DIR}\", \"argv\": [${_words}]}\n")
endif()

include(${ZEPHYR_BASE}/cmake/usertargets.cmake)
