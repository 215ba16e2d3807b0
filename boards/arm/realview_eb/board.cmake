# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

set(QEMU_FLAGS_${ARCH}
  -cpu cortex-r5f
  -machine realview-eb
  -m 128M
  -nographic
  -vga none
  -nic user,model=smc91c111,restrict=on,ipv6=off # the board has it; without a peer QEMU warns
  -audiodev none,id=none -global pl041.audiodev=none # and sound
)

board_set_debugger_ifnset(qemu)
