# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# The link of a native image, in one build step of three commands: all embedded objects become one,
# its names are made local to it except those meant for the host side (NATIVE_SIMULATOR_IF), and the host
# side is linked to that. So an application may have functions called read(), malloc() or main()
# which are not those of the host's C library, and the host side keeps using the latter.

set(POSIX_HOST_OPTIONS ${POSIX_WORD_SIZE} -g -fno-pie ${_watch})

add_library(native_simulator INTERFACE)
set_target_properties(native_simulator PROPERTIES
  RUNNER_LINK_LIBRARIES "" LOCALIZE_EXTRA_OPTIONS "")
target_include_directories(native_simulator INTERFACE ${ZEPHYR_BASE}/arch/posix/runner/include)

zephyr_compile_options(-fvisibility=hidden $<$<COMPILE_LANGUAGE:ASM>:-Wa,--noexecstack>)

set(_embedded zephyr/embedded.o) # the link runs in the build directory; blanks in its path do not matter so
if(CONFIG_USERSPACE)
  set(_embedded <TARGET>.embedded.o) # there are two links
endif()
list(JOIN POSIX_WORD_SIZE " " _mode)

# zephyr_library_app_memory(): the last link sees one object, so the first step moves the variables.
function(posix_app_memory out)
  set(${out} "" PARENT_SCOPE)
  get_target_property(requests zephyr_interface APP_MEMORY)
  if(NOT CONFIG_USERSPACE OR NOT requests)
    return()
  endif()
  set(text "SECTIONS\n{\n")
  foreach(request ${requests})
    string(REGEX MATCH "^(.*):(.*)$" request ${request})
    set(objects "*CMakeFiles/${CMAKE_MATCH_1}.dir/?*")
    string(APPEND text "  data_smem_${CMAKE_MATCH_2}_data : { ${objects}(.data .data.*) }\n"
                       "  data_smem_${CMAKE_MATCH_2}_bss : { ${objects}(.bss .bss.* COMMON) }\n")
  endforeach()
  file(CONFIGURE OUTPUT ${ZEPHYR_BINARY_DIR}/app_memory.ld CONTENT "${text}}\n" @ONLY)
  set(${out} "-Wl,-T,zephyr/app_memory.ld" PARENT_SCOPE)
endfunction()

function(posix_link_rules)
  posix_app_memory(moved)
  get_target_property(libraries native_simulator RUNNER_LINK_LIBRARIES)
  get_target_property(localize native_simulator LOCALIZE_EXTRA_OPTIONS)
  list(TRANSFORM libraries REPLACE "^([^-/].*)" "-l\\1")
  list(JOIN libraries " " libraries)
  list(JOIN localize " " localize)
  foreach(lang C CXX)
    set(CMAKE_${lang}_LINK_EXECUTABLE
      "<CMAKE_${lang}_COMPILER> ${_mode} -r -nostdlib ${moved} <OBJECTS> <LINK_LIBRARIES> -o ${_embedded}"
      "${CMAKE_OBJCOPY} --localize-hidden --redefine-sym main=_posix_zephyr_main --redefine-sym __init_array_start=__zephyr_init_array_start --redefine-sym __init_array_end=__zephyr_init_array_end ${localize} ${_embedded}"
      "<CMAKE_${lang}_COMPILER> ${_embedded} <LINK_FLAGS> -o <TARGET> ${libraries} -lm"
      PARENT_SCOPE)
  endforeach()
  target_link_options(zephyr_final PRIVATE $<TARGET_OBJECTS:native_runner>
    $<TARGET_PROPERTY:native_simulator,INTERFACE_LINK_OPTIONS>)
  if(CMAKE_GENERATOR MATCHES "Ninja")
    set_property(TARGET zephyr_final APPEND PROPERTY LINK_DEPENDS $<TARGET_OBJECTS:native_runner>)
  endif()
  add_dependencies(zephyr_final native_runner) # all that make can be told
endfunction()
