#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image: a Python of our own with what the
# engine needs. GRADIENTE_PACKAGES names a site-packages folder to use instead of downloading it.
set -euo pipefail
umask 022 # students' processes run as other users and read the libraries

source=/autograder/source
venv=/autograder/venv
packages=${GRADIENTE_PACKAGES:-}

usable() {
  local needed="venv, ensurepip"
  if [ -n "$packages" ]; then needed=venv; fi
  "$1" -c "import sys, $needed; sys.exit(sys.version_info < (3, 11))" 2>/dev/null
}

find_python() {
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && usable "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

install_python() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  apt-get install -y --no-install-recommends ca-certificates python3 python3-venv
  # Ubuntu 22.04 calls 3.10 python3 and has 3.11 beside it.
  find_python >/dev/null || apt-get install -y --no-install-recommends python3.11 python3.11-venv
}

find_python >/dev/null || install_python
python=$(find_python) || {
  echo "gradiente: no Python 3.11 or later with venv; choose a newer base image in Gradescope" >&2
  exit 1
}

"$python" -m venv --clear ${packages:+--without-pip} "$venv"
if [ -z "$packages" ]; then
  pip=("$venv/bin/python" -m pip install --no-cache-dir --disable-pip-version-check)
  # The versions the course was tested with, where this Python has them.
  "${pip[@]}" -r "$source/requirements.txt" -c "$source/constraints.txt" ||
    "${pip[@]}" -r "$source/requirements.txt"
fi
site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$source/course" ${packages:+"$packages"} >"$site/gradiente.pth"
"$venv/bin/python" -m compileall -q "$source/course"
chmod 700 "$source" # tests and solutions are nobody's business but root's
cd / && "$venv/bin/python" -P -c 'import autograder.lms.gradescope, otter'
