# SPDX-License-Identifier: BSL-1.0
# Writes a header of functions that take anything, one for each name that the library's headers call: included within the
# program's own namespace, beside its models, each is a function that argument-dependent lookup would find. Run with
# -D ROOT=<folder of the project> -D OUTPUT=<header>.
cmake_minimum_required(VERSION 3.24)

# What is followed by a parenthesis, or by arguments of a template, and is no function.
set(not_names alignas alignof and asm assert auto bool case catch char class co_await co_return co_yield concept const constexpr consteval
    constinit const_cast decltype default defined delete double dynamic_cast else enum explicit export extern false final float for friend
    goto if inline int long mutable namespace new noexcept not nullptr operator or override private protected public reinterpret_cast
    requires return short signed sizeof static static_assert static_cast struct switch template this throw true try typedef typeid
    typename union unsigned using virtual void volatile wchar_t while xor)

file(GLOB_RECURSE headers "${ROOT}/include/ikebana/*.hpp")
set(names "")
foreach(header IN LISTS headers)
  file(READ "${header}" text)
  string(REGEX REPLACE "//[^\n]*" "" text "${text}")
  string(REGEX MATCHALL "[a-z][a-z0-9_]*[(<]" calls "${text}")
  list(APPEND names ${calls})
  list(REMOVE_DUPLICATES names)
endforeach()
list(TRANSFORM names REPLACE "[(<]$" "")
list(REMOVE_DUPLICATES names)
list(REMOVE_ITEM names ${not_names})
list(FILTER names EXCLUDE REGEX "^(__|sqlite3|va_)")
list(SORT names)
list(LENGTH names count)
if(count LESS 500)
  message(FATAL_ERROR "only ${count} names are called in ${ROOT}/include/ikebana")
endif()

# By reference and by value, so that neither of ours is the better one; with types and with values as arguments of a template.
set(text "// SPDX-License-Identifier: BSL-1.0\n// Written by names_beside_models.cmake.\n\nnamespace shop {\n\nstruct not_the_library {};\n\n")
foreach(name IN LISTS names)
  string(APPEND text "template <class... T> not_the_library ${name}(T&&...);\ntemplate <class T> not_the_library ${name}(T);\n"
                     "template <auto, auto..., class... T> not_the_library ${name}(T&&...);\n")
endforeach()
string(APPEND text "\ntemplate <class A, class B> void operator,(A&&, B&&) = delete;\n"
                   "template <class A> void operator&(A&&) = delete;\n\n}  // namespace shop\n")
file(WRITE "${OUTPUT}" "${text}")
message(STATUS "${count} names")
