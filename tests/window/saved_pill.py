#!/usr/bin/env python3
"""\"Saved on this laptop\" is never shown before the commit returned: every commit is held up by two seconds.

usage: saved_pill.py BUILD_FOLDER
"""
import pathlib
import sys
import time

from driver import Kith, Stage

DELAY_MS = 2000


def main():
    build = pathlib.Path(sys.argv[1])
    with Stage() as stage:
        kith = Kith(build / "kith", stage.display, stage.store, stage.folder, DELAY_MS)
        kith.start_test_project()
        kith.note_recovery_code()
        kith.begin("Capabilities Assessment")
        assert kith.sees("Saved on this laptop")
        pressed = time.monotonic()
        kith.key("1", pause=0.0)
        kith.wait_for("Saving …", 2)
        while not kith.sees("Saved on this laptop"):
            assert time.monotonic() - pressed < 20, "it was never saved"
            time.sleep(0.02)
        took = time.monotonic() - pressed
        assert took >= DELAY_MS / 1000, f"'Saved' was shown after {took:.2f} s, before the commit returned"
        print(f"'Saving' for {took:.2f} s, then 'Saved'")
        kith.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
