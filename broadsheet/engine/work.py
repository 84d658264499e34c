"""What a worker does with one unit: make its products, render the stale ones, stage their bytes.

In:   a task: the unit's payload, and what the ledger has of it.
Out:  Made: small values only, never the bytes.
Must not know: other units, and whether it runs in a process of its own.

Nothing in the output folder is touched here: bytes that differ from what lies there go into
the staging folder, and the parent decides what takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from broadsheet.engine import disk
from broadsheet.engine.fingerprint import digest_bytes
from broadsheet.engine.plan import Make, Product, Row, Stamp, product_reason
from broadsheet.problems import Problem, Reported, Text, Where, errors


class Folders(NamedTuple):
    output: str
    staging: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One unit to make. `number` is its place in the order of the units, counted from 0."""

    number: int
    name: str
    payload: object
    recorded: Mapping[str, Row]  # by path
    wrong: Mapping[str, str]  # path → why what lies there cannot stay


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One product, rendered or left as it was. No row: it failed."""

    row: Row | None
    reason: str = ""  # "" where it was not rendered
    staged: str = ""  # file with the new bytes, "" where the old ones are the same
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """All that a unit gave, in the order of its products."""

    number: int
    claims: tuple[str, ...] = ()  # paths, also of products that failed
    products: tuple[Rendered, ...] = ()
    warnings: tuple[Problem, ...] = ()  # of `make`
    problems: tuple[Problem, ...] = ()  # of `make` and all products
    lost: bool = False  # its worker ended before it answered

    @property
    def failed(self) -> bool:
        return self.lost or bool(errors(self.problems))

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(product.row for product in self.products if product.row)

    @property
    def rendered(self) -> tuple[tuple[Row, str], ...]:
        """What was rendered and why."""
        return tuple(
            (product.row, product.reason) for product in self.products if product.row and product.reason
        )


def work(make: Make, folders: Folders, task: Task) -> Made:
    """Make one unit. Whatever goes wrong is in the answer, and then nothing of it stays staged."""
    try:
        made = make(task.payload)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a bug in one unit must not end the others
        return Made(number=task.number, problems=(bug(task.name, error),))
    if errors(made.problems):
        return Made(number=task.number, problems=made.problems)
    products = tuple(_product(product, task, folders, number) for number, product in enumerate(made.value))
    done = Made(
        number=task.number,
        claims=tuple(product.path for product in made.value),
        products=products,
        warnings=made.problems,
        problems=(*made.problems, *(problem for product in products for problem in product.problems)),
    )
    if done.failed:
        _discard(products)
    return done


def _discard(products: tuple[Rendered, ...]) -> None:
    """Give the room back at once: a full disk may be what failed."""
    for product in products:
        if product.staged:
            Path(product.staged).unlink()


def _product(product: Product, task: Task, folders: Folders, number: int) -> Rendered:
    if disk.unsafe(product.path):
        return Rendered(row=None, problems=(_bad_path(task.name, product.path),))
    row = task.recorded.get(product.path)
    reason = product_reason(product, row, task.wrong)
    if row and not reason:
        return Rendered(row=row, problems=row.warnings)
    rendered = _render(product, task.name)
    data, problems = rendered.value, rendered.problems
    if data is None:
        return Rendered(row=None, problems=problems)
    staged = f"{folders.staging}/{task.number}-{number}"
    try:
        differs = _stage(data, f"{folders.output}/{product.path}", staged)
    except OSError as error:
        return Rendered(row=None, problems=(disk.os_problem(error, folders.output, product.path),))
    new = Row(product.path, product.parts, Stamp(len(data), digest_bytes(data)), problems)
    return Rendered(row=new, reason=reason, staged=staged if differs else "", problems=problems)


def _render(product: Product, unit: str) -> Reported[bytes | None]:
    """The bytes, or None and at least one error."""
    try:
        rendered = product.render()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - as for make
        return Reported(None, (bug(f"{unit}, {product.path}", error),))
    if errors(rendered.problems):
        return Reported(None, rendered.problems)
    if rendered.value is None:
        return Reported(None, (bug(f"{unit}, {product.path}", ValueError("no bytes and no error")),))
    return rendered


def _stage(data: bytes, target: str, staged: str) -> bool:
    """Write the bytes to the staged file, unless the target has them already. Raises OSError."""
    if disk.holds(target, data):
        return False
    disk.write_new(staged, data)
    return True


def bug(place: str, error: BaseException) -> Problem:
    """A unit or product that raised: our mistake, not the editor's."""
    text = str(error).strip().rpartition("\n")[2]
    last = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return Problem(
        Where(place),
        Text(f"a bug in the program: {last}", f"程序出错（不是稿件的问题）：{last}"),
        Text(
            "its pages stay as they were, everything else is built; please report this line",
            "它的网页保持原样，其余照常生成；请把这一行报告给开发者",
        ),
    )


def _bad_path(unit: str, path: str) -> Problem:
    return bug(unit, ValueError(f"{path!r} is no path inside the output folder"))
