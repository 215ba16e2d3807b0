# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Libraries of the image. They are object libraries: every object goes to the link directly and
# unreferenced sections are dropped there, so no archive is ever written.
#
# `zephyr_library()` starts one for the folder; the calls after it, without a name, mean that one
# (it is kept in ZEPHYR_CURRENT_LIBRARY).

function(zephyr_library_get_current_dir_lib_name base lib_name)
  cmake_path(ABSOLUTE_PATH CMAKE_CURRENT_SOURCE_DIR NORMALIZE OUTPUT_VARIABLE here)
  file(RELATIVE_PATH name ${base} ${here})
  string(MAKE_C_IDENTIFIER "${name}" name)
  string(REGEX REPLACE "^_+" "" name "${name}")
  if(name STREQUAL "")
    set(name app_library)
  endif()
  set(${lib_name} ${name} PARENT_SCOPE)
endfunction()

macro(zephyr_library)
  zephyr_library_get_current_dir_lib_name(${ZEPHYR_BASE} _lib_name)
  zephyr_library_named(${_lib_name})
endmacro()

macro(zephyr_library_named name)
  set(ZEPHYR_CURRENT_LIBRARY ${name})
  add_library(${name} OBJECT "")
  zephyr_append_cmake_library(${name})
  target_link_libraries(${name} PRIVATE zephyr_interface)
  add_dependencies(${name} zephyr_generated_headers)
  zephyr_private_includes(${name})
endmacro()

# The kernel and its ports see each other's private headers by their path in the tree. Ports, SoCs and
# drivers never run in user mode: their system calls are plain calls.
function(zephyr_private_includes name)
  foreach(folder arch kernel soc)
    set(top ${ZEPHYR_BASE}/${folder})
    cmake_path(IS_PREFIX top ${CMAKE_CURRENT_SOURCE_DIR} inside)
    if(inside)
      target_include_directories(${name} PRIVATE ${ZEPHYR_BASE})
    endif()
  endforeach()
  foreach(folder arch soc drivers)
    set(top ${ZEPHYR_BASE}/${folder})
    cmake_path(IS_PREFIX top ${CMAKE_CURRENT_SOURCE_DIR} inside)
    if(CONFIG_USERSPACE AND inside)
      target_compile_definitions(${name} PRIVATE __ZEPHYR_SUPERVISOR__)
    endif()
  endforeach()
endfunction()

# Add to a library which another module has started, found by the folder's place in the tree.
macro(zephyr_library_amend)
  if(NOT ZEPHYR_CURRENT_MODULE_DIR)
    message(FATAL_ERROR "zephyr_library_amend() is for modules outside of the main tree")
  endif()
  zephyr_library_get_current_dir_lib_name(${ZEPHYR_CURRENT_MODULE_DIR} _lib_name)
  set(ZEPHYR_CURRENT_LIBRARY ${_lib_name})
endmacro()

# Make a library of any kind part of the image.
function(zephyr_append_cmake_library library)
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_LIBS ${library})
endfunction()

# A prebuilt archive: all of it is linked.
function(zephyr_library_import name path)
  if(NOT EXISTS ${path})
    zephyr_error("zephyr_library_import(${name}): there is no file ${path}")
  endif()
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${path})
  zephyr_append_cmake_library(${name})
endfunction()

function(zephyr_library_sources first)
  foreach(source ${first} ${ARGN})
    if(NOT IS_ABSOLUTE ${source} AND NOT source MATCHES "^\\$<")
      set(source ${CMAKE_CURRENT_SOURCE_DIR}/${source})
    endif()
    target_sources(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${source})
  endforeach()
endfunction()

# Compile the current library as few translation units, ARGN apart: the headers are then read once,
# which is most of the time. -DETE_UNITY=OFF compiles file by file.
function(zephyr_library_unity)
  if(NOT DEFINED ETE_UNITY OR ETE_UNITY)
    set_target_properties(${ZEPHYR_CURRENT_LIBRARY} PROPERTIES
      UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
    set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()

function(zephyr_library_include_directories)
  target_include_directories(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${ARGN})
endfunction()

function(zephyr_library_compile_definitions)
  target_compile_definitions(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${ARGN})
endfunction()

function(zephyr_library_compile_options)
  # After the options of zephyr_interface, so that a library may undo one of them.
  string(MD5 unique "${ZEPHYR_CURRENT_LIBRARY};${ARGN}")
  set(name options_interface_lib_${unique})
  if(NOT TARGET ${name})
    add_library(${name} INTERFACE)
    target_compile_options(${name} INTERFACE ${ARGN})
  endif()
  target_link_libraries(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${name})
endfunction()

function(zephyr_library_link_libraries)
  target_link_libraries(${ZEPHYR_CURRENT_LIBRARY} PUBLIC ${ARGN})
endfunction()

function(zephyr_library_add_dependencies)
  add_dependencies(${ZEPHYR_CURRENT_LIBRARY} ${ARGN})
endfunction()

function(zephyr_library_cc_option)
  foreach(option ${ARGV})
    zephyr_check_compiler_flag(C ${option} known)
    if(known)
      zephyr_library_compile_options(${option})
    endif()
  endforeach()
endfunction()

# zephyr_library_property(ALLOW_EMPTY TRUE): such a library may stay without sources.
function(zephyr_library_property)
  set_target_properties(${ZEPHYR_CURRENT_LIBRARY} PROPERTIES ${ARGN})
endfunction()

# The archive of libgcc or the like is linked by the compiler driver itself.
function(zephyr_library_app_memory partition)
  set_property(TARGET zephyr_interface APPEND PROPERTY APP_MEMORY
               "${ZEPHYR_CURRENT_LIBRARY}:${partition}")
endfunction()
