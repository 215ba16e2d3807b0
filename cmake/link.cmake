# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# The one link. It is set up when the application's CMakeLists.txt has been read to its end, as that
# may still add libraries, options and pieces of linker script.

if(CONFIG_HAVE_CUSTOM_LINKER_SCRIPT)
  get_filename_component(LINKER_SCRIPT ${CONFIG_CUSTOM_LINKER_SCRIPT} ABSOLUTE BASE_DIR ${APPLICATION_SOURCE_DIR})
elseif(EXISTS ${BOARD_DIR}/linker.ld)
  set(LINKER_SCRIPT ${BOARD_DIR}/linker.ld)
else()
  set(LINKER_SCRIPT ${SOC_LINKER_SCRIPT})
endif()

function(zephyr_link_libraries_of_image)
  get_property(libs GLOBAL PROPERTY ZEPHYR_LIBS)
  list(REMOVE_DUPLICATES libs)
  foreach(lib ${libs})
    get_target_property(kind ${lib} TYPE)
    get_target_property(imported ${lib} IMPORTED)
    if(kind STREQUAL OBJECT_LIBRARY)
      get_target_property(sources ${lib} SOURCES)
      if(sources)
        target_link_libraries(zephyr_final PRIVATE ${lib})
      else()
        target_sources(${lib} PRIVATE ${ZEPHYR_BASE}/cmake/empty.c)
        set_property(TARGET ${lib} PROPERTY EXCLUDE_FROM_ALL TRUE)
      endif()
    else()
      target_link_libraries(zephyr_final PRIVATE -Wl,--whole-archive ${lib} -Wl,--no-whole-archive)
    endif()
  endforeach()
endfunction()

function(zephyr_link_image)
  include(${ZEPHYR_BASE}/cmake/linker_script.cmake)
  zephyr_link_libraries_of_image()
  get_target_property(libc zephyr_interface zephyr_libc)
  if(NOT libc)
    set(libc "")
  endif()
  set(gc -Wl,--gc-sections)
  target_link_options(zephyr_final PRIVATE
    ${gc} -Wl,--build-id=none
    -Wl,-Map=${ZEPHYR_BINARY_DIR}/${KERNEL_NAME}.map
    -Wl,-T,${ZEPHYR_BINARY_DIR}/linker.cmd)
  if(CONFIG_LINKER_SORT_BY_ALIGNMENT)
    target_link_options(zephyr_final PRIVATE -Wl,--sort-common=descending -Wl,--sort-section=alignment)
  endif()
  if(CONFIG_OUTPUT_PRINT_MEMORY_USAGE AND NOT CONFIG_NATIVE_BUILD)
    target_link_options(zephyr_final PRIVATE -Wl,--print-memory-usage)
  endif()
  target_link_libraries(zephyr_final PRIVATE zephyr_interface ${libc})
  set_target_properties(zephyr_final PROPERTIES
    OUTPUT_NAME ${KERNEL_NAME}.elf
    RUNTIME_OUTPUT_DIRECTORY ${ZEPHYR_BINARY_DIR}
    LINK_DEPENDS ${ZEPHYR_BINARY_DIR}/linker.cmd)
  if(CONFIG_CPP)
    set_target_properties(zephyr_final PROPERTIES LINKER_LANGUAGE CXX)
  else()
    set_target_properties(zephyr_final PROPERTIES LINKER_LANGUAGE C)
  endif()
  include(${ZEPHYR_BASE}/cmake/outputs.cmake)
endfunction()

cmake_language(DEFER CALL zephyr_link_image)
include(${ZEPHYR_BASE}/cmake/run.cmake)
