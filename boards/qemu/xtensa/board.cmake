# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

# The distribution's compiler makes code for the LX106 only.
set(QEMU_FLAGS_${ARCH}
  -machine sim
  -cpu lx106
  -nographic
  -semihosting
  -no-reboot
)

board_set_debugger_ifnset(qemu)
