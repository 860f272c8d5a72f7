#!/usr/bin/env python3
"""Opens the app on a screen that nobody sees, holds the beginning of one interview, leaves pictures.

usage: walk.py BUILD_FOLDER PICTURE_FOLDER [all]
`all` takes every screen in three themes at 100 and 200 %, and the interview in five languages.
"""
import pathlib
import struct
import sys
import tempfile
import zlib

from album import Album
from driver import Kith, Stage
from interview_by_keyboard import hold, question_in_hand, settled

FIVE_LANGUAGES = pathlib.Path(__file__).resolve().parent.parent / "assets" / "forms" / "five_languages"
LANGUAGES = ("en", "pl", "ur", "bn", "pa")  # in the order of that form's sheet of languages

FAULTY_FORM = """type,name,label
select_one gift,offer,What would you like to offer?
integer,age,How old are you?
text,age,What is your name?
note,hello,
"""

VISITS = {
    1: """type,name,label,hint,guidance_hint,relevant
text,street,Which street?,,,
select_one yn,alone,Do you live **alone**?,_Only_ if you like.,Read slowly and wait.,
begin_group,company,## Who visits,,,${alone} = 'yes'
text,visits,Who visits?,,,
end_group,,,,,
""",
    2: """type,name,label,hint,guidance_hint,relevant
select_one yn,alone,Do you live **alone**?,_Only_ if you like.,Read slowly and wait.,
text,trade,What is your trade?,,,
""",
}

OTHER_ANSWERS = """type,name,label,appearance,parameters
audio,song,Is there a song you would like to share?,,
geotrace,walk,Which way do you walk to the hall?,,
geoshape,garden,Where does the garden lie?,,
integer,hens,How many hens are there?,counter,
range,quiet,How quiet is it at night?,rating,start=1 end=5 step=1
"""
PICTURED = """type,name,label,hint,image,appearance
select_one place,hall,Which of these is nearest to you?,Look at the picture of the street first.,street.png,
select_one mood,mood,How was the meal?,,,likert
"""
PICTURED_CHOICES = """list_name,name,label,image
place,hall,The hall,hall.png
place,park,The park,park.png
place,shop,The shop on the corner,lost.png
place,none,None of them,
mood,good,Good,park.png
mood,fair,Fair,hall.png
mood,poor,Poor,street.png
"""
WALK = ("52.4801 -1.8921", "52.4807 -1.8915", "52.4812 -1.8921", "52.4817 -1.8904")
GARDEN = ("52.4801 -1.8921", "52.4801 -1.8915", "52.4804 -1.8913", "52.4805 -1.8921")


def main():
    build, pictures = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    wants_all = len(sys.argv) > 3
    pictures.mkdir(parents=True, exist_ok=True)
    with Stage() as stage:
        kith = Kith(build / "kith", stage.display, stage.store, stage.folder)
        album = Album(kith, pictures, wants_all)
        answers = {}
        begin(kith, album, answers)
        if wants_all:
            for step in STEPS:
                step(kith, album, answers)
        kith.close()
    print(f"walked through an interview; pictures are in {pictures}")
    return 0


def begin(kith, album, answers):
    album.all_looks("missing", enter=["Tab"] * 4)
    if album.wants_all:
        kith.key("j")
        album.plain("join")
        kith.key("Escape")
    kith.start_test_project()
    album.all_looks("recovery")
    kith.note_recovery_code(lambda: album.all_looks("terms"))
    album.all_looks("home")
    kith.begin("Capabilities Assessment")
    album.all_looks("interview_first")
    hold(kith, answers, lambda step: step >= 6)
    settled(kith)
    album.plain("interview")
    album.all_looks("interview")


# One place after the other: each step begins where the one before ended. A new screen is a step of its own.


def languages(kith, album, answers):
    kith.key("ctrl+l")
    kith.wait_for("languages")
    album.plain("languages")
    kith.key("2")
    settled(kith)
    album.all_looks("interview_ur")
    kith.key("ctrl+l", "1")
    settled(kith)


def drafts(kith, album, answers):
    hold(kith, answers, lambda step: step >= 8)
    album.all_looks("interview_list")
    kith.key("Escape")
    kith.wait_for("drafts")
    kith.key("2")
    kith.wait_for("Go on")
    album.all_looks("drafts")
    kith.key("1")
    kith.wait_for("next")


def finishing(kith, album, answers):
    hold(kith, answers, lambda step: False)
    album.all_looks("read_back")
    kith.key("Return")
    kith.wait_for("ready")


def records(kith, album, answers):
    kith.key("5")
    kith.wait_for("search")
    album.all_looks("records")
    kith.key("ctrl+f", "Tab", "Tab", "Tab", "Return")
    kith.wait_for("delete")
    album.all_looks("record")
    tab_to(kith, "fact.")
    kith.key("Return")
    album.plain("correction")
    kith.key("Escape")


PLACES = (("3", "hand_over"), ("4", "come_in"), ("6", "merge"), ("7", "conflicts"), ("8", "forms"), ("9", "export"),
          ("0", "settings"), ("p", "picture"), ("1", "start"))


def places(kith, album, answers):
    for key, name in PLACES:
        kith.key("Escape", "Escape")
        kith.wait_for("ready")
        kith.key(key)
        album.all_looks(name)


KINDS = (("/free/mon", ("1", "3", "Return", "2"), "table"), ("/safe", ("2", "Prior"), "scale"),
         ("/streets", ("c", "Return", "a"), "long_list"), ("/sign", (), "signature"))


def five_languages(kith, album, answers):
    """From the page where interviews begin."""
    kith.click("form_path")
    kith.type(str(FIVE_LANGUAGES))
    kith.click("add_form")
    kith.wait_for("form.Five languages")
    kith.click("form.Five languages")
    kith.wait_for("next")
    kith.key("Return")
    settled(kith)
    for number, language in enumerate(LANGUAGES, start=1):
        kith.key("ctrl+l", str(number))
        settled(kith)
        album.all_looks(f"five_{language}")
    kith.key("ctrl+l", "1", "F1")
    album.plain("help")
    kith.key("F1", "1", "Return", "1")  # what the form does not let go by
    for path, keys, name in KINDS:
        for _ in range(20):
            if question_in_hand(kith) == path:
                break
            kith.key("Next")
            settled(kith)
        kith.key(*keys)
        album.all_looks(name)
    kith.key("Escape")
    kith.wait_for("ready")


def lock(kith, album, answers):
    kith.click("bar.lock")
    album.all_looks("unlock", enter=["shift+Tab"])


def form_check(kith, album, answers):
    faulty = pathlib.Path(tempfile.mkdtemp()) / "faulty_form"
    faulty.mkdir()
    (faulty / "survey.csv").write_text(FAULTY_FORM)
    kith.key("Escape", "Escape")
    kith.wait_for("ready")
    kith.key("8")
    tab_to(kith, "path")
    kith.type(str(faulty))
    kith.key("Return")
    kith.wait_for("again")
    album.all_looks("form_check")


def versions(kith, album, answers):
    """What a form's author sees: marks, what is not asked and why; then a draft and a newer version of its form."""
    folder = pathlib.Path(tempfile.mkdtemp())
    kith.key("Escape", "Escape")
    kith.wait_for("ready")
    for version, survey in VISITS.items():
        form = folder / f"visits_{version}"
        form.mkdir()
        (form / "survey.csv").write_text(survey)
        (form / "choices.csv").write_text("list_name,name,label\nyn,yes,Yes\nyn,no,No\n")
        (form / "settings.csv").write_text(f"form_title,form_id,version\nVisits,visits,{version}\n")
        kith.key("1")
        kith.wait_for("form_path")
        kith.click("form_path")
        kith.key("ctrl+a")
        kith.type(str(form))
        kith.click("add_form")
        kith.wait_for("form.Visits")
        if version == 1:
            kith.click("form.Visits")
            kith.wait_for("next")
            kith.type("Mill Lane")
            kith.key("Next")
            settled(kith)
            album.all_looks("marks")
            kith.key("2")
            kith.key("F6")
            kith.click("not_asked")
            kith.wait_for("why./company")
            album.all_looks("not_asked")
            kith.key("Escape", "Escape")
        kith.key("Escape")
        kith.wait_for("ready")
    kith.key("2")
    kith.wait_for("Go on")
    album.all_looks("drafts_newer")
    kith.click(next(item["id"] for item in kith.items() if item["id"].startswith("newer.")))
    kith.wait_for("move_now")
    album.all_looks("draft_move")
    kith.key("Escape", "Escape")


def other_answers(kith, album, answers):
    """A recording, a line and a shape of places, a counter, and one of a row of values."""
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "survey.csv").write_text(OTHER_ANSWERS)
    (folder / "settings.csv").write_text("form_title,form_id,version\nOther answers,other,1\n")
    song = folder / "song.mp3"
    song.write_bytes(b"la " * 800_000)
    kith.key("Escape", "Escape")
    kith.wait_for("ready")
    kith.key("1")
    kith.wait_for("form_path")
    kith.click("form_path")
    kith.key("ctrl+a")
    kith.type(str(folder))
    kith.click("add_form")
    kith.wait_for("form.Other answers")
    kith.click("form.Other answers")
    kith.wait_for("/song.use")
    kith.type(str(song))
    kith.click("/song.use")
    kith.wait_for("/song.kept")
    album.all_looks("recording")
    for points, name in ((WALK[:3] + ("by the oak",), "trace_unreadable"), (WALK, "trace"), (GARDEN, "shape")):
        if name != "trace":
            kith.key("Next")
            settled(kith)
        kith.key("ctrl+a")
        for point in points:
            kith.type(point)
            kith.key("Return")
        kith.key("Tab")
        settled(kith)
        album.all_looks(name)
        kith.key("shift+Tab")
    for name, press in (("counter", "One more"), ("rating", "/quiet.4")):
        kith.key("Next")
        settled(kith)
        kith.click(press)
        settled(kith)
        album.all_looks(name)
    kith.key("Escape", "Escape")


def png(width, height, colours):
    """Stripes from top to bottom in these colours, with a clear corner."""
    def pixel(x, y):
        return bytes(4) if x + y < width // 5 else bytes(colours[y * len(colours) // height]) + b"\xff"
    rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(width)) for y in range(height))
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def form_pictures(kith, album, answers):
    """Pictures under a question, beside choices and on a scale; one that is not there."""
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "survey.csv").write_text(PICTURED)
    (folder / "choices.csv").write_text(PICTURED_CHOICES)
    (folder / "settings.csv").write_text("form_title,form_id,version\nPictured,pictured,1\n")
    (folder / "street.png").write_bytes(png(900, 450, [(120, 170, 220), (200, 120, 80), (90, 90, 90)]))
    (folder / "hall.png").write_bytes(png(200, 200, [(200, 120, 80), (150, 80, 50)]))
    (folder / "park.png").write_bytes(png(320, 200, [(120, 170, 220), (70, 150, 80)]))
    kith.key("Escape", "Escape")
    kith.wait_for("ready")
    kith.key("1")
    kith.wait_for("form_path")
    kith.click("form_path")
    kith.key("ctrl+a")
    kith.type(str(folder))
    kith.click("add_form")
    kith.wait_for("form.Pictured")
    kith.click("form.Pictured")
    kith.wait_for("/hall.shown")
    album.all_looks("form_pictures")
    kith.click("/hall.hall")
    kith.key("Next")
    settled(kith)
    album.all_looks("form_pictures_scale")
    kith.key("Escape", "Escape")


def tab_to(kith, beginning):
    for _ in range(30):
        if any(item["id"].startswith(beginning) and item["state"]["focused"] for item in kith.items()):
            return
        kith.key("Tab", pause=0.1)
    raise AssertionError("Tab never came to " + beginning)


STEPS = (languages, drafts, finishing, records, form_check, places, five_languages, versions, other_answers, form_pictures,
         lock)


if __name__ == "__main__":
    sys.exit(main())
