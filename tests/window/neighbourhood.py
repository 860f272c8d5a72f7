#!/usr/bin/env python3
"""Walks through the demo's invented neighbourhood in the real window, at the coordinator's and on a laptop, and takes
the README's pictures of it.

usage: neighbourhood.py BUILD_FOLDER PICTURE_FOLDER
"""
import pathlib
import subprocess
import sys

from driver import Kith, Stage
from merge_by_keyboard import wait_until

DEMO_WORDS = "invented people live here"


def tell_the_story(build, folder):
    subprocess.run([str(build / "kithctl"), "demo", str(folder)], check=True, stdout=subprocess.DEVNULL)


def open_record(kith, words):
    """From home: the records, one by its name."""
    kith.key("5")
    kith.wait_for("search")
    kith.key("ctrl+f")
    kith.type(words)
    wait_until(kith, lambda: kith.sees("records.row.0"), "the search")
    kith.key("Tab", "Tab", "Tab", "Return")


def at_the_centre(build, stage, demo, take):
    kith = Kith(build / "kith", stage.display, demo / "centre.kith", stage.folder)
    kith.unlock(DEMO_WORDS)
    take(kith, "demo_home")
    kith.key("p")
    wait_until(kith, lambda: any(item["id"].startswith("gap.") for item in kith.items()), "the gaps")
    take(kith, "demo_picture")
    kith.key("Escape")
    kith.wait_for("start")
    open_record(kith, "Amina Begum")
    kith.wait_for("card")
    take(kith, "demo_person")
    kith.key("Escape", "Escape")
    kith.wait_for("start")
    kith.key("5")
    kith.wait_for("search")
    kith.click("Assets")
    kith.wait_for("join.1")
    take(kith, "demo_places")
    kith.click("join.1")
    kith.wait_for("part")
    kith.key("u")
    wait_until(kith, lambda: not kith.sees("part"), "the places to stand for themselves again")
    kith.key("Escape")
    kith.wait_for("start")
    kith.key("7")
    wait_until(kith, lambda: kith.sees("Wednesdays at 7"), "the choir's day")
    take(kith, "demo_conflict")
    kith.close()


def at_the_doors(build, stage, demo, take):
    kith = Kith(build / "kith", stage.display, demo / "Amina.kith", stage.folder)
    kith.unlock(DEMO_WORDS)
    kith.wait_for("carry_on")
    take(kith, "demo_round")
    kith.key("Return")
    kith.wait_for("door_address")
    take(kith, "demo_door")
    kith.close()


def main():
    build, pictures = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    pictures.mkdir(parents=True, exist_ok=True)

    def take(kith, name):
        kith.shot(pictures / f"{name}.png")

    with Stage() as stage:
        demo = pathlib.Path(stage.folder) / "demo"
        tell_the_story(build, demo)
        at_the_centre(build, stage, demo, take)
        at_the_doors(build, stage, demo, take)
    print("the invented neighbourhood was walked through; pictures are in", pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
