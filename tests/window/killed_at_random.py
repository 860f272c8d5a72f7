#!/usr/bin/env python3
"""Kills the app at random moments of interviews held by keyboard, again and again, in one store.

usage: killed_at_random.py BUILD_FOLDER [TIMES] [SEED]
After each kill it opens on the question that was on the screen, or on the one after it where the answer had just been
kept. At the end of an interview every answer that was shown as saved is read back.
"""
import pathlib
import random
import re
import sys
import threading

from driver import Kith, Stage
from interview_by_keyboard import answer_one, place_of, settled

TIMES = 2
LONGEST_SECONDS = 14.0


def number_of(place):
    found = re.search(r"\d+", place)
    return int(found.group()) if found else 0


class Sitting:
    """One interview, over as many launches as it takes."""

    def __init__(self, build, stage):
        self.build, self.stage = build, stage
        self.kith = self.launch()
        self.kith.start_test_project()
        self.kith.note_recovery_code()
        self.begin()

    def launch(self):
        return Kith(self.build / "kith", self.stage.display, self.stage.store, self.stage.folder)

    def begin(self):
        self.kith.begin("Capabilities Assessment")
        self.saved, self.place = {}, place_of(self.kith)

    def hold_until_killed(self, seconds):
        """True where it was killed, False where the interview came to its end before."""
        killer = threading.Timer(seconds, self.kith.kill)
        killer.start()
        try:
            while not self.kith.sees("finish"):
                answers = dict(self.saved)
                answer_one(self.kith, answers)
                settled(self.kith)
                if self.is_dead():
                    break  # what was on the screen last says nothing about these answers
                self.saved, self.place = answers, place_of(self.kith)
        except AssertionError:
            if not self.is_dead():
                raise
        killer.cancel()
        killer.join()
        return self.is_dead()

    def is_dead(self):
        return self.kith.process.poll() is not None

    def reopen(self):
        self.kith = self.launch()
        self.kith.unlock()
        self.kith.key("2")
        self.kith.wait_for("Go on")
        self.kith.key("1")
        self.kith.wait_for("next")
        here, there = number_of(place_of(self.kith)), number_of(self.place)
        assert here in (there, there + 1), f"opened on '{place_of(self.kith)}', was on '{self.place}'"

    def finish(self):
        heard = {item["id"][len("heard."):] for item in self.kith.items() if item["id"].startswith("heard.")}
        for answer in self.saved:
            assert any(answer.startswith(path) for path in heard), f"{answer} is lost"
        count = len(self.saved)
        self.kith.key("Return")
        self.kith.wait_for("ready")
        return count


def main():
    build = pathlib.Path(sys.argv[1])
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    with Stage() as stage:
        sitting = Sitting(build, stage)
        kills = read_back = 0
        while kills < times:
            if sitting.hold_until_killed(chance.uniform(1.0, LONGEST_SECONDS)):
                kills += 1
                print(f"killed at '{sitting.place}' after {len(sitting.saved)} saved answers", flush=True)
                sitting.reopen()
            else:
                read_back += sitting.finish()
                sitting.begin()
        while sitting.hold_until_killed(600.0):
            raise AssertionError("the app ended by itself")
        read_back += sitting.finish()
        sitting.kith.close()
    print(f"{kills} kills, {read_back} answers read back, 0 lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
