# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

set(QEMU_FLAGS_${ARCH}
  -machine or1k-sim
  -nographic
  -no-reboot
)

board_set_debugger_ifnset(qemu)
