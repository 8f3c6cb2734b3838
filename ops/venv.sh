#!/usr/bin/env bash
# ops/venv.sh PYTHON VENV REQUIREMENTS: make the virtual environment, install pinned packages by hash.
set -euo pipefail
python=$1 venv=$2 requirements=$3
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Naru needs Python 3.11 or newer as '$python'. Install it, or name another: make PYTHON=python3.12 run" >&2
  exit 1
fi
if [ ! -x "$venv/bin/python" ]; then
  "$python" -m venv "$venv" || {
    echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv" >&2
    rm -rf "$venv"
    exit 1
  }
fi
echo "Installing the packages of $requirements ..."
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
