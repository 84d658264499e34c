import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from toy import MEMORY, Desk


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Like pytest's, but in memory where the system has a place for that."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
