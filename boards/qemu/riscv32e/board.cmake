# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

set(QEMU_FLAGS_${ARCH}
  -machine virt
  -bios none
  -cpu rv32
  -m 256
  -nographic
)

board_set_debugger_ifnset(qemu)
