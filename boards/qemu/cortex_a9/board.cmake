# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

set(QEMU_FLAGS_${ARCH}
  -cpu cortex-a9
  -machine xilinx-zynq-a9
  -m 513M # the image's RAM begins at 1 MiB
  -nographic
  -vga none
  -nic user,model=cadence_gem,restrict=on,ipv6=off # the machine has two; without peers QEMU warns
  -nic user,model=cadence_gem,restrict=on,ipv6=off
)

board_set_debugger_ifnset(qemu)
