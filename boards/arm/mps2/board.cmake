# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

if(CONFIG_BOARD_MPS2_AN386)
  set(_machine -cpu cortex-m4 -machine mps2-an386)
elseif(CONFIG_BOARD_MPS2_AN500)
  set(_machine -cpu cortex-m7 -machine mps2-an500)
elseif(CONFIG_SOC_MPS2_AN521_CPU0)
  set(_machine -cpu cortex-m33 -machine mps2-an521)
else()
  set(_machine -cpu cortex-m3 -machine mps2-an385)
endif()
set(QEMU_FLAGS_${ARCH}
  ${_machine}
  -nographic
  -vga none
  -nic user,model=lan9118,restrict=on,ipv6=off # the board has it; without a peer QEMU warns
)

board_set_debugger_ifnset(qemu)
