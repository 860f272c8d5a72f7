#!/usr/bin/env python3
"""A second start on the same store asks the first window to come to the front and ends well; on another store it opens a
window of its own. A program that was killed stands in nobody's way.

usage: second_start.py BUILD_FOLDER
"""
import os
import pathlib
import subprocess
import sys
import time

from driver import Kith, Stage


def second_start(program, kith, store):
    began = time.monotonic()
    done = subprocess.run([str(program), str(store)], env=kith.environment, timeout=20, check=False)
    return done.returncode, time.monotonic() - began


def main():
    program = pathlib.Path(sys.argv[1]) / "kith"
    with Stage() as stage:
        os.environ["XDG_RUNTIME_DIR"] = stage.folder
        first = Kith(program, stage.display, stage.store, stage.folder)
        code, took = second_start(program, first, stage.store)
        assert code == 0, f"the second start ended with {code}"
        assert first.process.poll() is None, "the first window went away"
        assert first.windows() == 1, f"{first.windows()} windows are open"
        print(f"the second start ended after {took:.2f} s, one window is open")

        other = Kith(program, stage.display, stage.store.with_name("other.kith"), stage.folder)
        assert other.windows() == 2, "another store got no window of its own"
        other.close()

        first.kill()
        again = Kith(program, stage.display, stage.store, stage.folder)
        time.sleep(0.5)
        assert again.process.poll() is None, "after a kill the store could not be opened"
        again.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
