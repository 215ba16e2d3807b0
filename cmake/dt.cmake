# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# What CMake code asks about the devicetree. The answers are global properties "DT|<what>|<node>..."
# in ${DTS_CMAKE}, written by scripts/dts; that file is read when the first question comes.
#
# Every function sets its first argument in the caller: to the answer, or to nothing (undefined) if
# there is none; those that ask whether set TRUE or FALSE. A PATH may begin with an alias.

include_guard(GLOBAL)

function(z_dt_get out key)
  get_property(loaded GLOBAL PROPERTY Z_DT_LOADED)
  if(NOT loaded)
    include(${DTS_CMAKE})
    set_property(GLOBAL PROPERTY Z_DT_LOADED TRUE)
  endif()
  get_property(there GLOBAL PROPERTY "DT|${key}" SET)
  get_property(value GLOBAL PROPERTY "DT|${key}")
  set(${out}_FOUND ${there} PARENT_SCOPE)
  set(${out} "${value}" PARENT_SCOPE)
endfunction()

# Full path of a node given by path or by alias and rest.
function(z_dt_path out path)
  if(NOT path MATCHES "^/")
    string(REGEX MATCH "^[^/]*" alias "${path}")
    string(LENGTH "${alias}" length)
    string(SUBSTRING "${path}" ${length} -1 rest)
    z_dt_get(start "aliases|${alias}")
    set(path "${start}${rest}")
  endif()
  string(REGEX REPLACE "(.)/+$" "\\1" path "${path}")
  set(${out} "${path}" PARENT_SCOPE)
endfunction()

# Result of a lookup by name; with REQUIRED, an error if there is none.
macro(z_dt_answer what)
  if(answer_FOUND)
    set(${var} "${answer}" PARENT_SCOPE)
  elseif(arg_REQUIRED)
    message(FATAL_ERROR "${CMAKE_CURRENT_FUNCTION}(): the devicetree has no ${what}")
  else()
    unset(${var} PARENT_SCOPE)
  endif()
endmacro()

macro(z_dt_arguments)
  cmake_parse_arguments(arg "REQUIRED"
    "PATH;PROPERTY;INDEX;NAME;NODELABEL;STATUS;COMPATIBLE" "" ${ARGN})
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "${CMAKE_CURRENT_FUNCTION}(): unknown argument ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(DEFINED arg_PATH)
    z_dt_path(path "${arg_PATH}")
  endif()
endmacro()

# dt_nodelabel(var NODELABEL label [REQUIRED]): path of the node with that label
function(dt_nodelabel var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "labels|${arg_NODELABEL}")
  z_dt_answer("label '${arg_NODELABEL}'")
endfunction()

# dt_alias(var PROPERTY alias [REQUIRED]): path of the node with that alias
function(dt_alias var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "aliases|${arg_PROPERTY}")
  z_dt_answer("alias '${arg_PROPERTY}'")
endfunction()

# dt_chosen(var PROPERTY prop): path of the node that this property of /chosen points to
function(dt_chosen var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "chosen|${arg_PROPERTY}")
  z_dt_answer("/chosen property '${arg_PROPERTY}'")
endfunction()

# dt_has_chosen(var PROPERTY prop)
function(dt_has_chosen var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "chosen|${arg_PROPERTY}")
  if(answer_FOUND)
    set(${var} TRUE PARENT_SCOPE)
  else()
    set(${var} FALSE PARENT_SCOPE)
  endif()
endfunction()

# dt_comp_path(var COMPATIBLE compat [INDEX idx]): path(s) of the enabled nodes with a compatible
function(dt_comp_path var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "compat|${arg_COMPATIBLE}")
  z_dt_pick(${arg_INDEX})
  z_dt_answer("enabled node with compatible '${arg_COMPATIBLE}'")
endfunction()

# Keep element ${index} of the list in `answer`.
macro(z_dt_pick)
  if(answer_FOUND AND NOT "${ARGN}" STREQUAL "")
    list(LENGTH answer length)
    if(${ARGN} LESS length)
      list(GET answer ${ARGN} answer)
    else()
      set(answer_FOUND FALSE)
    endif()
  endif()
endmacro()

# dt_node_exists(var PATH path)
function(dt_node_exists var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "node|${path}")
  if(answer_FOUND)
    set(${var} TRUE PARENT_SCOPE)
  else()
    set(${var} FALSE PARENT_SCOPE)
  endif()
endfunction()

# dt_node_has_status(var PATH path STATUS status)
function(dt_node_has_status var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "node|${path}")
  if(answer_FOUND AND answer STREQUAL arg_STATUS)
    set(${var} TRUE PARENT_SCOPE)
  else()
    set(${var} FALSE PARENT_SCOPE)
  endif()
endfunction()

# dt_node_has_prop(var PATH path PROPERTY prop)
function(dt_node_has_prop var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "prop|${path}|${arg_PROPERTY}")
  if(answer_FOUND)
    set(${var} TRUE PARENT_SCOPE)
  else()
    set(${var} FALSE PARENT_SCOPE)
  endif()
endfunction()

# dt_prop(var PATH path PROPERTY prop [INDEX idx] [REQUIRED]): arrays as lists, booleans as
# True/False
function(dt_prop var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "prop|${path}|${arg_PROPERTY}")
  z_dt_pick(${arg_INDEX})
  z_dt_answer("property '${arg_PROPERTY}' at ${arg_PATH}")
endfunction()

# dt_num_regs(var PATH path)
function(dt_num_regs var)
  z_dt_arguments(${ARGN})
  z_dt_get(answer "reg_num|${path}")
  z_dt_answer("node ${arg_PATH}")
endfunction()

macro(z_dt_reg what)
  z_dt_arguments(${ARGN})
  set(index ${arg_INDEX})
  if(arg_NAME)
    z_dt_get(names "reg_names|${path}")
    list(FIND names "${arg_NAME}" index)
  elseif("${index}" STREQUAL "")
    set(index 0)
  endif()
  z_dt_get(answer "${what}|${path}")
  if(index LESS 0)
    set(answer_FOUND FALSE)
  endif()
  z_dt_pick(${index})
  if(answer STREQUAL "" OR answer STREQUAL "NONE")
    set(answer_FOUND FALSE)
  endif()
  z_dt_answer("register block at ${arg_PATH}")
endmacro()

# dt_reg_addr(var PATH path [INDEX idx] [NAME name]): address, hexadecimal
function(dt_reg_addr var)
  z_dt_reg(reg_addr ${ARGN})
endfunction()

# dt_reg_size(var PATH path [INDEX idx] [NAME name]): size in bytes, hexadecimal
function(dt_reg_size var)
  z_dt_reg(reg_size ${ARGN})
endfunction()
