#!/usr/bin/env python3
"""A whole Capabilities Assessment in the real window by keyboard alone: killed in the middle, gone on
with at the same question, finished, handed over.

usage: interview_by_keyboard.py BUILD_FOLDER [FOLDER_FOR_PICTURES]
"""
import csv
import pathlib
import sys
import time

from driver import Kith, Stage

QUESTIONS_BEFORE_THE_KILL = 9
MOST_STEPS = 250
WORDS = pathlib.Path(__file__).resolve().parent.parent.parent / "assets" / "words"


def say(key):
    """The program's own words for that, in every language."""
    return [row["text"] for file in sorted(WORDS.glob("*.csv")) for row in csv.DictReader(file.open(encoding="utf-8"))
            if row["key"] == key]


SAVED = say("top.saved")


def place_of(kith):
    progress = next((item for item in kith.items() if item["id"] == "progress"), None)
    return progress["label"] if progress else ""


def question_in_hand(kith):
    """The path of the question that the keyboard answers; empty on a page of notes."""
    found = next((item["id"] for item in kith.items() if item["id"].startswith("in_hand.")), "")
    return found[len("in_hand."):]


def chosen(kith):
    """Every option that is chosen on this page: id -> label."""
    return {item["id"]: item["label"] for item in kith.items()
            if item["role"] in ("radio", "check") and item["state"]["selected"]}


def words_for(path):
    return "7" if "ons4" in path else "soup and company"


def settled(kith):
    """Waits until the screen has been the same for a moment and everything is saved."""
    last, since = None, time.monotonic()
    while time.monotonic() - since < 15:
        now = kith.screen()
        if now == last and any(map(kith.sees, SAVED)):
            return now
        last = now
        time.sleep(0.1)
    raise AssertionError("never settled:\n" + kith.screen())


def answer_one(kith, answers):
    """Answers the question in hand and goes on, with keys only."""
    settled(kith)
    path, place = question_in_hand(kith), place_of(kith)
    field = kith.find(path) if path else None
    if field and field["role"] == "field":
        if not field["state"]["value"]:
            kith.type(words_for(path))
            answers[path] = words_for(path)
    elif path and not any(option.startswith(path) for option in chosen(kith)):
        kith.key("1")
        settled(kith)
        if (question_in_hand(kith), place_of(kith)) != (path, place):
            answers[path] = "1"
            return  # a digit goes on by itself where one choice is asked for
        answers.update(chosen(kith))
    kith.key("Return")
    settled(kith)
    if not kith.sees("finish") and (question_in_hand(kith), place_of(kith)) == (path, place):
        kith.key("Next")  # a field of several lines: PageDown goes on


def hold(kith, answers, stop):
    for step in range(MOST_STEPS):
        if kith.sees("finish"):
            return step
        if stop(step):
            return step
        answer_one(kith, answers)
    raise AssertionError("the interview never came to its end:\n" + kith.screen())


def main():
    build = pathlib.Path(sys.argv[1])
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    with Stage() as stage:
        kith = Kith(build / "kith", stage.display, stage.store, stage.folder)
        kith.start_test_project()
        kith.note_recovery_code()
        kith.begin("Capabilities Assessment")
        answers = {}
        hold(kith, answers, lambda step: step >= QUESTIONS_BEFORE_THE_KILL)
        settled(kith)
        place, before = place_of(kith), chosen(kith)
        print(f"killed at '{place}' after {len(answers)} answers")
        kith.kill()

        kith = Kith(build / "kith", stage.display, stage.store, stage.folder)
        kith.unlock()
        kith.key("2")
        kith.wait_for("Go on")
        kith.key("1")
        kith.wait_for("next")
        assert place_of(kith) == place, f"went on at '{place_of(kith)}', not at '{place}'"
        assert chosen(kith) == before, f"{chosen(kith)} is chosen, not {before}"
        if pictures:
            kith.shot(pictures / "resumed.png")
        hold(kith, answers, lambda step: False)
        if pictures:
            kith.shot(pictures / "read_back.png")
        heard = {item["id"] for item in kith.items() if item["id"].startswith("heard.")}
        for answer in answers:
            assert any(answer.startswith(path[len("heard."):]) for path in heard), f"{answer} is lost"
        kith.key("Return")
        kith.wait_for("ready")
        ready = kith.find("ready")["state"]["value"]
        assert ready == "1", f"{ready} are ready to hand over, not 1"
        assert kith.find("drafts")["state"]["value"] == "0"

        stick = pathlib.Path(stage.folder) / "stick"
        stick.mkdir()
        kith.key("3")
        kith.wait_for("write")
        kith.key("f")
        kith.type(str(stick))
        kith.key("Return")
        kith.wait_for("again", 60)
        if pictures:
            kith.shot(pictures / "handed_over.png")
        written = list(stick.glob("*.kithb"))
        assert len(written) == 1, f"{len(written)} files on the stick"
        kith.key("Return")
        kith.wait_for("ready")
        print(f"finished with {len(answers)} answers, handed over {written[0].stat().st_size} bytes")
        kith.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
