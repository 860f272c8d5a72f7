#!/usr/bin/env python3
"""A round of a hundred doors in the real window, one key a door, killed in the middle: every visit that was shown as
saved is in the store, and the walk goes on where it was.

usage: round_by_keyboard.py BUILD_FOLDER [FOLDER_FOR_PICTURES]
"""
import json
import os
import pathlib
import subprocess
import sys
import time

from driver import SECRET, Kith, Stage
from interview_by_keyboard import say

DOORS = 100
KILL_AFTER = 50
SAVED = say("door.saved")
# What is pressed at which door (from 0), where it is not one of the plain keys.
COME_BACK, DO_NOT_CALL, UNSAFE, SIGN = 10, 20, 30, 40
PLAIN = "3315372"  # nobody in, mostly


def settled(kith):
    """Everything on the screen is saved."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        found = kith.find("door.saved")
        if found and found["label"] in SAVED:
            return
        time.sleep(0.03)
    raise AssertionError("never saved:\n" + kith.screen())


def address(kith):
    return kith.wait_for("door_address")["label"]


def visit(kith, door):
    """One key, and only where more is asked for more than one. Returns the number of the outcome."""
    if door == COME_BACK:
        kith.key("4", "2", "2", pause=0.15)
        return 4
    if door == DO_NOT_CALL:
        kith.key("6", pause=0.05)
        return 6
    if door == UNSAFE:
        kith.key("9", "5", pause=0.15)
        kith.wait_for("pause_back")
        kith.key("Return", pause=0.15)
        return 13
    if door == SIGN:
        kith.key("9", "6", pause=0.15)
        return 14
    digit = PLAIN[door % len(PLAIN)]
    kith.key(digit, pause=0.05)
    return int(digit)


class Walk:
    def __init__(self, build, stage, pictures):
        self.build, self.stage, self.pictures = build, stage, pictures
        self.outcomes = {}
        self.kith = Kith(build / "kith", stage.display, stage.store, stage.folder)

    def shot(self, name):
        if self.pictures:
            self.kith.shot(self.pictures / f"{name}.png")

    def make_round(self):
        kith = self.kith
        kith.start_test_project()
        kith.note_recovery_code()
        doors = pathlib.Path(self.stage.folder) / "doors.txt"
        doors.write_text("Moseley Road: 1-90\nEdward Road: 1, 2, 3, 14 flats A-G\n", encoding="utf-8")
        kith.key("r")
        kith.wait_for("make_round")
        kith.type("Moseley Road and Edward Road")
        kith.key("Tab", "Tab", pause=0.1)
        for text in ("Rukhsana", "0121 496 0133", "Balsall Heath"):
            kith.type(text)
            kith.key("Tab", pause=0.1)
        kith.key("Tab", pause=0.1)
        kith.type(str(doors))
        self.shot("new_round")
        kith.click("make_round")
        kith.wait_for("carry_on", 60)
        assert "100" in kith.wait_for("street")["label"]

    def walk(self, first, last):
        kith = self.kith
        for door in range(first, last):
            before = address(kith)
            self.outcomes[door] = visit(kith, door)
            end = time.monotonic() + 10
            while door + 1 < DOORS and address(kith) == before:
                assert time.monotonic() < end, "the next door never came:\n" + kith.screen()
                time.sleep(0.02)

    def undo_and_redo(self):
        """Backspace takes the last one back, and brings its door back."""
        kith = self.kith
        last = max(self.outcomes)
        now = address(kith)
        settled(kith)
        kith.key("BackSpace")
        end = time.monotonic() + 10
        while address(kith) == now:
            assert time.monotonic() < end, "the undone door never came back"
            time.sleep(0.02)
        self.outcomes[last] = 7
        kith.key("7", pause=0.1)
        settled(kith)

    def screens(self):
        """Badge, pause, night and the last page are one key away each, and so is the way back."""
        kith = self.kith
        self.shot("door")
        kith.key("n")
        self.shot("door_night")
        kith.key("n", "space")
        kith.wait_for("badge.back")
        self.shot("badge")
        kith.key("space")
        kith.wait_for("door_address")
        kith.key("p")
        kith.wait_for("pause_back")
        self.shot("pause")
        kith.key("Return")
        kith.wait_for("door_address")

    def kill_and_go_on(self):
        settled(self.kith)
        self.kith.kill()
        self.kith = Kith(self.build / "kith", self.stage.display, self.stage.store, self.stage.folder)
        self.kith.unlock()
        self.kith.wait_for("carry_on")
        label = self.kith.wait_for("street")["label"]
        assert str(len(self.outcomes)) in label, f"{len(self.outcomes)} were saved; home says '{label}'"
        self.shot("home_round")
        self.kith.key("Return")
        self.kith.wait_for("door_address")

    def check_store(self):
        """With the window closed, kithctl reads the same visits, door by door."""
        words = pathlib.Path(self.stage.folder) / "words"
        words.write_text(SECRET, encoding="utf-8")

        def ask(*verb):
            said = subprocess.run([str(self.build / "kithctl"), "round", *verb, "--json"], check=True,
                                  capture_output=True, text=True,
                                  env=dict(os.environ, KITH_PASSPHRASE_FILE=str(words)))
            return json.loads(said.stdout)

        store = str(self.stage.store)
        rounds = ask("list", store)["rounds"]
        assert len(rounds) == 1 and rounds[0]["doors"] == DOORS
        doors = ask("doors", store, rounds[0]["id"])["doors"]
        kept = {i: door["visits"][-1]["outcome"] for i, door in enumerate(doors) if door["visits"]}
        assert kept == self.outcomes, {i: (kept.get(i), o) for i, o in self.outcomes.items() if kept.get(i) != o}
        assert all(door["attempts"] <= 1 for door in doors)
        assert doors[COME_BACK]["call_back"] and doors[COME_BACK]["slot"] == "afternoon"
        assert doors[DO_NOT_CALL]["do_not_call"] and doors[SIGN]["no_cold_callers"]


def main():
    build = pathlib.Path(sys.argv[1])
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    with Stage() as stage:
        walk = Walk(build, stage, pictures)
        walk.make_round()
        walk.shot("home_new_round")
        walk.kith.key("Return")
        begun = time.monotonic()
        walk.walk(0, KILL_AFTER)
        walk.undo_and_redo()
        walk.kill_and_go_on()
        walk.screens()
        walk.walk(KILL_AFTER, DOORS)
        settled(walk.kith)
        seconds = time.monotonic() - begun
        walk.kith.key("e")
        walk.kith.wait_for("hand_over")
        walk.shot("round_end")
        walk.kith.close()
        walk.check_store()
    print(f"{DOORS} doors in {seconds:.0f} s, killed once, 0 visits lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
