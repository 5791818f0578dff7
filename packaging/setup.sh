#!/bin/sh
# Prepares a checkout: .venv with the locked packages, the project in it (editable), the TEI schema
# for the tests; then the system libraries and the font that Qt needs. Quick when nothing is to do.
#
# PYTHON names the interpreter to use, if not the first suitable one on PATH.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
venv=$root/.venv
stamp=$venv/.soat-setup
system_stamp=$venv/.soat-system

# Settings of the person's own that would break an installation into .venv.
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX
export PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf 'Soát: %s\n' "$*" >&2; }

# ------------------------------------------------------------------------------- system packages

# Prints the command prefix with which apt-get may install; fails when it may not.
apt_rights() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then
        echo env
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        echo 'sudo -n env'
    else
        return 1
    fi
}

# Installs the Debian packages named, if allowed. What came of it, the caller checks.
apt_install() {
    rights=$(apt_rights) || return 1
    say "đang cài gói hệ thống / installing system packages: $*"
    # The lists of a fresh machine are empty, and old ones name files that are gone.
    apt_get update || :
    # One unknown name fails the lot: then each on its own.
    apt_get install "$@" || for package in "$@"; do apt_get install "$package" || :; done
}

apt_get() {
    # shellcheck disable=SC2086  # $rights is a command with its arguments
    $rights DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends "$@" \
        </dev/null >/dev/null
}

# ---------------------------------------------------------------------------------------- Python

suitable() {
    # Upper bound: the versions that the locked PySide6 has been built for.
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python3.14; do
        if suitable "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

require_python() {
    if ! python=$(find_python); then
        apt_install python3 python3-venv || :
        if ! python=$(find_python); then
            say "cần Python 3.11 đến 3.14 (không tìm thấy) / Python 3.11 to 3.14 is needed, none found"
            exit 1
        fi
    fi
    # Debian packs venv's other half apart.
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "python$version-venv" || :
        if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            say "thiếu mô-đun venv, hãy cài / the venv module is missing, install it:" \
                "sudo apt-get install python$version-venv"
            exit 1
        fi
    fi
}

# ------------------------------------------------------------------------------------------ .venv

# What the environment was made from. The folder counts: scripts in .venv hold its absolute path.
fingerprint() {
    printf '%s\n' "$root"
    cat pyproject.toml requirements/dev.txt requirements/schema.txt | cksum
}

# True when .venv was made from what is here now, and still runs.
environment_is_current() {
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] &&
        "$venv/bin/python" -c '' 2>/dev/null
}

make_environment() {
    require_python
    say "đang chuẩn bị .venv, lần đầu mất vài phút / preparing .venv, minutes the first time"
    rm -f "$stamp" "$system_stamp"
    if ! suitable "$venv/bin/python" || [ "$(head -n 1 "$venv/.soat-home" 2>/dev/null)" != "$root" ]; then
        rm -rf "$venv"
        "$python" -m venv "$venv"
        printf '%s\n' "$root" >"$venv/.soat-home"
    fi
    pip install --require-hashes -r requirements/dev.txt
    # Without isolation: hatchling and setuptools come from the lock like everything else.
    pip install --no-deps --no-build-isolation --editable .
    pip install --no-deps --no-build-isolation --use-pep517 --require-hashes --upgrade \
        --target "$venv/share/tei" -r requirements/schema.txt
    fingerprint >"$stamp"
}

pip() { "$venv/bin/python" -m pip --quiet "$@"; }

# Where Python is told to write no bytecode (PYTHONDONTWRITEBYTECODE), every start would compile all
# sources anew, which takes longer than all the rest of it. Only what has changed is compiled.
compile_sources() {
    "$venv/bin/python" -m compileall -q core gui resources/soat_resources >&2 || :
}

# ------------------------------------------------------------------------------ what Qt leans on

# Shared libraries that Qt wants and the system lacks, by their sonames.
missing_libraries() {
    qt=$("$venv/bin/python" -c 'import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent)')/Qt
    for file in "$qt"/lib/libQt6Widgets.so.6 "$qt"/lib/libQt6Svg.so.6 "$qt"/lib/libQt6DBus.so.6 \
        "$qt"/lib/libQt6PrintSupport.so.6 "$qt"/plugins/platforms/libqxcb.so \
        "$qt"/plugins/platforms/libqoffscreen.so "$qt"/plugins/platforms/libqwayland*.so \
        "$qt"/plugins/imageformats/libq*.so "$qt"/plugins/platforminputcontexts/lib*.so; do
        [ ! -f "$file" ] || ldd "$file" 2>/dev/null
    done | awk '/not found/ { print $1 }' | grep -v '^libQt6' | sort -u || :
}

# The Debian package of a soname, after the rule of Debian's policy: lib NAME .so. VERSION is in
# package libNAMEVERSION, with a hyphen where NAME ends in a digit.
package_of() {
    case $1 in
    libglib-2.0.so.0 | libgthread-2.0.so.0 | libgobject-2.0.so.0 | libgio-2.0.so.0) echo libglib2.0-0 ;;
    libbrotlicommon.so.1 | libbrotlidec.so.1) echo libbrotli1 ;;
    libz.so.1) echo zlib1g ;;
    *) echo "$1" | sed 's/\([0-9]\)\.so\./\1-/; s/\.so\.//' | tr '[:upper:]' '[:lower:]' ;;
    esac
}

# True when some installed font has the Vietnamese letters.
has_vietnamese_font() {
    if command -v fc-list >/dev/null 2>&1; then
        [ -n "$(fc-list :lang=vi family)" ]
    else
        find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" \
            "${HOME:-/}/.local/share/fonts" -type f \( -name 'NotoSans-Regular.*' -o \
            -name 'DejaVuSans.ttf' -o -name 'Tinos-Regular.ttf' -o -name 'LiberationSans-Regular.ttf' \
            -o -iname 'times.ttf' -o -iname 'arial.ttf' \) 2>/dev/null | grep -q .
    fi
}

missing_packages() {
    for library in $(missing_libraries); do package_of "$library"; done | sort -u
    has_vietnamese_font || echo fonts-noto-core
}

check_system() {
    # Elsewhere Qt brings what it needs, and fonts are there.
    [ "$(uname)" = Linux ] && command -v ldd >/dev/null 2>&1 || return 0
    packages=$(missing_packages)
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086  # one argument per package
        apt_install $packages || :
        packages=$(missing_packages | tr '\n' ' ')
    fi
    if [ -n "$packages" ]; then
        say "thiếu gói hệ thống, hãy cài / system packages are missing, install them:" \
            "sudo apt-get install $packages"
    else
        : >"$system_stamp"
    fi
}

environment_is_current || make_environment
compile_sources
[ -f "$system_stamp" ] || check_system
