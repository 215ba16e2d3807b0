# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# What board.cmake files call: arguments of the tools that flash and debug.

macro(board_set_flasher runner)
  set(BOARD_FLASH_RUNNER ${runner} CACHE STRING "" FORCE)
endmacro()

macro(board_set_debugger runner)
  set(BOARD_DEBUG_RUNNER ${runner} CACHE STRING "" FORCE)
endmacro()

macro(board_set_robustness)
endmacro()

macro(board_set_sim_runner runner)
  set(BOARD_SIM_RUNNER ${runner})
endmacro()

foreach(_kind flasher:FLASH debugger:DEBUG sim_runner:SIM)
  string(REPLACE ":" ";" _kind ${_kind})
  list(GET _kind 0 _name)
  list(GET _kind 1 _upper)
  cmake_language(EVAL CODE "
    macro(board_set_${_name}_ifnset runner)
      if(NOT DEFINED BOARD_${_upper}_RUNNER)
        board_set_${_name}(\${runner})
      endif()
    endmacro()")
endforeach()

macro(board_set_rimage_target)
endmacro()

function(board_runner_args runner)
  set_property(GLOBAL APPEND PROPERTY BOARD_RUNNER_ARGS_${runner} ${ARGN})
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_RUNNERS ${runner})
endfunction()

function(board_finalize_runner_args runner)
  get_property(explicit GLOBAL PROPERTY BOARD_RUNNER_ARGS_${runner})
  set_property(GLOBAL PROPERTY BOARD_RUNNER_ARGS_${runner} ${ARGN} ${explicit})
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_RUNNERS ${runner})
endfunction()

