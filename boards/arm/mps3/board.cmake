# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

set(QEMU_FLAGS_${ARCH}
  -cpu cortex-m55
  -machine mps3-an547
  -nographic
  -vga none
  -nic user,model=lan9118,restrict=on,ipv6=off # the board has it; without a peer QEMU warns
)

board_set_debugger_ifnset(qemu)
