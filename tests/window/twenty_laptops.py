#!/usr/bin/env python3
"""Many laptops' files put in in the real window: pictures at half way and at the end, one stopped, one undone and redone.

usage: twenty_laptops.py BUILD_FOLDER PICTURE_FOLDER [LAPTOPS] [RECORDS_EACH]
"""
import json
import pathlib
import sys
import time

from driver import Kith, Stage
from merge_by_keyboard import Laptops, focus_on, wait_until


def fill(laptops, count, records):
    """Approved laptops with their records, and their files on one stick."""
    laptops.ctl("project", "new", laptops.store("centre"), "--name", "Mill Lane", "--test-project")
    laptops.ctl("form", "add", laptops.store("centre"), laptops.folder / "form")
    laptops.ctl("project", "card", laptops.store("centre"), "--to", laptops.folder / "card")
    lines = laptops.folder / "lines.jsonl"
    first, stick = laptops.folder / "first", laptops.folder / "stick"
    for number in range(count):
        name = f"worker{number + 1:02}"
        laptops.join(name)
        laptops.add(name, "The first one")
        laptops.ctl("merge", laptops.store("centre"), laptops.hand_over(name, first), may_find=True)
    laptops.ctl("laptop", "approve", laptops.store("centre"), "--all")
    for number in range(count):
        name = f"worker{number + 1:02}"
        lines.write_text("".join(json.dumps({"/called": f"Person {number}-{i}", "/street": f"{i} Mill Lane, the blue door"}) + "\n"
                                 for i in range(records)))
        laptops.ctl("record", "add", laptops.store(name), "--form", "neighbours", "--from", lines)
        laptops.hand_over(name, stick)
    return stick


def states(kith, word):
    return sum(item["label"] == word for item in kith.items())


def main():
    build, pictures = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    records = int(sys.argv[4]) if len(sys.argv) > 4 else 5000
    pictures.mkdir(parents=True, exist_ok=True)
    with Stage() as stage:
        laptops = Laptops(build, stage.folder)
        stick = fill(laptops, count, records)
        kith = Kith(build / "kith", stage.display, laptops.store("centre"), stage.folder)
        kith.unlock()
        kith.key("6", "f")
        kith.type(str(stick))
        kith.key("Return")
        wait_until(kith, lambda: kith.sees("merge"), "the practice run", 600)
        began = time.monotonic()
        kith.key("Return")
        kith.wait_for("stop")
        kith.key("s")
        wait_until(kith, lambda: kith.sees("merge") or states(kith, "Put in") == count, "the stop", 120)
        print(f"stopped after {states(kith, 'Put in')} files")
        kith.key("Return")
        wait_until(kith, lambda: states(kith, "Put in") >= count // 2, "half of the files", 600)
        kith.shot(pictures / "merge_half_way.png")
        wait_until(kith, lambda: states(kith, "Put in") == count, "all files", 1200)
        print(f"{count} files with {count * records} records put in after {time.monotonic() - began:.0f} s")
        kith.shot(pictures / "merge_end.png")
        kith.key("Escape")
        kith.wait_for("start")
        kith.key("6")
        kith.wait_for("What was put in before")
        focus_on(kith, "import.")
        kith.key("Return")
        kith.wait_for("undo_now")
        began = time.monotonic()
        kith.key("Return")
        wait_until(kith, lambda: kith.sees("Let it count again"), "the file to be hidden", 120)
        print(f"one import undone after {time.monotonic() - began:.1f} s")
        kith.shot(pictures / "merge_undone.png")
        focus_on(kith, "import.")
        kith.key("Return")
        wait_until(kith, lambda: not kith.sees("Let it count again"), "the file to count again", 120)
        kith.close()
        listed = laptops.ctl("import", "list", laptops.store("centre"))["imports"]
        assert sum(one["new"] for one in listed) == count * (records + 1), listed
        assert laptops.ctl("verify", laptops.store("centre"))["ok"]
    return 0


if __name__ == "__main__":
    sys.exit(main())
