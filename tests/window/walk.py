#!/usr/bin/env python3
"""Opens the app on a screen that nobody sees, holds the beginning of one interview, leaves pictures.

usage: walk.py BUILD_FOLDER PICTURE_FOLDER [all]
`all` takes a picture of every screen.
"""
import pathlib
import sys

from driver import Kith, Stage
from interview_by_keyboard import hold, settled


def main():
    build, pictures = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    wants_all = len(sys.argv) > 3
    pictures.mkdir(parents=True, exist_ok=True)
    with Stage() as stage:
        kith = Kith(build / "kith", stage.display, stage.store, stage.folder)

        def shot(name):
            if wants_all:
                kith.shot(pictures / f"{name}.png")

        shot("missing")
        kith.start_test_project()
        shot("recovery")
        kith.note_recovery_code()
        shot("home")
        kith.begin("Capabilities Assessment")
        shot("interview_first")
        answers = {}
        hold(kith, answers, lambda step: step >= 6)
        settled(kith)
        kith.shot(pictures / "interview.png")
        if wants_all:
            rest(kith, shot, answers)
        kith.close()
    print(f"walked through an interview; pictures are in {pictures}")
    return 0


def rest(kith, shot, answers):
    kith.key("ctrl+l")
    shot("languages")
    kith.key("2")
    settled(kith)
    shot("interview_ur")
    kith.key("ctrl+l", "1")
    settled(kith)
    hold(kith, answers, lambda step: step >= 8)
    shot("interview_list")
    kith.key("Escape")
    kith.wait_for("drafts")
    kith.key("2")
    kith.wait_for("Go on")
    shot("drafts")
    kith.key("1")
    kith.wait_for("next")
    hold(kith, answers, lambda step: False)
    shot("read_back")
    kith.key("Return")
    kith.wait_for("ready")
    kith.key("5")
    kith.wait_for("search")
    shot("records")
    kith.key("ctrl+f", "Tab", "Return")
    shot("record")
    for key, name in (("3", "hand_over"), ("6", "merge"), ("7", "conflicts"), ("1", "start")):
        kith.key("Escape", "Escape")
        kith.wait_for("ready")
        kith.key(key)
        shot(name)


if __name__ == "__main__":
    sys.exit(main())
