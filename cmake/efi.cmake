# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# zephyr.efi, and a folder as a UEFI firmware expects it on a disk: efi/EFI/BOOT/BOOTX64.EFI.

set(_stub ${ZEPHYR_BASE}/arch/x86/efi_stub.s)
set(_made_of ${ZEPHYR_BINARY_DIR}/efi_stub)
zephyr_output(CONFIG_BUILD_OUTPUT_EFI efi
              ${CMAKE_C_COMPILER} -m64 -c ${_stub} -o ${_made_of}.o
              COMMAND ${CMAKE_OBJCOPY} -O binary -j .text ${_made_of}.o ${_made_of}.bin
              COMMAND ${PYTHON_EXECUTABLE} -I ${ZEPHYR_BASE}/scripts/build/efi.py
                      ${_made_of}.bin ${_elf} ${_stem}.efi
              COMMAND ${CMAKE_COMMAND} -E copy ${_stem}.efi
                      ${ZEPHYR_BINARY_DIR}/efi/EFI/BOOT/BOOTX64.EFI)
set_property(TARGET zephyr_final APPEND PROPERTY LINK_DEPENDS ${_stub})
