# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

if(CONFIG_BOARD_QEMU_X86_64_MICROVM)
  set(_machine -cpu qemu64 -machine microvm,acpi=off,rtc=off,auto-kernel-cmdline=off)
elseif(CONFIG_X86_64)
  set(_machine -cpu qemu64 -machine q35)
else()
  set(_machine -cpu qemu32,+nx,+pae -machine q35)
endif()
if(CONFIG_MP_MAX_NUM_CPUS GREATER 1)
  list(APPEND _machine -smp cpus=${CONFIG_MP_MAX_NUM_CPUS})
endif()
set(QEMU_FLAGS_${ARCH}
  ${_machine}
  -m 32
  -nodefaults
  -display none
  -no-reboot
  -device isa-debug-exit,iobase=0xf4,iosize=0x04
)

board_set_debugger_ifnset(qemu)
