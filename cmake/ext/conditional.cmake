# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# X_ifdef(CONFIG_FOO args...): X(args...) if CONFIG_FOO is set to something true.
# X_ifndef(CONFIG_FOO args...): X(args...) if not.

set(_both
  add_compile_definitions add_compile_options add_subdirectory include
  target_sources target_include_directories target_compile_definitions target_compile_options
  target_link_libraries target_cc_option target_ld_options add_dependencies
  zephyr_sources zephyr_include_directories zephyr_system_include_directories
  zephyr_compile_definitions zephyr_compile_options zephyr_link_libraries zephyr_link_options
  zephyr_cc_option zephyr_ld_options zephyr_link_interface
  zephyr_library zephyr_library_named zephyr_library_amend
  zephyr_library_sources zephyr_library_include_directories zephyr_library_compile_definitions
  zephyr_library_compile_options zephyr_library_link_libraries zephyr_library_cc_option
  zephyr_library_import zephyr_library_add_dependencies
  zephyr_linker_sources zephyr_iterable_section
  zephyr_syscall_header zephyr_syscall_include_directories zephyr_code_relocate)

# Macros, not functions: what is called may set variables of the caller's scope.
foreach(_name ${_both})
  cmake_language(EVAL CODE "
    macro(${_name}_ifdef feature)
      if(\${\${feature}})
        ${_name}(\${ARGN})
      endif()
    endmacro()
    macro(${_name}_ifndef feature)
      if(NOT \${feature})
        ${_name}(\${ARGN})
      endif()
    endmacro()")
endforeach()

macro(zephyr_ld_option_ifdef feature)
  zephyr_ld_options_ifdef(${feature} ${ARGN})
endmacro()

macro(zephyr_interface_library_named_ifdef feature)
  if(${${feature}})
    zephyr_interface_library_named(${ARGN})
  endif()
endmacro()

macro(set_ifdef feature variable)
  if(${${feature}})
    set(${variable} ${ARGN})
  endif()
endmacro()

# Only if it has no value yet.
macro(set_ifndef variable value)
  if(NOT DEFINED ${variable} OR "${${variable}}" STREQUAL "")
    set(${variable} ${value} ${ARGN})
  endif()
endmacro()

macro(list_append_ifdef feature list)
  if(${${feature}})
    list(APPEND ${list} ${ARGN})
  endif()
endmacro()

macro(target_sources_if_dt_node path)
  dt_node_exists(_check PATH ${path})
  if(_check)
    target_sources(${ARGN})
  endif()
endmacro()

macro(zephyr_sources_if_kconfig source)
  zephyr_if_kconfig(${source} zephyr_sources)
endmacro()

macro(zephyr_library_sources_if_kconfig source)
  zephyr_if_kconfig(${source} zephyr_library_sources)
endmacro()

macro(add_subdirectory_if_kconfig folder)
  zephyr_if_kconfig(${folder} add_subdirectory)
endmacro()

# CONFIG_<NAME> from the file's or folder's own name decides.
macro(zephyr_if_kconfig item command)
  get_filename_component(_stem ${item} NAME_WE)
  string(TOUPPER CONFIG_${_stem} _option)
  if(${${_option}})
    cmake_language(CALL ${command} ${item})
  endif()
endmacro()
