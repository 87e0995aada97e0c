# SPDX-License-Identifier: BSL-1.0
# The library is configured, built and installed as its users do, without looking for Boost.Test.
cmake_minimum_required(VERSION 3.24)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status STREQUAL "0")
    message(FATAL_ERROR "builds: ${ARGN} fails:\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE "${BUILD}")
run("${CMAKE_COMMAND}" -S "${ROOT}" -B "${BUILD}" -G "${GENERATOR}" -D "CMAKE_CXX_COMPILER=${COMPILER}" -D "CMAKE_CXX_FLAGS=${FLAGS}")
run("${CMAKE_COMMAND}" --build "${BUILD}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${BUILD}/prefix")

file(STRINGS "${BUILD}/CMakeCache.txt" found REGEX "unit_test_framework")
if(found)
  message(FATAL_ERROR "builds: without tests, Boost.Test is looked for: ${found}")
endif()
if(NOT EXISTS "${BUILD}/prefix/include/ikebana/sqlite.hpp" OR NOT EXISTS "${BUILD}/prefix/share/cmake/ikebana/ikebana-config.cmake")
  message(FATAL_ERROR "builds: what is installed in ${BUILD}/prefix is not the library")
endif()
