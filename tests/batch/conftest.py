from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_factory import Office
from fault_factory import Rig, rig_for

from docgen.batch import binder


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture(scope="module")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """Nơi thử của tệp phép thử có `FIRST`, `LATER`: mọi văn bản của hai lần ấy đã lập sẵn."""
    with rig_for(tmp_path_factory, request.module.FIRST, request.module.LATER) as made:
        yield made


@pytest.fixture
def rig(request: pytest.FixtureRequest, shared: Rig, monkeypatch: pytest.MonkeyPatch) -> Rig:
    """Đã lập lần đầu (`FIRST` của tệp); mỗi nhóm ba văn bản."""
    monkeypatch.setattr(binder, "GROUP", 3)
    shared.begin(request.module.FIRST)
    return shared
