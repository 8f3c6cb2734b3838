#!/usr/bin/env bash
# ops/venv.sh PYTHON VENV LIST...: make the virtual environment, install the lists' pinned packages by hash.
# A list that is in has a stamp: VENV/base.stamp for requirements/base.txt. Those in since their last change are
# passed over.
set -euo pipefail
python=$1 venv=$2
shift 2
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
lists=()
for list in "$@"; do [ "$venv/$(basename "$list" .txt).stamp" -nt "$list" ] || lists+=("$list"); done
[ ${#lists[@]} -gt 0 ] || exit 0
echo "Installing the packages of ${lists[*]} ..."
failed=0
install() { "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --no-deps --no-compile --require-hashes -r "$1"; }
# The pip that Python brings along takes twice as long to choose among all releases of a package.
install requirements/pip.txt || failed=1
# A share for each core, as pip works on one. The shares name different packages, so none writes where another
# does: one that two lists name is taken once, with the same pin. What is imported is compiled then: that is less
# than half of the modules.
shares=$(mktemp -d)
trap 'rm -rf "$shares"' EXIT
cores=$(nproc 2>/dev/null || echo 2)
awk -v cores="$cores" -v folder="$shares" \
  '/^[A-Za-z0-9]/ { again = seen[$0]++; split($0, part, "=="); name = part[1]
    if (!(name in shares)) shares[name] = next_share++ % cores
    share = shares[name] }
  !again { print > (folder "/" share + 0 ".txt") }' "${lists[@]}"
# The lists name every package there is to install, so pip looks for no others: asked for `coverage[toml]`
# beside a pinned `coverage`, it would take the newest release and then refuse it for want of a hash.
running=()
for share in "$shares"/*.txt; do
  install "$share" &
  running+=($!)
done
for one in "${running[@]}"; do wait "$one" || failed=1; done
if [ "$failed" = 1 ]; then
  echo "The packages could not be installed; pip's reason is above (no network, no room on the disk?). What is there stays: put it right and run it again." >&2
  exit 1
fi
for list in "${lists[@]}"; do touch "$venv/$(basename "$list" .txt).stamp"; done
