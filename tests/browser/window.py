"""How a test opens a page: the type of the fixture `visit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from page_kinds import Kind
    from playwright.sync_api import Page


class Visit(Protocol):
    def __call__(
        self, kind: Kind, *, width: int = 1280, height: int = 900, scheme: str = "light", script: bool = True
    ) -> Page: ...
