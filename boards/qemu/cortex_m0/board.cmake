# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

set(QEMU_FLAGS_${ARCH}
  -cpu cortex-m0
  -machine microbit
  -nographic
  -vga none
)

board_set_debugger_ifnset(qemu)
