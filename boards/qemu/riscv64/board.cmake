# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS qemu)

set(QEMU_FLAGS_${ARCH}
  -machine virt
  -bios none
  -cpu rv64
  -m 256
  -nographic
)
if(CONFIG_SMP)
  set(_harts ${CONFIG_MP_MAX_NUM_CPUS})
  if(CONFIG_QEMU_ICOUNT)
    math(EXPR _harts "${_harts} + 1") # asleep: see arch/riscv/smp.c
  endif()
  list(APPEND QEMU_FLAGS_${ARCH} -smp ${_harts})
endif()

board_set_debugger_ifnset(qemu)
