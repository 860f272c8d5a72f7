"""Pictures of one screen in every theme and text size, by pressing the two buttons of the top bar."""
import time

THEMES = ("light", "dark", "contrast")
SIZES = (100, 200)
PRESSES_TO = {100: 1, 200: 3}  # of the size button: 100, 125, 150, 200, and round again


class Album:
    def __init__(self, kith, folder, wants_all):
        self.kith, self.folder, self.wants_all = kith, folder, wants_all

    def plain(self, name):
        """As a person sees it first."""
        self.kith.shot(self.folder / f"{name}.png")

    def all_looks(self, name, enter=None):
        """Light at 100 % as NAME.png, the others as NAME_THEME_SIZE.png. Before the store is open nothing tells where the
        buttons are: `enter` is then the keys that lead to the theme button, with the size button one Tab before it."""
        if not self.wants_all:
            return
        press = Buttons(self.kith) if enter is None else Blind(self.kith, enter)
        for theme in THEMES:
            for size in SIZES:
                is_first = (theme, size) == (THEMES[0], SIZES[0])
                self.plain(name if is_first else f"{name}_{theme}_{size}")
                press.size(PRESSES_TO[SIZES[0] if size == SIZES[-1] else SIZES[-1]])
            press.theme()
        press.leave()


class Buttons:
    """By the pointer, where the registry says the buttons are."""

    def __init__(self, kith):
        self.kith = kith

    def size(self, times):
        for _ in range(times):
            self.kith.click("bar.size")

    def theme(self):
        self.kith.click("bar.theme")

    def leave(self):
        pass


class Blind:
    """By the keyboard; begins and ends where it was."""

    def __init__(self, kith, enter):
        self.kith, self.back = kith, ["shift+Tab" if key == "Tab" else "Tab" for key in enter]
        self.enter, self.is_there = enter, False

    def _go(self):
        if not self.is_there:
            self.kith.key(*self.enter, pause=0.1)
        self.is_there = True

    def size(self, times):
        self._go()
        self.kith.key("shift+Tab", *["Return"] * times, "Tab", pause=0.1)

    def theme(self):
        self._go()
        self.kith.key("Return", pause=0.1)

    def leave(self):
        self.kith.key(*self.back, pause=0.1)
        time.sleep(0.3)
