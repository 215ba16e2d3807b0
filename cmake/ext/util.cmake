# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Small helpers of CMake code.

# Stop with a message that names the calling file.
function(zephyr_error)
  list(JOIN ARGV "\n" text)
  message(FATAL_ERROR "${text}")
endfunction()

# zephyr_get(VAR [MERGE [REVERSE]] [SYSBUILD [LOCAL|GLOBAL]] [VAR name...]): the value that the
# user gave as CMake variable or, without one, in the environment; MERGE joins all.
function(zephyr_get variable)
  cmake_parse_arguments(PARSE_ARGV 1 arg "MERGE;REVERSE;SYSBUILD;LOCAL;GLOBAL" "" "VAR")
  if(NOT arg_VAR)
    set(arg_VAR ${variable})
  endif()
  set(values "")
  foreach(name ${arg_VAR})
    foreach(value "${${name}}" "$CACHE{${name}}" "$ENV{${name}}")
      if(NOT value STREQUAL "")
        if(NOT arg_MERGE)
          set(${variable} "${value}" PARENT_SCOPE)
          return()
        endif()
        if(arg_REVERSE)
          list(PREPEND values ${value})
        else()
          list(APPEND values ${value})
        endif()
      endif()
    endforeach()
  endforeach()
  list(REMOVE_DUPLICATES values)
  if(arg_MERGE AND NOT values STREQUAL "")
    set(${variable} "${values}" PARENT_SCOPE)
  endif()
endfunction()

# zephyr_set(VAR value SCOPE scope [APPEND]), zephyr_get_scoped, zephyr_create_scope: values kept
# by scope name, for code that runs in several directories.
function(zephyr_create_scope scope)
  set_property(GLOBAL PROPERTY ZEPHYR_SCOPE_${scope} TRUE)
endfunction()

function(zephyr_scope_exists result scope)
  get_property(known GLOBAL PROPERTY ZEPHYR_SCOPE_${scope})
  set(${result} ${known} PARENT_SCOPE)
endfunction()

function(zephyr_set variable)
  cmake_parse_arguments(PARSE_ARGV 1 arg "APPEND" "SCOPE" "")
  set(append "")
  if(arg_APPEND)
    set(append APPEND)
  endif()
  set_property(GLOBAL ${append} PROPERTY ZEPHYR_SCOPE_${arg_SCOPE}_${variable}
               ${arg_UNPARSED_ARGUMENTS})
endfunction()

function(zephyr_get_scoped output scope variable)
  get_property(value GLOBAL PROPERTY ZEPHYR_SCOPE_${scope}_${variable})
  set(${output} "${value}" PARENT_SCOPE)
endfunction()

# zephyr_string(SANITIZE [TOUPPER] out text...), zephyr_string(ESCAPE out text)
function(zephyr_string mode)
  set(arguments ${ARGN})
  set(upper FALSE)
  if("${ARGV1}" STREQUAL TOUPPER)
    set(upper TRUE)
    list(POP_FRONT arguments)
  endif()
  list(POP_FRONT arguments out)
  list(JOIN arguments "" text)
  if(mode STREQUAL SANITIZE)
    string(REGEX REPLACE "[^a-zA-Z0-9_]" "_" text "${text}")
  elseif(mode STREQUAL ESCAPE)
    string(REPLACE "\\" "\\\\" text "${text}")
  else()
    zephyr_error("zephyr_string(${mode} ...): only SANITIZE and ESCAPE exist")
  endif()
  if(upper)
    string(TOUPPER "${text}" text)
  endif()
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

function(zephyr_var_name variable scope out)
  set(${out} ${scope}_${variable} PARENT_SCOPE)
endfunction()

macro(assert test comment)
  if(NOT ${test})
    message(FATAL_ERROR "Assertion failed: ${comment}")
  endif()
endmacro()

macro(assert_with_usage test comment)
  assert(${test} "${comment}")
endmacro()

macro(assert_exists variable)
  if(NOT EXISTS ${${variable}})
    message(FATAL_ERROR "no such file or directory: ${variable} is '${${variable}}'")
  endif()
endmacro()

function(print variable)
  message(STATUS "${variable}: ${${variable}}")
endfunction()

# A folder that outlives build directories, for what is dear to compute.
function(find_appropriate_cache_directory out)
  set(${out} "${TOOLCHAIN_CACHE_DIR}" PARENT_SCOPE)
endfunction()

function(zephyr_check_no_arguments function arguments)
  if(NOT "${arguments}" STREQUAL "")
    zephyr_error("${function}(${arguments} ...): this argument is not known")
  endif()
endfunction()
