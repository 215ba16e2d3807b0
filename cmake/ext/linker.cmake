# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Pieces of linker script from anywhere. Each location is a file snippets-<location>.ld which the
# port's script includes; the pieces are sorted by their key, then in the order they were added.

set(_linker_locations
  SECTIONS ROM_START ROM_SECTIONS TEXT_SECTIONS RAM_SECTIONS DATA_SECTIONS RAMFUNC_SECTION
  NOCACHE_SECTION ITCM_SECTION DTCM_SECTION RODATA RWDATA NOINIT PINNED_RODATA
  PINNED_RAM_SECTIONS PINNED_DATA_SECTIONS)
set_property(GLOBAL PROPERTY ZEPHYR_LINKER_LOCATIONS ${_linker_locations})

# zephyr_linker_sources(LOCATION [SORT_KEY key] file...)
function(zephyr_linker_sources location)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SORT_KEY" "")
  get_property(known GLOBAL PROPERTY ZEPHYR_LINKER_LOCATIONS)
  if(NOT location IN_LIST known)
    list(JOIN known " " known)
    zephyr_error("zephyr_linker_sources(${location} ...): there is no such place"
                 "mend: use one of ${known}")
  endif()
  if(NOT DEFINED arg_SORT_KEY)
    set(arg_SORT_KEY default)
  endif()
  foreach(file ${arg_UNPARSED_ARGUMENTS})
    get_filename_component(path ${file} ABSOLUTE)
    if(NOT EXISTS ${path})
      get_source_file_property(generated ${path} GENERATED)
      if(NOT generated)
        zephyr_error("zephyr_linker_sources(${location} ...): there is no file ${path}")
      endif()
    endif()
    set_property(GLOBAL APPEND PROPERTY ZEPHYR_LINKER_${location} "${arg_SORT_KEY}|${path}")
  endforeach()
endfunction()

# zephyr_iterable_section(NAME type [GROUP RODATA_REGION|DATA_REGION] [NUMERIC] [SUBALIGN n]...)
# A list that a piece of script describes as well is left to that.
function(zephyr_iterable_section)
  cmake_parse_arguments(PARSE_ARGV 0 arg "NUMERIC;ALIGN_WITH_INPUT;NOINPUT" 
                        "NAME;GROUP;VMA;LMA;SUBALIGN;KVMA" "")
  if(NOT arg_NAME)
    zephyr_error("zephyr_iterable_section() needs NAME struct_type")
  endif()
  set(group ROM)
  if(NOT "${arg_GROUP}" STREQUAL RODATA_REGION AND "${arg_GROUP}" MATCHES "DATA_REGION|RAM")
    set(group RAM)
  endif()
  set(align 4)
  if(CONFIG_64BIT)
    set(align 8)
  endif()
  if(arg_SUBALIGN)
    set(align ${arg_SUBALIGN})
  endif()
  set(numeric "")
  if(arg_NUMERIC)
    set(numeric _NUMERIC)
  endif()
  set_property(GLOBAL APPEND PROPERTY ZEPHYR_ITERABLE_${group}
               "ITERABLE_SECTION_${group}${numeric}(${arg_NAME}, ${align})|${arg_NAME}")
endfunction()

# Sections, groups and symbols described in CMake for linkers that know no GNU scripts. Code that
# calls these gives a script's piece as well (zephyr_linker_sources), and that is what is used here.
foreach(_name section section_configure section_obj_level memory dts_memory dts_section group symbol
        include_generated include_var)
  cmake_language(EVAL CODE "
    function(zephyr_linker_${_name})
    endfunction()
    function(zephyr_linker_${_name}_ifdef)
    endfunction()")
endforeach()

# zephyr_code_relocate(FILES file...|LIBRARY lib LOCATION region[_TEXT|_DATA...] [PHDR name]
# [NOCOPY] [NOKEEP])
function(zephyr_code_relocate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "NOCOPY;NOKEEP" "LIBRARY;LOCATION;PHDR" "FILES")
  if(NOT CONFIG_CODE_DATA_RELOCATION)
    zephyr_error("zephyr_code_relocate(): moving code needs an option"
                 "mend: CONFIG_CODE_DATA_RELOCATION=y in prj.conf")
  endif()
  if(NOT arg_LOCATION OR (NOT arg_FILES AND NOT arg_LIBRARY))
    zephyr_error("zephyr_code_relocate() needs FILES or LIBRARY, and LOCATION")
  endif()
  set(objects "")
  if(arg_LIBRARY)
    list(APPEND objects "LIBRARY ${arg_LIBRARY}")
  endif()
  foreach(file ${arg_FILES})
    if(file MATCHES "^\\$<")
      list(APPEND objects "FILE ${file}")
    else()
      get_filename_component(path ${file} ABSOLUTE)
      file(GLOB paths ${path})
      if(NOT paths)
        zephyr_error("zephyr_code_relocate(): there is no file ${path}")
      endif()
      foreach(path ${paths})
        list(APPEND objects "FILE ${path}")
      endforeach()
    endif()
  endforeach()
  foreach(object ${objects})
    set_property(GLOBAL APPEND PROPERTY ZEPHYR_RELOCATIONS
                 "${arg_LOCATION}|${arg_NOCOPY}|${arg_NOKEEP}|${arg_PHDR}|${object}")
  endforeach()
endfunction()
