# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Files that the build makes from others.

# The bytes of `source` as a C initialiser list in `generated`; options: --gzip, or an offset and
# length as scripts/build/file2hex.py takes them.
function(generate_inc_file source generated)
  get_filename_component(source ${source} ABSOLUTE)
  if(NOT EXISTS ${source})
    get_source_file_property(made ${source} GENERATED)
    if(NOT made)
      zephyr_error("generate_inc_file(): there is no file ${source}")
    endif()
  endif()
  set(script ${ZEPHYR_BASE}/scripts/build/file2hex.py)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${PYTHON_EXECUTABLE} -I ${script} ${ARGN} --file ${source} > ${generated}
    DEPENDS ${source} ${script}
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    VERBATIM)
endfunction()

function(generate_inc_file_for_gen_target target source generated gen_target)
  generate_inc_file(${source} ${generated} ${ARGN})
  get_filename_component(folder ${generated} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
  add_custom_target(${gen_target} DEPENDS ${generated})
  generate_inc_file_users(${target} ${gen_target})
endfunction()

function(generate_inc_file_for_target target source generated)
  string(MD5 unique "${target} ${generated}")
  generate_inc_file_for_gen_target(${target} ${source} ${generated} generate_inc_${unique} ${ARGN})
endfunction()

function(generate_inc_file_users target gen_target)
  add_dependencies(${target} ${gen_target})
endfunction()

# Folders with headers that declare system calls, besides include/zephyr.
function(zephyr_syscall_include_directories)
  foreach(folder ${ARGV})
    get_filename_component(folder ${folder} ABSOLUTE)
    if(NOT IS_DIRECTORY ${folder})
      zephyr_error("zephyr_syscall_include_directories(): there is no folder ${folder}")
    endif()
    set_property(GLOBAL APPEND PROPERTY ZEPHYR_SYSCALL_FOLDERS ${folder})
  endforeach()
endfunction()

# Headers (or folders) whose system calls are to be had: those which have stubs anyway.
function(zephyr_syscall_header)
  foreach(header ${ARGV})
    get_filename_component(path ${header} ABSOLUTE)
    if(NOT EXISTS ${path})
      zephyr_error("zephyr_syscall_header(): there is no file ${path}")
    endif()
    if(NOT IS_DIRECTORY ${path})
      get_filename_component(path ${path} DIRECTORY)
    endif()
    set(scanned ${ZEPHYR_BASE}/include/zephyr)
    cmake_path(IS_PREFIX scanned ${path} known)
    if(NOT known)
      set_property(GLOBAL APPEND PROPERTY ZEPHYR_SYSCALL_FOLDERS ${path})
    endif()
  endforeach()
endfunction()
