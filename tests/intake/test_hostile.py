"""A zip made to harm: a clear error for the member, nothing written anywhere, the others graded."""

from __future__ import annotations

import contextlib
import io
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.intake import gathering
from autograder.intake.archive import MOST_MEMBERS, Archive, RefusedMember
from autograder.intake.instructions import Instructions
from autograder.model import Refusal, Submission, Task
from tests.intake.downloads import FILE, Members, gradiente, notebook, results, rows, zipped

ANA = f"Ana_41_{FILE}/sigmoide.ipynb"
MALO = f"Malo_66_{FILE}/sigmoide.ipynb"
BOMB = b"\0" * (48 << 20)


def info(name: str, mode: int = 0, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """A member as its author would have it."""
    made = zipfile.ZipInfo(name, (2026, 11, 1, 10, 0, 0))
    made.external_attr, made.compress_type, made.create_system = mode << 16, method, 3
    return made


def nested(data: bytes) -> bytes:
    """An otter export that holds this."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sigmoide.ipynb", data)
    return memory.getvalue()


def gathered(path: Path, tasks: tuple[Task, ...]) -> dict[str, Submission]:
    """What would be graded, by id."""
    return {s.id: s for s in gathering.gather(path, Instructions(), tasks, None).submissions}


ASTRAY = {
    "traversal": ("../../fuera_66_assignsubmission_file/malo.ipynb", "(..)"),
    "traversal inside": (f"Malo_66_{FILE}/../../../malo.ipynb", "(..)"),
    "backslashes": (rf"Malo_66_{FILE}\..\..\..\malo.ipynb", "(..)"),
    "absolute": ("/tmp/malo.ipynb", "absoluta"),  # noqa: S108 - what an attacker writes
    "drive": (r"C:\Users\malo.ipynb", "absoluta"),
    "share": (r"\\server\c$\malo.ipynb", "absoluta"),
    "control": (f"Malo_66_{FILE}/a\n../malo.ipynb", "control"),
    "long": ("a" * 60_000 + "malo.ipynb", "demasiado largo"),
    "long part": (f"Malo_66_{FILE}/" + "a" * 300 + ".ipynb", "demasiado largo"),
}


@pytest.mark.parametrize(("name", "words"), ASTRAY.values(), ids=list(ASTRAY))
def test_a_name_that_leads_astray_is_refused(
    tmp_path: Path, tasks: tuple[Task, ...], name: str, words: str
) -> None:
    """The member is named as ungraded, is nobody's, and the honest one is read."""
    path = zipped(tmp_path / "m.zip", {ANA: notebook(), info(name): notebook()})
    before = sorted(tmp_path.rglob("*"))

    found = gathered(path, tasks)

    assert found.pop("Ana-41").problem == ""
    (refused,) = found.values()
    assert words in refused.problem
    assert (refused.cells, refused.origin, refused.student) == ((), None, None)
    assert sorted(tmp_path.rglob("*")) == before


MEMBERS: dict[str, tuple[Members, str]] = {
    "a link": ({info(MALO, stat.S_IFLNK | 0o777): b"/etc/passwd"}, "enlace"),
    "a device": ({info(MALO, stat.S_IFCHR | 0o666): b""}, "archivo común"),
    "a pipe": ({info(MALO, stat.S_IFIFO | 0o666): b""}, "archivo común"),
    "a bomb": ({info(MALO): BOMB}, "bomba"),
    "a nested bomb": ({info(MALO.replace(".ipynb", ".zip")): nested(BOMB)}, "bomba"),
    "a boundless method": ({info(MALO, method=zipfile.ZIP_BZIP2): b"x"}, "método"),
    "no zip inside": ({info(MALO.replace(".ipynb", ".zip")): b"PK\x03\x04no"}, "dañado"),
    "empty": ({info(MALO): b""}, "vacío"),
}  # fmt: skip


@pytest.mark.parametrize(("members", "words"), MEMBERS.values(), ids=list(MEMBERS))
def test_a_member_that_means_harm_is_refused(
    tmp_path: Path, tasks: tuple[Task, ...], members: Members, words: str
) -> None:
    """Its owner reads why; the honest one is read; nothing is written."""
    path = tmp_path / "m.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr(ANA, notebook())

    found = gathered(path, tasks)

    assert words in found["Malo-66"].problem
    assert found["Malo-66"].origin is not None
    assert found["Ana-41"].problem == ""
    assert [p.name for p in tmp_path.iterdir()] == ["m.zip"]


def patched(change: Callable[[bytearray, int, int], None]) -> Callable[[Path], Path]:
    """A zip of Malo and Ana whose headers of Malo (local and central) were changed."""

    def made(path: Path) -> Path:
        raw = bytearray(zipped(path, {MALO: notebook(), ANA: notebook()}).read_bytes())
        change(raw, raw.index(b"PK\x03\x04"), raw.index(b"PK\x01\x02"))
        path.write_bytes(raw)
        return path

    return made


def encrypt(raw: bytearray, local: int, central: int) -> None:
    raw[local + 6] |= 1
    raw[central + 8] |= 1


def claim_less(raw: bytearray, local: int, central: int) -> None:
    raw[central + 24 : central + 28] = (10).to_bytes(4, "little")


def spoil(raw: bytearray, local: int, central: int) -> None:
    start = local + 30 + len(MALO.encode())
    raw[start + 20 : start + 40] = b"\xff" * 20


def rename(raw: bytearray, local: int, central: int) -> None:
    raw[local + 30 : local + 34] = b"Otro"


def point_nowhere(raw: bytearray, local: int, central: int) -> None:
    raw[central + 42 : central + 46] = (0x7FFFFFF0).to_bytes(4, "little")


@pytest.mark.parametrize("change", [encrypt, claim_less, spoil, rename, point_nowhere])
def test_a_lying_header_costs_its_own_member(
    tmp_path: Path, tasks: tuple[Task, ...], change: Callable[[bytearray, int, int], None]
) -> None:
    """Encrypted, damaged or false about its size: that member is refused, the other is read."""
    path = patched(change)(tmp_path / "m.zip")

    found = gathered(path, tasks)

    assert found["Malo-66"].problem
    assert found["Ana-41"].problem == ""


def test_a_name_windows_reserves_is_graded(tmp_path: Path) -> None:
    """No name of a zip reaches the disk, so it costs the student nothing."""
    names = ["CON.ipynb", "aux.ipynb", "nul.sigmoide.ipynb", "tema: 1*?.ipynb"]
    path = zipped(tmp_path / "m.zip", dict.fromkeys(names, notebook()))
    out = tmp_path / "r"

    result = gradiente("grade", path, "--out", out)

    assert result.exit_code == 0, result.output
    assert [row["score"] for row in rows(out).values()] == ["100"] * 4
    written = {file.stem.partition(".")[0].lower() for file in out.rglob("*.*")}
    assert not written & {"con", "aux", "nul"}


def test_two_members_of_one_name_are_two_attempts(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """The later of two duplicates counts; nothing is overwritten."""
    path = tmp_path / "m.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info(ANA), notebook("x = 1"))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(info(ANA), notebook("x = 2"))

    (ana,) = gathered(path, tasks).values()

    assert ana.cells == ("x = 2",)
    assert ana.origin is not None
    assert ana.origin.attempt == 2


def test_one_number_of_two_people_is_nobody_s(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """A download put together by hand is refused for them: no grade goes to the wrong one."""
    members = {ANA: notebook(), ANA.replace("Ana", "Luis"): notebook()}

    (found,) = gathered(zipped(tmp_path / "m.zip", members), tasks).values()

    assert "Ana y a Luis" in found.problem
    assert not found.cells


def test_thousands_of_members_work(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """A student's thousand files hide nobody's notebook."""
    names = [f"Malo_66_{FILE}/datos/{n}.csv" for n in range(4000)]
    names += [f"Otro_{n}_{FILE}/sigmoide.ipynb" for n in range(100, 200)]
    path = zipped(tmp_path / "m.zip", {ANA: notebook()} | dict.fromkeys(names, notebook()))

    found = gathered(path, tasks)

    assert len(found) == 102
    assert "cuaderno" in found["Malo-66"].problem
    assert found["Ana-41"].problem == ""


def test_too_many_members_refuse_the_zip(tmp_path: Path) -> None:
    """Beyond a generous limit the whole zip is refused, with the reason."""
    path = zipped(tmp_path / "m.zip", {f"{n}.ipynb": b"" for n in range(MOST_MEMBERS + 1)})

    result = gradiente("grade", path, "--out", tmp_path / "r")

    assert result.exit_code == 2
    assert str(MOST_MEMBERS) in result.output
    assert not (tmp_path / "r").exists()


def test_a_truncated_zip_is_refused(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """A download that broke off says so, and to download it again."""
    path = zipped(tmp_path / "m.zip", {ANA: notebook(), MALO: notebook()})
    path.write_bytes(path.read_bytes()[:-40])

    with pytest.raises(Refusal, match="download it again"):
        gathered(path, tasks)


def test_bombs_end_soon(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Bombs are left as soon as they show what they are."""
    bombs: Members = {info(f"M{n}_{n}_{FILE}/a.ipynb"): BOMB for n in range(50, 53)}
    path = zipped(tmp_path / "m.zip", {ANA: notebook(), **bombs})

    start = time.thread_time()
    found = gathered(path, tasks)

    assert time.thread_time() - start < 2
    assert sum("bomba" in submission.problem for submission in found.values()) == len(bombs)


def test_what_honest_ones_need_is_left_to_them(tmp_path: Path) -> None:
    """When all together is too much, what was read before stays read, and the rest is refused."""
    archive = Archive(zipped(tmp_path / "m.zip", {ANA: notebook(), MALO: b"x" * 5000}), most=4000)

    small = archive.read(archive.members[0])

    assert small == notebook()
    with pytest.raises(RefusedMember, match="suman demasiado"):
        archive.read(archive.members[1])
    archive.close()


def test_a_hostile_class_is_graded_from_the_command_line(tmp_path: Path) -> None:
    """The honest one has full marks, every other is named, and only --out has new files."""
    names = [name for name, _ in ASTRAY.values()]
    path = zipped(
        tmp_path / "m.zip",
        {ANA: notebook(), "../../passwd": b"x"} | {info(name): notebook() for name in names},
    )
    out = tmp_path / "r"

    result = gradiente("grade", path, "--out", out)

    assert result.exit_code == 1
    assert rows(out)["Ana-41"]["score"] == "100"
    assert sum(s["status"] == "unreadable" for s in results(out).values()) == len(names)
    assert "refused: ../../passwd" in result.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["m.zip", "r"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8),
    end=st.integers(0, 10**6),
)
def test_spoiled_bytes_are_refused_or_read(
    tasks: tuple[Task, ...],
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[tuple[int, int]],
    end: int,
) -> None:
    """Whatever bytes of a zip are changed, the class is gathered or refused with a reason."""
    path = tmp_path_factory.getbasetemp() / "spoiled.zip"
    inner = nested(notebook())
    raw = bytearray(
        zipped(path, {ANA: notebook(), f"Luis_42_{FILE}/x.zip": inner, "a": b""}).read_bytes()
    )
    for place, byte in changes:
        raw[place % len(raw)] = byte
    path.write_bytes(raw[: end % len(raw)] if end < 2000 else raw)

    with contextlib.suppress(Refusal):
        assert all(s.cells or s.problem for s in gathered(path, tasks).values())


def test_a_link_in_an_unpacked_download_is_not_followed(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """A link out of the folder is refused, whoever unpacked it."""
    secret = tmp_path / "secreto.ipynb"
    secret.write_bytes(notebook())
    for name in (ANA, MALO):
        (tmp_path / "m" / name).parent.mkdir(parents=True)
    (tmp_path / "m" / ANA).write_bytes(notebook())
    (tmp_path / "m" / MALO).symlink_to(secret)

    found = gathered(tmp_path / "m", tasks)

    assert "enlace" in found["Malo-66"].problem
    assert found["Ana-41"].problem == ""


@pytest.mark.parametrize("name", [".gradiente", "grades.csv", "report/Ana-41.html", ""])
def test_a_link_among_the_results_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is written where a file of ours, or the whole folder, leads elsewhere."""
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    out = tmp_path / "r"
    (out / "report").mkdir(parents=True)
    link = out / name if name else tmp_path / "link"
    link.symlink_to(mine if name else out)

    result = gradiente(
        "grade", zipped(tmp_path / "m.zip", {ANA: notebook()}), "--out", out if name else link
    )

    assert result.exit_code == 2, result.output
    assert f"{link} is a link" in result.output
    assert mine.read_text("utf-8") == "mine"
    assert not any(path.is_file() and not path.is_symlink() for path in out.rglob("*"))
