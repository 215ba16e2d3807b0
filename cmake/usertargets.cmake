# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Targets that people type: `ninja usage` lists them.

set(_python ${CMAKE_COMMAND} -E env ZEPHYR_BASE=${ZEPHYR_BASE} ${PYTHON_EXECUTABLE})

# One target: its name, what `usage` says, and the command.
function(zephyr_user_target name help)
  add_custom_target(${name} ${ARGN} USES_TERMINAL VERBATIM
                    WORKING_DIRECTORY ${APPLICATION_BINARY_DIR})
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_USAGE "  ${name}|${help}")
endfunction()

set(_menu COMMAND ${_python} ${ZEPHYR_BASE}/scripts/kconfig/menuconfig.py)
set(_here ${APPLICATION_BINARY_DIR})
zephyr_user_target(menuconfig "change options in a menu" ${_menu} menuconfig ${_here})
zephyr_user_target(guiconfig "the same in a window" ${_menu} guiconfig ${_here})
zephyr_user_target(options "print every option and its value" ${_menu} list ${_here})
zephyr_user_target(boards "list all boards" COMMAND ${_python} ${ZEPHYR_BASE}/ete boards)
zephyr_user_target(rom_report "ROM by folder and by symbol"
  COMMAND ${_python} ${ZEPHYR_BASE}/ete size ${APPLICATION_BINARY_DIR} DEPENDS zephyr_final)
zephyr_user_target(ram_report "RAM by folder and by symbol"
  COMMAND ${_python} ${ZEPHYR_BASE}/ete size ${APPLICATION_BINARY_DIR} DEPENDS zephyr_final)
set(_order ${ZEPHYR_BINARY_DIR}/init_order.txt)
add_custom_command(OUTPUT ${_order} DEPENDS zephyr_final ${ZEPHYR_BASE}/scripts/dts/init_order.py
  COMMAND ${PYTHON_EXECUTABLE} -IS ${ZEPHYR_BASE}/scripts/dts/init_order.py -o ${_order}
    ${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.elf ${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.map
    ${ZEPHYR_BINARY_DIR}/edt.json
  COMMENT "Boot order: zephyr/init_order.txt" VERBATIM)
add_custom_target(init_order ALL DEPENDS ${_order})
zephyr_user_target(initlevels "print what runs at boot, in order (zephyr/init_order.txt)"
  COMMAND ${CMAKE_COMMAND} -E cat ${_order} DEPENDS ${_order})
zephyr_user_target(pristine "remove all that was built and configured"
  COMMAND ${CMAKE_COMMAND} -DDIR=${APPLICATION_BINARY_DIR} -P ${ZEPHYR_BASE}/cmake/pristine.cmake)

if(_kind)
  zephyr_user_target(run "run the image" COMMAND ${_argv} DEPENDS zephyr_final)
endif()
if(_kind STREQUAL native)
  zephyr_user_target(debug "run the image under gdb"
    COMMAND gdb --args ${_argv} DEPENDS zephyr_final)
elseif(_kind STREQUAL qemu)
  zephyr_user_target(debugserver "run the image, waiting for gdb on port 1234"
    COMMAND ${_argv} -s -S DEPENDS zephyr_final)
endif()
if(_kind)
  zephyr_user_target(flash "(this board is simulated: use run)"
    COMMAND ${CMAKE_COMMAND} -E echo
            "error: ${BOARD} is simulated: there is nothing to flash. Use: ninja run"
    COMMAND ${CMAKE_COMMAND} -E false)
elseif(NOT TARGET flash)
  zephyr_user_target(flash "write the image to the board" DEPENDS zephyr_final
    COMMAND ${CMAKE_COMMAND} -E echo
            "error: no tool is set up for ${BOARD}: write ${KERNEL_NAME}.hex with the board's own"
    COMMAND ${CMAKE_COMMAND} -E false)
endif()

get_property(_usage GLOBAL PROPERTY ZEPHYR_USAGE)
list(TRANSFORM _usage REPLACE "\\|" ": ")
list(JOIN _usage "\n" _usage)
file(CONFIGURE OUTPUT ${ZEPHYR_BINARY_DIR}/usage.txt @ONLY CONTENT
     "ninja TARGET, where TARGET is one of these (without one: build)\n${_usage}\n")
add_custom_target(usage COMMAND ${CMAKE_COMMAND} -E cat ${ZEPHYR_BINARY_DIR}/usage.txt VERBATIM)
