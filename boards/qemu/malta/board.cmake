# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

# A core with a floating point unit and UserLocal; the console is the third serial port.
set(QEMU_FLAGS_${ARCH}
  -cpu P5600
  -machine malta
  -nographic
  -semihosting
  -no-reboot
  -serial null
  -serial null
)

board_set_debugger_ifnset(qemu)
