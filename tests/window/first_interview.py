#!/usr/bin/env python3
"""A fresh install to the first finished interview, by keyboard alone and without a wizard: how long the program takes,
and how many keys. The goal is 60 s without the talking; a slow machine must not fail a test, so the time is printed and
only the number of keys is held.

usage: first_interview.py BUILD_FOLDER
"""
import os
import pathlib
import resource
import subprocess
import sys
import time

from driver import SECRET, Kith, Stage
from interview_by_keyboard import question_in_hand, settled

GOAL_SECONDS = 60
MOST_KEYS = 40  # that type nothing: from the empty folder to the finished interview
ANSWERS = ("1", "1", "2", "1", "1")  # yes, over 18, without my name, count me, said out loud
TICKS = os.sysconf("SC_CLK_TCK")


class Counted(Kith):
    """Keys are counted, and the time that pressing them takes is the test's, not the program's."""

    def __init__(self, *words):
        self.keys, self.hands = 0, 0.0
        super().__init__(*words)

    def key(self, *keys, pause=0.05):
        begun = time.monotonic()
        super().key(*keys, pause=pause)
        self.keys += len(keys)
        self.hands += time.monotonic() - begun

    def type(self, text):
        begun = time.monotonic()
        super().type(text)
        self.hands += time.monotonic() - begun

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def answer(kith, key):
    """One digit answers a single choice and goes on."""
    asked = question_in_hand(kith)
    kith.key(key)
    settled(kith)
    if question_in_hand(kith) == asked:
        kith.key("Return")
        settled(kith)


def walk_to_the_end(kith):
    for _ in range(60):
        if kith.sees("finish"):
            return
        kith.key("Next")
        settled(kith)
    raise AssertionError("PageDown never came to the end:\n" + kith.screen())


def seconds_of_real_keys(build, folder):
    """A practice project derives its keys cheaply; this is what a real one's passphrase costs."""
    words = pathlib.Path(folder) / "words"
    words.write_text(SECRET, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(build / "kithctl"), "project", "new", str(pathlib.Path(folder) / "real.kith"), "--name", "Lane",
                    "--recovery-sheet", str(pathlib.Path(folder) / "sheet.pdf"), "--passphrase-file", str(words)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    build = pathlib.Path(sys.argv[1])
    with Stage() as stage:
        begun = time.monotonic()
        kith = Counted(build / "kith", stage.display, stage.store, stage.folder)
        kith.start_test_project()
        kith.note_recovery_code()
        kith.begin("Capabilities Assessment")
        settled(kith)
        if not question_in_hand(kith):
            kith.key("Return")
            settled(kith)
        answer(kith, ANSWERS[0])
        first = time.monotonic() - begun - kith.hands
        for key in ANSWERS[1:]:
            answer(kith, key)
        kith.type("soup for the whole street")
        walk_to_the_end(kith)
        kith.key("Return")
        kith.wait_for("ready")
        wall = time.monotonic() - begun
        assert kith.find("ready")["state"]["value"] == "1", kith.screen()
        cpu, keys, program = kith.cpu_seconds(), kith.keys, wall - kith.hands
        kith.close()
        real = seconds_of_real_keys(build, stage.folder)
    print(f"first saved answer after {first:.1f} s of program time, finished interview after {program:.1f} s "
          f"(with every wait of this test; goal {GOAL_SECONDS} s: {'met' if program + real < GOAL_SECONDS else 'MISSED'}); "
          f"{cpu:.1f} s of processor time, {real:.1f} s more for a real project's keys; {keys} keys that type nothing, "
          f"{wall:.0f} s in all")
    assert keys <= MOST_KEYS, f"{keys} keys, {MOST_KEYS} are enough"
    return 0


if __name__ == "__main__":
    sys.exit(main())
