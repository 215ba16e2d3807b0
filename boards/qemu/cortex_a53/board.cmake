# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

set(QEMU_FLAGS_${ARCH}
  -cpu cortex-a53
  -machine virt,gic-version=3
  -smp ${CONFIG_MP_MAX_NUM_CPUS}
  -nographic
  -vga none
  -semihosting-config enable=on,target=native # how a program gives its exit status
)

board_set_debugger_ifnset(qemu)
