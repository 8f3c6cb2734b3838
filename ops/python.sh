#!/usr/bin/env bash
# ops/python.sh [SYSTEM]: name the Python to build on, the system's own where it will do (docs/decisions/0042).
set -euo pipefail
system=${1-$(command -pv python3 || true)}
if [ -n "$system" ] && "$system" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "$system"
else
  echo python3
fi
