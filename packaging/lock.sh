#!/bin/sh
# Rewrites the lock files in requirements/ from pyproject.toml: one set of pins with hashes for every
# platform and for Python 3.11 and later. Needs `uv`; takes it from PATH or from a throw-away
# environment.
set -eu
cd "$(dirname "$0")/.."

if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    "${PYTHON:-python3}" -m venv "$scratch"
    "$scratch/bin/pip" install --quiet --disable-pip-version-check uv
    uv=$scratch/bin/uv
fi

# A lock must be valid for everyone: read no personal configuration, write no index or path.
compile() {
    "$uv" --no-config pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command 'make lock' "$@"
}

# --upgrade: `make lock` is asked for when newer versions are wanted. The second lock is held to the
# first, so that users run what the tests ran.
compile --upgrade --extra dev --output-file requirements/dev.txt pyproject.toml
compile --upgrade --constraints requirements/dev.txt \
    --output-file requirements/runtime.txt pyproject.toml
compile --upgrade --no-deps --output-file requirements/schema.txt requirements/schema.in

if grep -nE '://|^(-i|-f|--index|--extra|--find|/)' requirements/*.txt; then
    echo 'lock: the lines above name a registry or a path' >&2
    exit 1
fi
