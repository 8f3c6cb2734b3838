#!/usr/bin/env bash
# ops/venv.sh PYTHON VENV REQUIREMENTS: make the virtual environment, install pinned packages by hash.
set -euo pipefail
python=$1 venv=$2 requirements=$3
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Naru needs Python 3.11 or newer as '$python'. Install it, or name another: make PYTHON=python3.12 run" >&2
  exit 1
fi
# Two of us at once would write over each other: the second waits, then finds everything done.
if command -v flock >/dev/null; then
  exec 9>"$venv.lock"
  flock -n 9 || { echo "Waiting for another make that installs packages ..."; flock 9; }
fi
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
  rm -rf "$venv"
  "$python" -m venv "$venv" || {
    echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv" >&2
    rm -rf "$venv"
    exit 1
  }
fi
echo "Installing the packages of $requirements ..."
# The file names every package there is to install, so pip looks for no others: asked for `coverage[toml]`
# beside a pinned `coverage`, it would take the newest release and then refuse it for want of a hash.
"$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --no-deps --require-hashes -r "$requirements" || {
  echo "The packages could not be installed; pip's reason is above (no network, no room on the disk?). Nothing else was changed: put it right and run it again." >&2
  exit 1
}
