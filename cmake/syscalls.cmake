# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Stubs of system calls that the application or modules declare, besides those of include/zephyr
# which configure.py has written; with user mode the gates of all, see scripts/build/gates.py.

set(_generated ${ZEPHYR_BINARY_DIR}/include/generated/zephyr)
get_property(_folders GLOBAL PROPERTY ZEPHYR_SYSCALL_FOLDERS)
if(CONFIG_APPLICATION_DEFINED_SYSCALL)
  list(APPEND _folders ${APPLICATION_SOURCE_DIR})
endif()
list(REMOVE_DUPLICATES _folders)
set(_gates "")
if(CONFIG_USERSPACE)
  set(_gates ${_generated}/gates.S)
endif()
if(_folders)
  set(_checks "")
  if(CONFIG_USERSPACE)
    list(APPEND _gates ${_generated}/gates_app.S)
    set(_places ${APPLICATION_SOURCE_DIR} ${_folders})
    foreach(_name ${ZEPHYR_MODULE_NAMES})
      string(MAKE_C_IDENTIFIER ${_name} _name)
      string(TOUPPER ${_name} _name)
      list(APPEND _places ${ZEPHYR_${_name}_MODULE_DIR})
    endforeach()
    list(REMOVE_DUPLICATES _places)
    foreach(_place ${_places})
      list(APPEND _checks --checks ${_place})
    endforeach()
  endif()
  execute_process(
    COMMAND ${PYTHON_EXECUTABLE} -I ${ZEPHYR_BASE}/scripts/build/syscalls.py
            ${_checks} ${_generated} ${_folders}
    OUTPUT_VARIABLE _headers RESULT_VARIABLE _failed)
  if(_failed)
    message(FATAL_ERROR "configuration stopped: see the error above")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${_headers})
endif()
target_sources(zephyr PRIVATE ${_gates})
