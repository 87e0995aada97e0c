# SPDX-License-Identifier: BSL-1.0
# Sourced by test/run.sh and example/run.sh: finds or installs what a build needs, configures and builds.
#
#   CXX            the compiler, g++ unless set
#   IKEBANA_DATA   a folder of optional test data
#   IKEBANA_ALL_TESTS   OFF leaves out what a second version of a compiler need not repeat
#   IKEBANA_TEST_AMALGAMATION   a sqlite3.c, with sqlite3.h beside it, to be built and run by a test

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export CXX=${CXX:-g++}
build=$root/build/$(basename "$CXX")
log=$build/log.txt
jobs=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
missing=()
configure_options=()

step() {
  printf -- '-- %s\n' "$*"
}

stop() {
  printf '%s: %s\n' "$(basename "$(dirname "$0")")/$(basename "$0")" "$*" >&2
  exit 1
}

has_command() {
  command -v "$1" >/dev/null 2>&1
}

has_header() {
  if has_command "$CXX"; then
    printf '#include <%s>\n' "$1" | "$CXX" -x c++ -std=c++20 -E - >/dev/null 2>&1
  else
    [ -e "/usr/include/$1" ]
  fi
}

# A header of Boost says nothing of the library that goes with it: Debian packs them apart.
has_library() {
  has_command "$CXX" && [ -e "$("$CXX" -print-file-name="lib$1.so")" ]
}

# Whether $CXX and its linker compile a program as a whole.
links_at_once() {
  has_command "$CXX" && echo 'int main() {}' | "$CXX" -flto -fuse-ld=lld -x c++ - -o /dev/null >/dev/null 2>&1
}

# Whether a clang++ compiles with libc++ and links it; nothing else is asked for that.
has_libcxx() {
  case $CXX in
    clang++-[0-9]*) printf '#include <string>\nint main() { std::string text; }\n' | "$CXX" -std=c++20 -stdlib=libc++ -x c++ - -o /dev/null >/dev/null 2>&1 ;;
  esac
}

has_server_of_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

# need <package> <command that succeeds when nothing is missing>
need() {
  local package=$1
  shift
  "$@" || missing+=("$package")
}

# The Debian package of $CXX; a compiler given by its path, or by another name, is nothing to install.
compiler_package() {
  case $CXX in
    g++ | g++-[0-9]*) echo "$CXX" ;;
    clang++) echo clang ;;
    clang++-[0-9]*) echo "clang-${CXX#clang++-}" ;;
    *) stop "there is no compiler $CXX" ;;
  esac
}

need_to_build() {
  if ! has_command "$CXX"; then
    local package
    package=$(compiler_package) || exit 1
    missing+=("$package")
  fi
  need libstdc++-12-dev has_standard_library
  need cmake has_command cmake
  has_command ninja || need ninja-build has_command make
  need libboost-dev has_header boost/hana.hpp
  need libsqlite3-dev has_header sqlite3.h
}

# A g++ that is yet to be installed brings its library; a clang++ may come, or be there, without one.
has_standard_library() {
  if has_command "$CXX"; then
    has_header string
  else
    [[ $CXX == g++* ]]
  fi
}

# quietly <command>: its output goes to the log, and is shown when it fails.
quietly() {
  mkdir -p "$build"
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    stop "failed: $*"
  fi
}

install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  has_command apt-get || stop "please install what is missing, by the names of Debian's packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    has_command sudo || stop "please install what is missing, as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  step "install ${missing[*]}"
  quietly "${as_root[@]}" apt-get update
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# Two versions of libc++ cannot be installed beside each other: that of $CXX is unpacked in the build directory, to $libcxx.
unpack_libcxx() {
  local version=${CXX#clang++-} folder=$build/libcxx
  libcxx=$folder/usr/lib/llvm-$version
  [ ! -e "$libcxx/include/c++/v1/string" ] || return 0
  has_command apt-get || stop "please install libc++ for $CXX"
  step "unpack libc++ $version"
  mkdir -p "$folder"
  (
    cd "$folder" || exit 1
    quietly apt-get download "libc++-$version-dev" "libc++1-$version" "libc++abi-$version-dev" "libc++abi1-$version" "libunwind-$version"
    for package in *.deb; do quietly dpkg -x "$package" .; done
  )
}

# build_target <target> [options of CMake for a build directory that is yet to be made]
build_target() {
  local target=$1 options=()
  shift
  if [ ! -e "$build/CMakeCache.txt" ]; then
    options=("$@")
    if has_command ninja; then
      options+=(-G Ninja)
    fi
  fi
  step "configure ${build#"$root"/}"
  quietly cmake -S "$root" -B "$build" "${configure_options[@]}" "${options[@]}"
  step "build $target with $CXX, $jobs at a time"
  # Memory in large pages: clang++ asks the kernel for a quarter as many.
  quietly env GLIBC_TUNABLES=glibc.malloc.hugetlb=1 cmake --build "$build" --target "$target" --parallel "$jobs"
}
