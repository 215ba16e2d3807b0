# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Stubs of system calls that the application or modules declare, besides those of include/zephyr
# which configure.py has written.

get_property(_folders GLOBAL PROPERTY ZEPHYR_SYSCALL_FOLDERS)
if(CONFIG_APPLICATION_DEFINED_SYSCALL)
  list(APPEND _folders ${APPLICATION_SOURCE_DIR})
endif()
list(REMOVE_DUPLICATES _folders)
if(_folders)
  execute_process(
    COMMAND ${PYTHON_EXECUTABLE} -I ${ZEPHYR_BASE}/scripts/build/syscalls.py
            ${ZEPHYR_BINARY_DIR}/include/generated/zephyr ${_folders}
    OUTPUT_VARIABLE _headers RESULT_VARIABLE _failed)
  if(_failed)
    message(FATAL_ERROR "configuration stopped: see the error above")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${_headers})
endif()
