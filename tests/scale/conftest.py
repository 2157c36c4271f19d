"""One cluster of this machine for all tests of this folder: what `gradiente scale local` starts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scale.clusters import started


@pytest.fixture(scope="session")
def scheduler() -> Iterator[str]:
    with started("--workers", "2") as address:
        yield address
