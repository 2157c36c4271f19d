"""Whether the tests take all of what they else take a share of: `nox -s full` says so."""

from __future__ import annotations

import os

FULL = "GRADIENTE_FULL" in os.environ
