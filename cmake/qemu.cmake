# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# The command line of QEMU, from what board.cmake says: QEMU_FLAGS_<arch>, QEMU_EXTRA_FLAGS.

set(_binaries arm qemu-system-arm arm64 qemu-system-aarch64 riscv qemu-system-riscv32
    x86 qemu-system-i386 mips qemu-system-mipsel sparc qemu-system-sparc xtensa qemu-system-xtensa
    or1k qemu-system-or1k)
list(FIND _binaries ${ARCH} _at)
math(EXPR _at "${_at} + 1")
list(GET _binaries ${_at} _qemu)
if(CONFIG_64BIT)
  string(REPLACE riscv32 riscv64 _qemu ${_qemu})
  string(REPLACE i386 x86_64 _qemu ${_qemu})
endif()
if(DEFINED QEMU_BIN_PATH OR DEFINED ENV{QEMU_BIN_PATH})
  zephyr_get(QEMU_BIN_PATH)
  set(_qemu ${QEMU_BIN_PATH}/${_qemu})
endif()

set(_argv ${_qemu} ${QEMU_FLAGS_${ARCH}})
list(APPEND _argv -net none -monitor none -serial stdio)
if(CONFIG_QEMU_ICOUNT)
  set(_sleep off)
  if(CONFIG_QEMU_ICOUNT_SLEEP)
    set(_sleep on)
  endif()
  list(APPEND _argv -icount shift=${CONFIG_QEMU_ICOUNT_SHIFT},align=off,sleep=${_sleep})
endif()
if(NOT CONFIG_QEMU_EXTRA_FLAGS STREQUAL "")
  separate_arguments(_more UNIX_COMMAND "${CONFIG_QEMU_EXTRA_FLAGS}")
  list(APPEND _argv ${_more})
endif()
list(APPEND _argv ${QEMU_EXTRA_FLAGS})
if(NOT CONFIG_QEMU_UEFI_BOOT)
  list(APPEND _argv -kernel ${_elf})
endif()
