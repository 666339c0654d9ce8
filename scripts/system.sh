# shellcheck shell=bash
# The libraries that pip can't bring: Pango for the report, OpenGL, X11 and D-Bus for the window. Sourced by setup.
# Installed where that needs no question (root, password-less sudo, Homebrew); otherwise one line says what to run.

# soname, then the package of Debian and Ubuntu that holds it
libraries="
libpango-1.0.so.0         libpango-1.0-0
libpangoft2-1.0.so.0      libpangoft2-1.0-0
libharfbuzz-subset.so.0   libharfbuzz-subset0
libfontconfig.so.1        libfontconfig1
libglib-2.0.so.0          libglib2.0-0
libdbus-1.so.3            libdbus-1-3
libEGL.so.1               libegl1
libGL.so.1                libgl1
libxkbcommon-x11.so.0     libxkbcommon-x11-0
libxcb-cursor.so.0        libxcb-cursor0
libxcb-icccm.so.4         libxcb-icccm4
libxcb-image.so.0         libxcb-image0
libxcb-keysyms.so.1       libxcb-keysyms1
libxcb-randr.so.0         libxcb-randr0
libxcb-render-util.so.0   libxcb-render-util0
libxcb-shape.so.0         libxcb-shape0
libxcb-xinerama.so.0      libxcb-xinerama0
libxcb-xkb.so.1           libxcb-xkb1
"

# Asked by soname, not by package: package names differ between releases, sonames don't.
missing_libraries() {
  local known soname package
  known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
  while read -r soname package; do
    case "$known" in
      *"$soname "*) ;;
      *) [ -z "$soname" ] || echo "$soname $package" ;;
    esac
  done <<<"$libraries"
}

missing_venv_package() {
  "$1" -c 'import ensurepip, venv' 2>/dev/null ||
    "$1" -c 'import sys; print(f"- python3.{sys.version_info[1]}-venv")'
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_be_root() {
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

# Ubuntu 22.04 has no libharfbuzz-subset0: there Pango's own dependency brings the library.
known_to_apt() {
  local package
  for package in "$@"; do
    if apt-cache show "$package" >/dev/null 2>&1; then echo "$package"; fi
  done
}

apt_install() {
  may_be_root ||
    stop "System libraries are missing; run this, then repeat / 缺少系统库，请先运行：sudo apt-get install -y $*"
  say "Installing system libraries / 正在安装系统库：$*"
  local log
  log=$(mktemp)
  # shellcheck disable=SC2046 # one word per package is what is wanted
  if ! { as_root apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
    --no-install-recommends $(known_to_apt "$@"); } >"$log" 2>&1; then
    cat "$log" >&2
    rm "$log"
    stop "apt-get failed, see above; nothing else was changed / apt-get 失败，原因见上；其余未作改动"
  fi
  rm "$log"
}

linux_libraries() {
  local missing
  missing=$(missing_libraries; missing_venv_package "$1")
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null ||
    stop "Install what holds these, then repeat / 请先安装以下系统库：$(echo "$missing" | sed 's/^- .*/python venv/; s/ .*//' | tr '\n' ' ')"
  # shellcheck disable=SC2046
  apt_install $(echo "$missing" | awk '{ print $2 }')
  missing=$(missing_libraries)
  [ -z "$missing" ] || stop "Still missing after the installation / 安装后仍缺少：$(echo "$missing" | tr '\n' ' ')"
}

mac_libraries() {
  command -v brew >/dev/null || stop "Homebrew is needed for Pango / 需要 Homebrew 来安装 Pango: https://brew.sh"
  brew list pango >/dev/null 2>&1 || brew install pango >&2
}

system_libraries() {
  case "$(uname -s)" in
    Linux) linux_libraries "$1" ;;
    Darwin) mac_libraries ;;
    *) stop "Linux and macOS only; on Windows use the installer / 仅支持 Linux 与 macOS；Windows 请使用安装包" ;;
  esac
}
