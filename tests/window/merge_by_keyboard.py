#!/usr/bin/env python3
"""A coordinator's Sunday night in the real window, by keyboard alone: three laptops' files from a stick are looked at
and put in, a new laptop is approved, and what two workers wrote differently is decided.

usage: merge_by_keyboard.py BUILD_FOLDER [PICTURE_FOLDER]
With a folder for pictures, the files and the disagreement are taken in every theme at 100 and 200 %.
"""
import json
import pathlib
import subprocess
import sys
import time

from album import Album
from driver import SECRET, Kith, Stage


class Laptops:
    """The project's stores, worked on by kithctl."""

    def __init__(self, build, folder):
        self.program, self.folder = build / "kithctl", pathlib.Path(folder)
        (self.folder / "secret").write_text(SECRET)
        form = self.folder / "form"
        form.mkdir()
        (form / "survey.csv").write_text("type,name,label\ntext,called,What do you like to be called?\ntext,street,Which street?\n")
        (form / "settings.csv").write_text("form_title,form_id,version\nNeighbours,neighbours,1\n")

    def ctl(self, *words, may_find=False):
        done = subprocess.run([str(self.program), "--json", "--passphrase-file", str(self.folder / "secret"), *map(str, words)],
                              capture_output=True, text=True)
        assert done.returncode == 0 or (may_find and done.returncode == 1), f"{words}: {done.stderr}"
        return json.loads(done.stdout)

    def store(self, name):
        return self.folder / f"{name}.kith"

    def add(self, name, called):
        lines = self.folder / f"{name}.jsonl"
        lines.write_text(json.dumps({"/called": called, "/street": "Mill Lane"}) + "\n")
        return self.ctl("record", "add", self.store(name), "--form", "neighbours", "--from", lines)["ids"][0]

    def join(self, name):
        self.ctl("laptop", "join", self.store(name), "--card", self.folder / "card", "--laptop", f"Laptop {name}", "--worker", name)

    def hand_over(self, name, stick):
        stick.mkdir(exist_ok=True)
        return self.ctl("handover", "write", self.store(name), "--to", stick)["file"]


def prepare(laptops):
    """Two approved laptops that correct one record differently, and a third that nobody knows yet."""
    laptops.ctl("project", "new", laptops.store("centre"), "--name", "Mill Lane", "--test-project")
    laptops.ctl("form", "add", laptops.store("centre"), laptops.folder / "form")
    laptops.ctl("project", "card", laptops.store("centre"), "--to", laptops.folder / "card")
    for name in ("amina", "dev", "grace"):
        laptops.join(name)
    record = laptops.add("amina", "Joan Price")
    first = laptops.folder / "first"
    files = [laptops.hand_over(name, first) for name in ("amina", "dev")]
    laptops.ctl("merge", laptops.store("centre"), *files, may_find=True)
    laptops.ctl("laptop", "approve", laptops.store("centre"), "--all")
    for laptop in laptops.ctl("laptop", "list", laptops.store("centre"))["laptops"]:
        name = laptop["worker"]
        if name not in ("amina", "dev"):
            continue
        reply = laptops.ctl("reply", "write", laptops.store("centre"), "--laptop", laptop["id"], "--to", first)["file"]
        laptops.ctl("merge", laptops.store(name), reply)
        laptops.ctl("record", "set", laptops.store(name), record, f"/called=Joan {name}", "--reason", "she said so")
    laptops.add("grace", "Piotr Nowak")
    stick = laptops.folder / "stick"
    for name in ("amina", "dev"):
        laptops.hand_over(name, stick)
    return record, stick, pathlib.Path(laptops.hand_over("grace", laptops.folder / "late"))


def focus_on(kith, beginning):
    for _ in range(40):
        kith.key("Tab", pause=0.1)
        for item in kith.items():
            if item["id"].startswith(beginning) and item.get("state", {}).get("focused", item.get("focused")):
                return
    raise AssertionError(f"Tab never reached {beginning}; on the screen:\n{kith.screen()}")


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    with Stage() as stage:
        laptops = Laptops(build, stage.folder)
        record, stick, late = prepare(laptops)
        kith = Kith(build / "kith", stage.display, laptops.store("centre"), stage.folder)
        pictures = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else stage.folder)
        album = Album(kith, pictures, len(sys.argv) > 2)
        kith.unlock()
        kith.key("6", "f")
        kith.type(str(stick))
        kith.key("Return")
        kith.wait_for("Put in 2 files")
        late.rename(stick / late.name)  # as from a shared folder: it is looked at by itself
        kith.wait_for("Put in 3 files")
        kith.key("Return")
        album.all_looks("merge_waits")
        focus_on(kith, "approve.")
        kith.key("Return")
        wait_until(kith, lambda: not any(item["id"].startswith("approve.") for item in kith.items()), "the approval")
        album.all_looks("merge_files")
        kith.key("Escape")
        kith.wait_for("start")
        kith.key("7")
        kith.wait_for("Joan amina")
        assert kith.sees("Joan dev"), "both values stand on the screen\n" + kith.screen()
        album.all_looks("conflict")
        kith.key("1")
        wait_until(kith, lambda: not kith.sees("Joan dev"), "the decision")
        kith.key("Escape")
        kith.wait_for("start")
        undo_and_redo(kith, album)
        kith.key("Escape")
        kith.wait_for("start")
        erase(kith, album, "Piotr Nowak")
        kith.close()
        assert laptops.ctl("conflict", "list", laptops.store("centre"))["conflicts"] == []
        values = laptops.ctl("record", "show", laptops.store("centre"), record)["values"]
        assert values["/called"] in ("Joan amina", "Joan dev"), values
        names = [one["values"].get("/called") for one in laptops.ctl("record", "list", laptops.store("centre"), "--form", "neighbours")["records"]]
        assert len(names) == 1 and "Piotr Nowak" not in names, names
        erasures = laptops.ctl("erasure", "list", laptops.store("centre"))["erasures"]
        assert [one["reason"] for one in erasures] == ["Asked to be forgotten"], erasures
    print("three laptops merged, one approved, one conflict decided, one person erased, by keyboard alone")
    return 0


def erase(kith, album, called):
    """Somebody asks to be forgotten: what goes is read first; afterwards the laptops that still have them are named."""
    kith.key("5")
    kith.wait_for("search")
    kith.key("ctrl+f")
    kith.type(called.split()[0])
    wait_until(kith, lambda: kith.sees("1 record"), "the search")
    kith.key("Tab", "Tab", "Tab", "Return")
    kith.wait_for("erase")
    focus_on(kith, "erase")
    kith.key("Return")
    wait_until(kith, lambda: kith.sees("1 record goes."), "what would go")
    kith.type("Asked to be forgotten")
    album.plain("erase")
    focus_on(kith, "erase_now")
    kith.key("Return")
    wait_until(kith, lambda: kith.sees("Confirmed by 1 of 4 laptops"), "the list of who has yet to confirm")
    album.all_looks("laptops")
    assert not kith.sees(called), kith.screen()
    focus_on(kith, "laptop.")
    kith.key("Tab", "Return")
    album.plain("laptop")
    kith.key("Escape", "Escape")
    kith.wait_for("start")


def undo_and_redo(kith, album):
    """The newest file is taken back with a reason, and counts again."""
    kith.key("6")
    kith.wait_for("What was put in before")
    focus_on(kith, "import.")
    kith.key("Return")
    kith.wait_for("undo_now")
    kith.type("A practice round")
    album.plain("undo_import")
    kith.key("Return")
    wait_until(kith, lambda: kith.sees("Let it count again"), "the file to be hidden")
    album.all_looks("imports")
    focus_on(kith, "import.")
    kith.key("Return")
    wait_until(kith, lambda: not kith.sees("Let it count again"), "the file to count again")
    kith.key("Escape")
    kith.wait_for("start")


def wait_until(kith, condition, what, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s for {what}; on the screen:\n{kith.screen()}")


if __name__ == "__main__":
    sys.exit(main())
