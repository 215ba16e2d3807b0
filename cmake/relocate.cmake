# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Carry out the zephyr_code_relocate() calls: find the object of each file, then let relocate.py
# write the linker script and the start code.

set(_reloc_ld ${ZEPHYR_BINARY_DIR}/include/generated/snippets-relocated.ld)
set(_reloc_c ${ZEPHYR_BINARY_DIR}/code_relocation.c)
get_property(_relocations GLOBAL PROPERTY ZEPHYR_RELOCATIONS)

# Pattern of the object made of a source: by the library that has it.
function(zephyr_object_of source libs out)
  foreach(lib ${libs})
    get_target_property(folder ${lib} SOURCE_DIR)
    get_target_property(sources ${lib} SOURCES)
    foreach(candidate ${sources})
      get_filename_component(path "${candidate}" ABSOLUTE BASE_DIR ${folder})
      if(path STREQUAL source)
        get_filename_component(name ${source} NAME)
        set(${out} "*CMakeFiles/${lib}.dir?*${name}.obj" PARENT_SCOPE)
        return()
      endif()
    endforeach()
  endforeach()
  zephyr_error("zephyr_code_relocate(): no library has the source ${source}"
    "mend: add it with target_sources(app PRIVATE ...) or zephyr_library_sources(...)")
endfunction()

set(_requests "")
foreach(_entry ${_relocations})
  string(REGEX MATCH "^(.*\\|)(FILE|LIBRARY) (.*)$" _entry "${_entry}")
  set(_head "${CMAKE_MATCH_1}")
  set(_object "${CMAKE_MATCH_3}")
  if(CMAKE_MATCH_2 STREQUAL FILE AND NOT _object MATCHES "^\\$<TARGET_OBJECTS:(.*)>$")
    zephyr_object_of(${_object} "${_libs}" _pattern)
  else()
    string(REGEX REPLACE "^\\$<TARGET_OBJECTS:(.*)>$" "\\1" _object "${_object}")
    if(NOT TARGET ${_object})
      zephyr_error("zephyr_code_relocate(): there is no library '${_object}'")
    endif()
    set(_pattern "*CMakeFiles/${_object}.dir?*")
  endif()
  list(APPEND _requests "${_head}${_pattern}")
endforeach()

if(_requests)
  execute_process(
    COMMAND ${PYTHON_EXECUTABLE} -I ${ZEPHYR_BASE}/scripts/build/relocate.py
            ${_reloc_ld} ${_reloc_c} ${_requests}
    RESULT_VARIABLE _failed)
  if(_failed)
    message(FATAL_ERROR "configuration stopped: see the error above")
  endif()
  target_sources(zephyr PRIVATE ${_reloc_c})
else()
  file(CONFIGURE OUTPUT ${_reloc_ld} CONTENT "")
endif()
