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
  list(APPEND QEMU_FLAGS_${ARCH} -smp ${CONFIG_MP_MAX_NUM_CPUS})
endif()

board_set_debugger_ifnset(qemu)
