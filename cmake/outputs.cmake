# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Other forms of the image, made right after the link.

set(_elf ${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.elf)
set(_stem ${ZEPHYR_BINARY_DIR}/${KERNEL_NAME})
set(_post "")
set(_made ${_stem}.map)

if(CONFIG_NATIVE_BUILD)
  list(APPEND _post COMMAND ln -f ${_elf} ${_stem}.exe)
  list(APPEND _made ${_stem}.exe)
else()
  if(CONFIG_BUILD_OUTPUT_BIN)
    list(APPEND _post COMMAND ${CMAKE_OBJCOPY} -O binary ${_elf} ${_stem}.bin)
    list(APPEND _made ${_stem}.bin)
  endif()
  if(CONFIG_BUILD_OUTPUT_HEX)
    list(APPEND _post COMMAND ${CMAKE_OBJCOPY} -O ihex ${_elf} ${_stem}.hex)
    list(APPEND _made ${_stem}.hex)
  endif()
endif()
add_custom_command(TARGET zephyr_final POST_BUILD ${_post} BYPRODUCTS ${_made} VERBATIM)
