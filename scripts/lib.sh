# shellcheck shell=bash
# Shared by the scripts of this folder; sourced, not run. Works with the bash 3.2 of macOS.

say() { printf '» %s\n' "$*" >&2; }
stop() {
  printf '✗ %s\n' "$*" >&2
  exit 1
}

# The first Python ≥ 3.11 on PATH. Each candidate is run: a pyenv shim may name a version that isn't there.
find_python() {
  local candidate
  for candidate in python3.13 python3.12 python3.11 python3 python3.14; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      command -v "$candidate"
      return
    fi
  done
  stop "Python 3.11 or newer is needed / 需要 Python 3.11 或更高版本: https://www.python.org/downloads/"
}

checksum() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

# A Python from python.org or pyenv doesn't look where Homebrew keeps Pango.
find_homebrew_libraries() {
  if [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null; then
    DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib:${DYLD_FALLBACK_LIBRARY_PATH:-/usr/local/lib:/usr/lib}"
    export DYLD_FALLBACK_LIBRARY_PATH
  fi
}
