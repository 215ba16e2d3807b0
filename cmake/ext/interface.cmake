# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# What is said here holds for every source of the image: it goes to the interface library
# `zephyr_interface`, which all others link.

# Sources without a library of their own go to the library `zephyr`.
function(zephyr_sources)
  foreach(source ${ARGV})
    if(NOT IS_ABSOLUTE ${source} AND NOT source MATCHES "^\\$<")
      set(source ${CMAKE_CURRENT_SOURCE_DIR}/${source})
    endif()
    target_sources(zephyr PRIVATE ${source})
  endforeach()
endfunction()

function(zephyr_include_directories)
  target_include_directories(zephyr_interface INTERFACE ${ARGV})
endfunction()

function(zephyr_system_include_directories)
  target_include_directories(zephyr_interface SYSTEM INTERFACE ${ARGV})
endfunction()

function(zephyr_compile_definitions)
  target_compile_definitions(zephyr_interface INTERFACE ${ARGV})
endfunction()

function(zephyr_compile_options)
  target_compile_options(zephyr_interface INTERFACE ${ARGV})
endfunction()

function(zephyr_link_libraries)
  target_link_libraries(zephyr_interface INTERFACE ${ARGV})
endfunction()

function(zephyr_libc_link_libraries)
  set_property(TARGET zephyr_interface APPEND PROPERTY zephyr_libc ${ARGV})
endfunction()

# Options for the link of the image.
function(zephyr_link_options)
  target_link_options(zephyr_interface INTERFACE ${ARGV})
endfunction()

function(zephyr_cc_option)
  foreach(option ${ARGV})
    target_cc_option(zephyr_interface INTERFACE ${option})
  endforeach()
endfunction()

# The first of the options that the compiler knows.
function(zephyr_cc_option_fallback first second)
  target_cc_option_fallback(zephyr_interface INTERFACE ${first} ${second})
endfunction()

function(target_cc_option target scope option)
  target_cc_option_fallback(${target} ${scope} ${option} "")
endfunction()

function(target_cc_option_fallback target scope first second)
  foreach(lang C CXX)
    zephyr_check_compiler_flag(${lang} ${first} known)
    if(known)
      target_compile_options(${target} ${scope} $<$<COMPILE_LANGUAGE:${lang}>:${first}>)
    elseif(second)
      target_compile_options(${target} ${scope} $<$<COMPILE_LANGUAGE:${lang}>:${second}>)
    endif()
  endforeach()
endfunction()

function(zephyr_ld_options)
  target_ld_options(zephyr_interface INTERFACE ${ARGV})
endfunction()

# Each option is used if the linker knows it; the keyword NO_SPLIT keeps them together.
function(target_ld_options target scope)
  set(options ${ARGN})
  if("NO_SPLIT" IN_LIST options)
    list(REMOVE_ITEM options NO_SPLIT)
    list(JOIN options " " joined)
    set(options "${joined}")
  endif()
  foreach(option ${options})
    zephyr_check_compiler_flag(LINK "${option}" known)
    if(known)
      separate_arguments(option UNIX_COMMAND "${option}")
      target_link_libraries(${target} ${scope} ${option})
    endif()
  endforeach()
endfunction()

# A library of flags only, which others opt into: zephyr_interface_library_named(foo).
macro(zephyr_interface_library_named name)
  add_library(${name} INTERFACE)
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_INTERFACE_LIBS ${name})
endmacro()

function(zephyr_link_interface interface)
  target_link_libraries(${interface} INTERFACE zephyr_interface)
endfunction()

# The flags of zephyr_interface as text, for build systems that are not CMake.
function(zephyr_get_include_directories_for_lang lang out)
  zephyr_flags_for_lang(${lang} INTERFACE_INCLUDE_DIRECTORIES "-I" ${out} ${ARGN})
  set(${out} "${${out}}" PARENT_SCOPE)
endfunction()

function(zephyr_get_system_include_directories_for_lang lang out)
  zephyr_flags_for_lang(${lang} INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "-isystem" ${out} ${ARGN})
  set(${out} "${${out}}" PARENT_SCOPE)
endfunction()

function(zephyr_get_compile_definitions_for_lang lang out)
  zephyr_flags_for_lang(${lang} INTERFACE_COMPILE_DEFINITIONS "-D" ${out} ${ARGN})
  set(${out} "${${out}}" PARENT_SCOPE)
endfunction()

function(zephyr_get_compile_options_for_lang lang out)
  zephyr_flags_for_lang(${lang} INTERFACE_COMPILE_OPTIONS "" ${out} ${ARGN})
  set(${out} "${${out}}" PARENT_SCOPE)
endfunction()

foreach(_kind include_directories system_include_directories compile_definitions compile_options)
  cmake_language(EVAL CODE "
    function(zephyr_get_${_kind}_for_lang_as_string lang out)
      zephyr_get_${_kind}_for_lang(\${lang} \${out} DELIMITER \" \" \${ARGN})
      set(\${out} \"\${\${out}}\" PARENT_SCOPE)
    endfunction()")
endforeach()

# Generator expression: the property for one language, each entry after `prefix`. Options:
# STRIP_PREFIX (entries as they are), DELIMITER text.
function(zephyr_flags_for_lang lang property prefix out)
  cmake_parse_arguments(PARSE_ARGV 4 arg "STRIP_PREFIX" "DELIMITER" "")
  get_property(entries TARGET zephyr_interface PROPERTY ${property})
  set(flags "")
  foreach(entry ${entries})
    string(REGEX REPLACE "^SHELL:" "" entry "${entry}")
    string(REGEX REPLACE "\\$<\\$<COMPILE_LANGUAGE:${lang}>:(.*)>$" "\\1" entry "${entry}")
    if(entry MATCHES "COMPILE_LANGUAGE")
      string(REGEX MATCH "COMPILE_LANGUAGE:[A-Z,]*" languages "${entry}")
      if(NOT languages MATCHES "[:,]${lang}(,|$)")
        continue()
      endif()
      string(REGEX REPLACE "\\$<COMPILE_LANGUAGE:[A-Z,]*>" "1" entry "${entry}")
    endif()
    if(NOT arg_STRIP_PREFIX)
      set(entry "${prefix}${entry}")
    endif()
    list(APPEND flags "${entry}")
  endforeach()
  if(DEFINED arg_DELIMITER)
    list(JOIN flags "${arg_DELIMITER}" flags)
  endif()
  set(${out} "${flags}" PARENT_SCOPE)
endfunction()
