#!/bin/sh
# Makes ready what `make run`, `make test` and the others need, and is quick when it is there already:
# a Python, the system's libraries, a virtual environment with the pinned packages, compiled translations.
#
#   packaging/bootstrap.sh run     to open the program on this machine's screen
#   packaging/bootstrap.sh dev     for tests, checks, the tour and the benchmarks, none of which need a screen
#   packaging/bootstrap.sh package for building what people install, and trying it out
#
# System packages are installed by apt where that needs no password; elsewhere the line to run is printed.
set -eu

purpose=$1
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

has_screen() {
    [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]
}

# --- Python ---------------------------------------------------------------------------------------------
# A command of that name can exist and still not run (version managers), so each candidate is tried out.
find_python() {
    for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
        then
            printf '%s\n' "$candidate"
            return
        fi
    done
}

# Debian and Ubuntu keep the part of Python that makes virtual environments in a package of its own. An
# environment without pip is one whose making failed for want of it.
venv_package() {
    [ -x .venv/bin/pip ] || "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

# --- System packages ------------------------------------------------------------------------------------
# One line for each library: the package that Debian and Ubuntu keep it in, and the file Qt loads.
libraries() {
    cat <<'END'
libegl1 libEGL.so.1
libgl1 libGL.so.1
libglib2.0-0 libglib-2.0.so.0
libdbus-1-3 libdbus-1.so.3
libfontconfig1 libfontconfig.so.1
libxkbcommon0 libxkbcommon.so.0
END
    [ "$purpose" != run ] || cat <<'END'
libxcb-cursor0 libxcb-cursor.so.0
libxcb-icccm4 libxcb-icccm.so.4
libxcb-keysyms1 libxcb-keysyms.so.1
libxcb-shape0 libxcb-shape.so.0
libxkbcommon-x11-0 libxkbcommon-x11.so.0
END
}

# Loading them is the one test that holds for every distribution and for libraries from elsewhere.
missing_libraries() {
    libraries | "$python" -c '
import ctypes, sys
for line in sys.stdin:
    package, library = line.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
'
}

# Without a password.
can_be_root() {
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        return 1
    fi
}

apt_update() {
    # A stale list of some unrelated source is no reason to stop.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || true
}

apt_install() {
    can_be_root || return 1
    say "Installing system packages: $*"
    apt_update
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y -o Dpkg::Use-Pty=0 \
        --no-install-recommends "$@" >&2
}

system_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    # shellcheck disable=SC2046 # one word for each package
    set -- $(venv_package) $(missing_libraries)
    # Without strace the tests that kill the program at a system call cannot run; the others can.
    [ "$purpose" != dev ] || command -v strace >/dev/null || set -- "$@" strace
    [ $# -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        say "This system lacks what Debian and Ubuntu call: $*"
        say "If what follows fails, install it under your system's names for it."
    elif ! apt_install "$@"; then
        say "Please install these system packages, then run the same command again:"
        say ""
        say "    sudo apt update && sudo apt install $*"
        say ""
        [ "$*" = strace ] || exit 1
    fi
}

# Without them the package is built all the same, and packaging/package.py says loudly what was not checked.
validators() {
    [ "$purpose" = package ] && command -v apt-get >/dev/null || return 0
    set --
    command -v desktop-file-validate >/dev/null || set -- "$@" desktop-file-utils
    command -v appstreamcli >/dev/null || set -- "$@" appstream
    command -v man >/dev/null || set -- "$@" man-db
    command -v readelf >/dev/null || set -- "$@" binutils
    command -v xz >/dev/null || set -- "$@" xz-utils
    [ $# = 0 ] || apt_install "$@" || say "Not installed: $*. To have all checks: sudo apt install $*"
}

# --- Python packages ------------------------------------------------------------------------------------
# A copy of each list of packages is kept in the environment once that list is installed.
is_installed() {
    for list in "$@"; do
        cmp -s "packaging/$list" ".venv/$list" || return 1
    done
}

python_packages() {
    case $purpose in
    run) set -- requirements.txt ;;
    package) set -- requirements-package.txt requirements.txt ;;
    *) set -- requirements-dev.txt requirements.txt ;;
    esac
    # The environment dies with the Python it was made from.
    if .venv/bin/python -c '' 2>/dev/null && is_installed "$@"; then return; fi
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        say "Making a virtual environment in .venv with $("$python" --version)"
        "$python" -m venv --clear .venv || die "$python could not make a virtual environment in .venv."
    fi
    say "Installing the Python packages of packaging/$1"
    .venv/bin/python -m pip install --disable-pip-version-check --no-input --progress-bar off --quiet \
        -r "packaging/$1" || die "Not all Python packages could be installed; run the same command to go on."
    for list in "$@"; do
        cp "packaging/$list" ".venv/$list"
    done
}

# --- A mail server for the tests ------------------------------------------------------------------------
# smtp-sink is part of Postfix. The package is unpacked where tests/delivery/sink.py looks for it, and not
# installed: it would start a mail service, now or with the system, in the place of any that is there.
postfix=.venv/postfix

sink_runs() {
    { command -v smtp-sink || [ -x /usr/sbin/smtp-sink ]; } >/dev/null && return
    code=0
    LD_LIBRARY_PATH=$postfix/usr/lib/postfix $postfix/usr/sbin/smtp-sink >/dev/null 2>&1 || code=$?
    [ $code = 1 ]  # it complains about its arguments; without a library it does not come to that
}

download_postfix() {
    (cd "$1" && apt-get download -qq -o APT::Sandbox::User=root postfix >/dev/null 2>&1)
}

# Those of its libraries that are not installed.
sink_libraries() {
    dpkg-deb -f "$1" Depends | tr ',|' '\n\n' | sed 's/(.*//' | tr -d ' ' | grep '^lib' |
        while read -r package; do
            dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' ||
                printf '%s\n' "$package"
        done
}

unpack_sink() {
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
    say "Unpacking Postfix's smtp-sink into $postfix"
    download_postfix "$1" || { can_be_root && apt_update && download_postfix "$1"; } || return 1
    rm -rf "$postfix"
    dpkg-deb -x "$1"/postfix_*.deb "$postfix" || return 1
    # shellcheck disable=SC2046 # one word for each package
    set -- $(sink_libraries "$1"/postfix_*.deb)
    [ $# = 0 ] || apt_install "$@"
}

mail_server() {
    if [ "$purpose" != dev ] || [ "$(uname -s)" != Linux ] || sink_runs; then return; fi
    folder=$(mktemp -d)
    unpack_sink "$folder" && sink_runs ||
        say "Postfix's smtp-sink is not to be had here; the tests that send mail to it are skipped."
    rm -rf "$folder"
}

if [ "$purpose" = run ] && ! has_screen; then
    die "Relance needs a screen to open its window and this session has none; \`make tour\` draws every" \
        "screen into build/tour/ without one."
fi
python=$(find_python)
[ -n "$python" ] || die "Relance needs Python 3.11, 3.12, 3.13 or 3.14, and none of them is on this machine" \
    "(PYTHON=/path/to/python names one that is elsewhere)."
system_packages
validators
python_packages
mail_server
.venv/bin/python packaging/translations.py --compile
