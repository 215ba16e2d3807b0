# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

if(CONFIG_BOARD_QEMU_X86_64_MICROVM)
  set(_machine -cpu qemu64,+umip -machine microvm,acpi=off,rtc=off,auto-kernel-cmdline=off)
elseif(CONFIG_X86_64)
  set(_machine -cpu qemu64,+umip -machine q35)
else()
  set(_machine -cpu qemu32,+nx,+pae,+umip -machine q35)
endif()
set(_memory 32)
if(CONFIG_QEMU_UEFI_BOOT)
  find_file(_ovmf OVMF.fd PATHS /usr/share/ovmf /usr/share/OVMF /usr/share/qemu
            /usr/share/edk2/x64 NO_CACHE NO_DEFAULT_PATH)
  set(OVMF_INSTALLED "" CACHE INTERNAL "the firmware, for filters of tests")
  if(_ovmf)
    set(OVMF_INSTALLED ${_ovmf} CACHE INTERNAL "")
  else()
    message(WARNING "CONFIG_QEMU_UEFI_BOOT: no OVMF.fd; to run this: apt-get install ovmf")
    set(_ovmf OVMF.fd)
  endif()
  set(_memory 128)
  list(APPEND _machine -bios ${_ovmf}
       -drive format=raw,file=fat:rw:${ZEPHYR_BINARY_DIR}/efi)
endif()
if(CONFIG_MP_MAX_NUM_CPUS GREATER 1)
  list(APPEND _machine -smp cpus=${CONFIG_MP_MAX_NUM_CPUS})
endif()
set(QEMU_FLAGS_${ARCH}
  ${_machine}
  -m ${_memory}
  -nodefaults
  -display none
  -no-reboot
  -device isa-debug-exit,iobase=0xf4,iosize=0x04
)

board_set_debugger_ifnset(qemu)
