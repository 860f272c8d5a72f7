"""Drives the real window from outside: its own Xvfb, keys by xdotool, eyes by the program's --ui-dump.

The dump exists only in test projects, so everything before the unlocking is typed blind, as a person
with eyes on the keyboard would.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SECRET = "quiet river maple"


def skip_where_missing(*programs):
    """Says which program is missing and ends with 77, which ctest shows as skipped."""
    for program in programs:
        if shutil.which(program) is None:
            print(f"skipped: {program} is not installed")
            sys.exit(77)


class Display:
    """A screen that nobody sees."""

    def __init__(self, size="1366x768"):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as answer:
            self.name = ":" + answer.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


class Kith:
    """One launch of the program."""

    def __init__(self, program, display, store, folder, delay_ms=0):
        self.display, self.dump = display, pathlib.Path(folder) / "ui.json"
        self.dump.unlink(missing_ok=True)
        home = pathlib.Path(folder) / "home"
        home.mkdir(exist_ok=True)
        self.environment = dict(os.environ, DISPLAY=display.name, HOME=str(home), USER="tester",
                                LIBGL_ALWAYS_SOFTWARE="1", KITH_COMMIT_DELAY_MS=str(delay_ms))
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.process = subprocess.Popen([str(program), str(store), "--ui-dump", str(self.dump)],
                                        env=self.environment)
        self.window = self._find_window()

    def _xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True)

    def _find_window(self):
        for _ in range(300):
            found = self._xdotool("search", "--onlyvisible", "--name", "^Kith").stdout.split()
            if found:
                self._xdotool("windowfocus", found[0])
                self._xdotool("mousemove", "1365", "767")
                time.sleep(0.6)
                return found[0]
            if self.process.poll() is not None:
                raise AssertionError("the program ended before it showed a window")
            time.sleep(0.1)
        raise AssertionError("no window appeared within 30 s")

    def windows(self):
        """How many of the program's windows this display shows."""
        return len(self._xdotool("search", "--onlyvisible", "--name", "^Kith").stdout.split())

    def key(self, *keys, pause=0.25):
        for key in keys:
            self._xdotool("key", "--delay", "30", key)
            time.sleep(pause)

    def type(self, text):
        self._xdotool("type", "--delay", "25", text)
        time.sleep(0.3)

    def click(self, id_or_label):
        """In its middle; then the pointer goes back to its corner."""
        rect = self.wait_for(id_or_label)["rect"]
        x, y = (round(rect[i] + rect[i + 2] / 2) for i in (0, 1))
        self._xdotool("mousemove", str(x), str(y), "click", "1")
        time.sleep(0.1)
        self._xdotool("mousemove", "1365", "767")
        time.sleep(0.15)

    def items(self):
        for _ in range(50):
            try:
                return json.loads(self.dump.read_text())
            except (FileNotFoundError, json.JSONDecodeError):
                time.sleep(0.05)
        return []

    def find(self, id_or_label):
        items = self.items()
        return next((item for item in items if item["id"] == id_or_label),
                    next((item for item in items if item["label"] == id_or_label), None))

    def sees(self, id_or_label):
        return self.find(id_or_label) is not None

    def wait_for(self, id_or_label, seconds=20.0):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.find(id_or_label)
            if found is not None:
                return found
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended while waiting for {id_or_label!r}")
            time.sleep(0.05)
        raise AssertionError(f"{id_or_label!r} never appeared; on the screen:\n{self.screen()}")

    def screen(self):
        return "\n".join(f"  {item['role']:9} {item['id'][:48]:48} {item['label'][:90]}" for item in self.items())

    def shot(self, file):
        """Of the whole screen; the pointer is parked in a corner first."""
        time.sleep(0.4)
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment, check=False)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        self.process.terminate()
        self.process.wait()

    # What every story begins with.
    def start_test_project(self):
        self.key("Return")  # "Start a project"
        for text in ("Test Street", "Amina Begum"):
            self.type(text)
            self.key("Tab")
        self.type(SECRET)
        self.key("Tab", "Tab")  # past "Show"
        self.type(SECRET)
        self.key("Tab", "Tab", "space")  # "This is for practice"
        self.key("Tab", "Tab", "Return")  # past Back to "Start the project"
        self.wait_for("noted", 60)

    def note_recovery_code(self, at_terms=None):
        self.key("1", "Return")
        self.wait_for("terms.who")  # what the project says of itself may wait
        if at_terms:
            at_terms()
        self.key("Escape")
        self.wait_for("start")

    def unlock(self, secret=SECRET):
        self.type(secret)
        self.key("Return")
        self.wait_for("start", 60)

    def begin(self, form):
        """Home, Start, the form of that title."""
        self.key("1")
        self.wait_for("add_form")
        if self.sees("starter_forms"):
            self.key("Return")
        self.wait_for("form." + form, 60)
        rows = [item["id"] for item in self.items() if item["id"].startswith("form.")]
        self.key(str(rows.index("form." + form) + 1))
        self.wait_for("next")


class Stage:
    """A display and a scratch folder that go away."""

    def __enter__(self):
        skip_where_missing("Xvfb", "xdotool")
        self.folder = tempfile.mkdtemp(prefix="kith-window-")
        self.display = Display()
        self.store = pathlib.Path(self.folder) / "street.kith"
        return self

    def __exit__(self, *_):
        self.display.close()
        shutil.rmtree(self.folder, ignore_errors=True)
