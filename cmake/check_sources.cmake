# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Every source that a library names must be there, or be made by the build: said in our own words,
# before CMake stops at it.

function(zephyr_check_sources)
  foreach(target ${ARGV})
    get_target_property(sources ${target} SOURCES)
    if(NOT sources)
      continue()
    endif()
    get_target_property(folder ${target} SOURCE_DIR)
    foreach(source ${sources})
      if(source MATCHES "\\$<")
        continue()
      endif()
      get_filename_component(path ${source} ABSOLUTE BASE_DIR ${folder})
      if(NOT EXISTS ${path})
        get_source_file_property(generated ${path} TARGET_DIRECTORY ${target} GENERATED)
        if(NOT generated)
          set(script ${ZEPHYR_BASE}/scripts/build/missing_source.py)
          execute_process(
            COMMAND ${PYTHON_EXECUTABLE} -I ${script} ${folder}/CMakeLists.txt ${path})
          message(FATAL_ERROR "configuration stopped: see the error above")
        endif()
      endif()
    endforeach()
  endforeach()
endfunction()
