# SPDX-License-Identifier: BSL-1.0
# Each sentence of the library stands once and is matched by a test, and each mistake stands in the folder of a feature. Run with
# -D ROOT=<folder of the project>.
cmake_minimum_required(VERSION 3.24)

file(GLOB_RECURSE headers "${ROOT}/include/*.hpp")
file(GLOB tests "${ROOT}/test/runtime/*.cpp" "${ROOT}/test/static/*.cpp")
execute_process(COMMAND awk -f "${CMAKE_CURRENT_LIST_DIR}/sentences.awk" "${ROOT}/test/snapshot/sentences.txt" ${tests} ${headers}
                RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "a sentence of the library: see above; test/new_mistake.sh begins a test")
endif()

file(GLOB mistakes RELATIVE "${ROOT}/test/compile_fail" "${ROOT}/test/compile_fail/*.cpp")
if(mistakes)
  message(FATAL_ERROR "a mistake stands in the folder of a feature: ${mistakes}")
endif()
file(GLOB mistakes "${ROOT}/test/compile_fail/*/*.cpp")
list(TRANSFORM mistakes REPLACE "^.*/" "")
list(LENGTH mistakes count)
list(REMOVE_DUPLICATES mistakes)
list(LENGTH mistakes count_of_names)
if(NOT count EQUAL count_of_names)
  message(FATAL_ERROR "two mistakes have one name")
endif()
