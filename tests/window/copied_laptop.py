#!/usr/bin/env python3
"""A laptop was copied while it was in use, and both went on: in the window what the second one did is set aside, said to be
a copy's, and let in by keyboard alone; the answer that both have changed is a disagreement.

usage: copied_laptop.py BUILD_FOLDER [PICTURE_FOLDER]
"""
import pathlib
import shutil
import sys

from album import Album
from driver import Kith, Stage
from merge_by_keyboard import Laptops, focus_on, wait_until


def copy_in_use(laptops, name):
    """Two launches with one seed in a test project are one launch that was copied while it ran."""
    shutil.copytree(laptops.store(name), laptops.store("copy"))

    def add(store, called, record):
        lines = laptops.folder / f"{store}.jsonl"
        lines.write_text(f'{{"/called": "{called}", "/street": "Mill Lane"}}\n')
        laptops.ctl("--seed", "7", "record", "add", laptops.store(store), "--form", "neighbours", "--from", lines)
        laptops.ctl("record", "set", laptops.store(store), record, f"/street={called} Street", "--reason", "moved")
    return add


def prepare(laptops):
    laptops.ctl("project", "new", laptops.store("centre"), "--name", "Mill Lane", "--test-project")
    laptops.ctl("form", "add", laptops.store("centre"), laptops.folder / "form")
    laptops.ctl("project", "card", laptops.store("centre"), "--to", laptops.folder / "card")
    laptops.join("amina")
    record = laptops.add("amina", "Joan Price")
    first = laptops.hand_over("amina", laptops.folder / "first")
    laptops.ctl("merge", laptops.store("centre"), first, may_find=True)
    laptops.ctl("laptop", "approve", laptops.store("centre"), "--all")
    add = copy_in_use(laptops, "amina")
    add("amina", "Piotr", record)
    add("copy", "Ola", record)
    laptops.ctl("merge", laptops.store("centre"), laptops.hand_over("amina", laptops.folder / "first"))
    stick = laptops.folder / "stick"
    laptops.hand_over("copy", stick)
    return stick


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    with Stage() as stage:
        laptops = Laptops(build, stage.folder)
        stick = prepare(laptops)
        kith = Kith(build / "kith", stage.display, laptops.store("centre"), stage.folder)
        album = Album(kith, pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else stage.folder), len(sys.argv) > 2)
        kith.unlock()
        kith.key("6", "f")
        kith.type(str(stick))
        kith.key("Return")
        kith.wait_for("Let its work in")
        album.all_looks("copied_laptop")
        focus_on(kith, "let_in.")
        kith.key("Return")
        wait_until(kith, lambda: not kith.sees("Let its work in"), "the copy's work")
        album.plain("copied_laptop_in")
        kith.key("Escape")
        kith.wait_for("start")
        kith.key("7")
        kith.wait_for("Piotr Street")
        assert kith.sees("Ola Street"), "both values stand on the screen\n" + kith.screen()
        kith.close()
        names = {one["values"].get("/called") for one in
                 laptops.ctl("record", "list", laptops.store("centre"), "--form", "neighbours")["records"]}
        assert names == {"Joan Price", "Piotr", "Ola"}, names
    print("what a copied laptop did was let in, and the answer that both changed is a disagreement")
    return 0


if __name__ == "__main__":
    sys.exit(main())
