"""A signed quarter: checked with the public key alone, and one changed byte is found."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmf_lib.errors import PmfError, RunError
from pmf_lib.run import lineage
from pmf_lib.run.digests import file_digest
from pmf_lib.run.lineage import check_quarter, check_signed
from pmf_lib.run.record import MANIFEST, SIGNATURE, require_manifest
from pmf_lib.run.signed.envelope import Envelope, what_is_signed
from pmf_lib.run.signed.keys import make_keys
from pmf_lib.run.signed.signing import sign, signature_faults
from pmf_lib.run.signed.standing import carry_on
from tests.tiny import Tiny


def envelope_of(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / SIGNATURE).read_bytes())
    return found


def statement_in(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(base64.b64decode(str(envelope_of(folder)["payload"])))
    return found


def test_the_statement_is_in_totos_and_names_every_file(signed: Path) -> None:
    """in-toto Statement v1: type, subjects by name with their digests, what is said of them."""
    statement, manifest = statement_in(signed), require_manifest(signed)
    assert set(statement) == {"_type", "subject", "predicateType", "predicate"}
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    assert statement["predicate"] == {
        name: getattr(manifest, name)
        for name in ("council", "period", "snapshot", "code", "as_known_on")
    }
    files = sorted(path for path in signed.rglob("*") if path.is_file() and path.name != SIGNATURE)
    assert statement["subject"] == [
        {"name": name, "digest": {"sha256": file_digest(signed / name)}}
        for name in sorted(file.relative_to(signed).as_posix() for file in files)
    ]
    assert len(files) == 26


def test_the_envelope_is_dsses_and_can_be_checked_by_others(signed: Path, public: Path) -> None:
    """DSSE 1.0: what is signed is `DSSEv1`, and type and payload, each after its length."""
    envelope = envelope_of(signed)
    payload = base64.b64decode(str(envelope["payload"]))
    assert envelope["payloadType"] == "application/vnd.in-toto+json"
    ((signature,),) = [envelope["signatures"]]
    pae = b" ".join(
        (b"DSSEv1", b"28", b"application/vnd.in-toto+json", str(len(payload)).encode(), payload)
    )
    key = load_pem_public_key(public.read_bytes())
    key.verify(base64.b64decode(signature["sig"]), pae)  # type: ignore[call-arg, union-attr]


def test_what_is_signed_is_as_the_specification_shows_it() -> None:
    assert what_is_signed(b"hello") == b"DSSEv1 28 application/vnd.in-toto+json 5 hello"


def test_the_same_key_and_manifest_give_the_same_bytes(signed: Path, key: Path) -> None:
    before = (signed / SIGNATURE).read_bytes()
    sign(signed, key)
    assert (signed / SIGNATURE).read_bytes() == before


def test_the_key_and_the_folder_are_enough(
    signed: Path, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No store and no profile is asked; what was not checked is said."""

    def refuse(*_: object) -> None:
        raise AssertionError("nothing else may be asked")

    for name in ("open_store", "load_council"):
        monkeypatch.setattr(lineage, name, refuse)
    report = check_signed(signed, public)
    assert report.faults == () and report.files == 27
    assert "Signed with this key" in report.signed
    assert "Not checked: whether the figures are still the store's" in report.lineage


def test_without_the_key_it_is_said_that_nobody_knows_who_signed(signed: Path) -> None:
    report = check_quarter(signed)
    assert report.faults == () and "was not checked" in report.signed


@contextmanager
def changed(file: Path, place: int, by: int) -> Iterator[None]:
    """The file with one byte changed, in a file of its own, and as it was after."""
    before = file.read_bytes()
    file.write_bytes(before[:place] + bytes([before[place] ^ by]) + before[place + 1 :])
    try:
        yield
    finally:
        file.write_bytes(before)


def said_of(folder: Path, public: Path) -> str:
    try:
        return " ".join(check_signed(folder, public).faults)
    except RunError as error:
        return error.sentence


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_one_changed_byte_of_any_file_is_found(
    signed: Path, public: Path, data: st.DataObject
) -> None:
    """Page, evidence, data file, manifest and signature alike."""
    files = sorted(path for path in signed.rglob("*") if path.is_file())
    file = data.draw(st.sampled_from(files))
    place = data.draw(st.integers(0, file.stat().st_size - 1))
    with changed(file, place, data.draw(st.integers(1, 255))):
        assert file.relative_to(signed).as_posix() in said_of(signed, public)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_one_changed_byte_of_the_signature_is_found(
    signed: Path, public: Path, data: st.DataObject
) -> None:
    """Of 20,000 bytes those of the signature itself are few: it is tried by itself."""
    file = signed / SIGNATURE
    start = file.read_bytes().index(b'"signatures"')
    place = data.draw(st.integers(start, file.stat().st_size - 1))
    with changed(file, place, data.draw(st.integers(1, 255))):
        (fault,) = signature_faults(signed, public)
        assert fault.startswith(SIGNATURE)


def test_a_forger_who_writes_everything_anew_has_no_key(signed: Path, public: Path) -> None:
    """A page, its digest and the manifest's own may be made to fit; the signature may not."""
    page = signed / "index.html"
    page.write_text(page.read_text().replace("Tiny", "Tidy"))
    manifest = require_manifest(signed)
    files = tuple(
        file.model_copy(
            update={"sha256": file_digest(page), "bytes": page.stat().st_size}
            if file.file == "index.html"
            else {}
        )
        for file in manifest.files
    )
    forged = manifest.model_copy(update={"files": files}).sealed()
    (signed / MANIFEST).write_bytes(forged.rendered())
    assert signature_faults(signed, public) == (
        f"{SIGNATURE} was made for another {MANIFEST} than this",
    )
    other = signed.parent / "forger"
    make_keys(other)
    sign(signed, other)
    (fault,) = signature_faults(signed, public)
    assert "no true signature by this key" in fault
    assert check_quarter(signed).faults == ()


def test_a_signature_of_another_quarter_is_no_good(
    signed: Path, made: Tiny, key: Path, tmp_path: Path
) -> None:
    """The wrong one under the right name is told without a key as well."""
    written = json.loads((signed / SIGNATURE).read_bytes())
    payload = base64.b64decode(written["payload"]).replace(b'"tiny"', b'"tidy"')
    other = Envelope(payload, written["signatures"][0]["keyid"], b"x" * 64)
    (signed / SIGNATURE).write_bytes(other.rendered())
    assert check_quarter(signed).faults == (
        f"{SIGNATURE} was made for another {MANIFEST} than this",
    )


def test_what_is_not_signed_is_told(made: Tiny, public: Path) -> None:
    assert signature_faults(made.quarter, public) == (
        f"{SIGNATURE} is missing: nobody has signed the folder",
    )
    assert check_quarter(made.quarter).signed == "Not signed."


def test_only_what_is_as_it_was_made_is_signed(made: Tiny, key: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made.quarter, tmp_path / "altered"))
    (folder / "index.html").write_text("")
    for place, told in ((folder, "not altered since is signed"), (tmp_path, "not a finished")):
        with pytest.raises(RunError, match=told):
            sign(place, key)
        assert not (place / SIGNATURE).exists()


def test_a_signature_stays_where_every_byte_stays(
    signed: Path, public: Path, tmp_path: Path
) -> None:
    """What took its place unchanged is signed as before; what changed is not."""
    same = Path(shutil.copytree(signed, tmp_path / "same"))
    (same / SIGNATURE).unlink()
    assert carry_on(signed, same) and check_signed(same, public).faults == ()
    other = Path(shutil.copytree(same, tmp_path / "other"))
    (other / SIGNATURE).unlink()
    manifest = require_manifest(other).model_copy(update={"code": "another"}).sealed()
    (other / MANIFEST).write_bytes(manifest.rendered())
    assert not carry_on(signed, other)
    assert not (other / SIGNATURE).exists()
    assert carry_on(tmp_path, other)


def test_the_commands_make_keys_sign_and_check(made: Tiny, tmp_path: Path) -> None:
    """No private key is shown; a wrong key and a fault leave with their status."""
    tiny = Tiny(Path(shutil.copytree(made.path, tmp_path / "home")))
    folder = str(tiny.quarter)
    assert tiny.pmf("keys", "mine").stdout == "mine.pub\n"
    name = tiny.pmf("sign", folder, "--key", "mine").stdout.strip()
    done = tiny.pmf("verify", folder, "--public-key", "mine.pub", PMF_DATABASE="sqlite:///none")
    assert done.stdout.startswith("27 files are as they were written.")
    assert envelope_of(tiny.quarter)["signatures"][0]["keyid"] == name  # type: ignore[index]
    refused = tiny.pmf("verify", folder, "--public-key", "mine", check=False)
    assert refused.returncode == PmfError.exit_status and "holds no public key" in refused.stderr
