#!/usr/bin/env python3
"""Holds the house to its floor plan: what a linker cannot see.

usage: check_layers.py SOURCE_FOLDER

The plan is read from the LINKS of CMakeLists.txt: a floor may include its own folder and the folders of
the floors it links. Everything else (which library stands behind which folder, sizes, words) is a table
below. Prints one line per finding, `file:line: what is wrong`, and ends with 1 if there was any.
"""
import pathlib
import re
import shutil
import subprocess
import sys

SOURCE_FOLDERS = ("app", "survey_core", "sync", "tests")
TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "dev",
             "app", "survey_core", "sync", "assets", "tests"}

FILE_LINES, HEADER_LINES, SCREEN_LINES, FUNCTION_LINES, PARAMETERS = 400, 120, 150, 60, 5

# A library's headers, and the only places that may include them (a folder or one file).
LIBRARIES = [
    (r"(imgui|imgui_.*)\.h|backends/imgui.*", "Dear ImGui",
     ("app/kit", "app/screens", "app/shell", "app/platform", "app/main.cpp", "tests/support", "tests/app")),
    (r"GLFW/.*|GL/.*|glad/.*|X11/.*", "GLFW and OpenGL", ("app/platform", "tests/support")),
    (r"pango/.*|cairo.*|fontconfig/.*|hb.*\.h|ft2build\.h", "Pango and Cairo", ("app/text", "app/paper")),
    (r"sqlite3(ext)?\.h|sqlcipher/.*", "SQLCipher", ("survey_core/store", "tests/support", "tests/cmake", "tests/bench/peers")),
    (r"cereal/.*", "cereal", ("sync/bundle/wire.h",)),
    (r"libpq.*|postgresql/.*", "libpq", ("sync/postgres",)),
    (r"CLI/.*", "CLI11", ("app/ctl",)),
    (r"zip\.h|zipconf\.h", "libzip", ("survey_core/xlsform", "tests/survey_core/xlsform")),
    (r"rapidfuzz/.*", "rapidfuzz", ("survey_core/match",)),
    (r"expat.*\.h", "expat", ("survey_core/xlsform", "survey_core/interview", "survey_core/openrosa")),
    (r"csv\.h", "libcsv", ("survey_core/xlsform", "survey_core/interview", "survey_core/openrosa")),
    (r"xlsxwriter.*", "libxlsxwriter", ("survey_core/xlsform", "survey_core/export", "tests/survey_core")),
    (r"sodium.*", "libsodium", ("survey_core/base",)),
    (r"zstd.*", "zstd", ("sync/bundle",)),
    (r"unicode/.*", "ICU", ("survey_core/base", "survey_core/expr", "survey_core/interview", "app/text")),
    (r"jpeglib\.h|turbojpeg\.h|libexif/.*|stb/.*|stb_.*", "the picture libraries",
     ("app/media", "app/text/png_file.cpp", "tests/support", "tests/app")),
    (r"dbus/.*|atk.*|atspi.*", "D-Bus and AT-SPI", ("app/access", "app/platform")),
]

# Where SQL may be written: the store, the hubs, and the tests that look under them.
SQL_PLACES = ("survey_core/store", "sync/postgres", "sync/hub", "tests/support", "tests/survey_core/store", "tests/sync/hub", "tests/bench",
              "tests/cmake")
SQL_TEXT = re.compile(
    r"(?:\bSELECT\b[^\"]*|\bINSERT\s+(?:OR\s+\w+\s+)?INTO\b|\bUPDATE\s+\w+\s+SET\b|\bDELETE\s+FROM\b"
    r"|\b(?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX|UNIQUE INDEX|VIRTUAL|TRIGGER|VIEW)\b|\bPRAGMA\s+\w+"
    r"|\bBEGIN\s+(?:IMMEDIATE|EXCLUSIVE)\b|\bATTACH\s+DATABASE\b)")
SQL_LOWER = re.compile(
    r"\bselect\s+[\w*,. ()]+\sfrom\s+\w+(?:\s*$|;|\s+(?:where|order|group|join|limit)\b)"
    r"|\binsert\s+(?:or\s+\w+\s+)?into\s+\w+\s*(?:\(|values|select)|\bupdate\s+\w+\s+set\s+\w+\s*="
    r"|\bdelete\s+from\s+\w+(?:\s*$|;|\s+where\b)|\bcreate\s+(?:table|index|unique index|trigger)\s+\w+"
    r"|\bpragma\s+\w+\s*(?:=|;|\()|\bbegin\s+immediate\b")

UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
BAD_TYPE = re.compile(r"\b(?:class|struct|enum class|enum)\s+(\w*(?:Manager|Helper|Util|Utils|Data|Info))\s*(?:final\s*)?[:{]")
BAD_FILE = re.compile(r"(?:^|_)(?:manager|helper|helpers|util|utils)(?:_|\.)")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
NAMESPACE = re.compile(r"namespace(?:\s+([\w:]+))?\s*\{|\}\s*// namespace\b")
TYPE = re.compile(r"(?:class|struct|enum class|enum|union)\s+(\w+)\s*(?:final\b[^;]*|:(?!:)[^;]*)?(?:\{.*)?$")


class House:
    """The floors of CMakeLists.txt: name -> folder, name -> what it links."""

    def __init__(self, root):
        self.folders, self.links, self.programs = {}, {}, {}
        for listing in ("CMakeLists.txt", "tests/CMakeLists.txt"):
            path = root / listing
            if path.exists():
                self._read(re.sub(r"#[^\n]*", "", path.read_text()))

    def _read(self, text):
        for kind, words in re.findall(r"\bkith_(floor|module|program|tests)\s*\(([^)]*)\)", text):
            fields, current = {"": []}, ""
            for word in words.split():
                if word in ("DIR", "LINKS", "SOURCES", "LABELS"):
                    current = word
                    fields[current] = []
                else:
                    fields[current].append(word)
            name = fields[""][0]
            self.links[name] = fields.get("LINKS", [])
            if kind in ("floor", "module"):
                self.folders[name] = fields["DIR"][0]
            elif kind == "program":
                self.programs[fields["SOURCES"][0]] = name

    def below(self, name):
        seen, waiting = set(), [name]
        while waiting:
            floor = waiting.pop()
            if floor in seen:
                continue
            seen.add(floor)
            waiting.extend(self.links.get(floor, []))
        return {self.folders[floor] for floor in seen if floor in self.folders}

    def floor_of(self, path):
        """The floor whose folder holds this file: the deepest one."""
        best = None
        for name, folder in self.folders.items():
            if path.startswith(folder + "/") and (best is None or len(folder) > len(self.folders[best])):
                best = name
        return best


def within(path, places):
    return any(path == place or path.startswith(place + "/") for place in places)


def strip_comments(text):
    """The same lines without comments; strings stay."""
    keep = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|//[^\n]*|/\*.*?\*/', re.S)
    def blank(match):
        found = match.group(0)
        return "\n" * found.count("\n") if found.startswith("/") else found
    return keep.sub(blank, text)


class Check:
    def __init__(self, root):
        self.root, self.house, self.findings = root, House(root), []

    def report(self, path, line, text):
        self.findings.append(f"{path}:{line}: {text}")

    def run(self):
        files = [path for folder in SOURCE_FOLDERS for path in sorted((self.root / folder).rglob("*"))
                 if path.suffix in (".h", ".cpp")]
        for file in files:
            self.check_file(file.relative_to(self.root).as_posix(), file.read_text(errors="replace"))
        self.check_functions(files)
        self.check_one_definition(files)
        self.check_top_level()
        return self.findings

    def check_file(self, path, text):
        lines = text.split("\n")
        code = strip_comments(text).split("\n")
        self.check_size(path, len(lines) - 1)
        if path.endswith(".h") and not re.search(r"^#pragma once$", text, re.M):
            self.report(path, 1, "a header begins with its purpose and `#pragma once`")
        if BAD_FILE.search(pathlib.PurePosixPath(path).name):
            self.report(path, 1, "a file is named after what it holds, never manager, helper or util")
        for number, line in enumerate(lines, 1):
            if UNFINISHED.search(line):
                self.report(path, number, "unfinished work belongs in an issue or a [!shouldfail] test, not in a comment")
        for number, line in enumerate(code, 1):
            self.check_line(path, number, line)
        self.check_sql(path, text)

    def check_size(self, path, count):
        limit = HEADER_LINES if path.endswith(".h") else FILE_LINES
        if path.startswith("app/screens/") and path.endswith("_screen.cpp"):
            limit = SCREEN_LINES
        if count > limit:
            self.report(path, count, f"{count} lines, {limit} are allowed: split it by topic")

    def check_line(self, path, number, line):
        include = INCLUDE.match(line)
        if include:
            self.check_include(path, number, include.group(1), include.group(2))
        bad = BAD_TYPE.search(line)
        if bad:
            self.report(path, number, f"'{bad.group(1)}' says nothing: name the type after its one job")
        if path.startswith("app/screens/") and "ImGui::" in line:
            self.report(path, number, "a screen draws with the kit, never with ImGui itself")

    def check_include(self, path, number, mark, header):
        for pattern, library, places in LIBRARIES:
            if re.fullmatch(pattern, header) and not within(path, places):
                self.report(path, number, f"{library} may be included only in {', '.join(places)}")
        if mark == "<":
            return
        if not (self.root / header).is_file():
            if not (self.root / path).parent.joinpath(header).is_file():
                return
            self.report(path, number, f"write the include from the root: {path.rsplit('/', 1)[0]}/{header}")
            return
        self.check_floor(path, number, header)
        screen = path.startswith("app/screens/") and not re.search(r"_view\.(h|cpp)$", path)
        if screen and within(header, ("survey_core/store", "sync", "app/flow")):
            self.report(path, number, "a screen is given a view; it never sees the store or sync")
        if path.startswith("app/screens/") and not screen and within(header, ("app/kit",)):
            self.report(path, number, "a view is plain values; drawing belongs in the screen")

    def check_floor(self, path, number, header):
        floor = self.house.programs.get(path) or self.house.floor_of(path)
        if path.startswith("tests/"):
            return
        if floor is None:
            self.report(path, number, "this folder is no floor of CMakeLists.txt")
        elif header.startswith("tests/"):
            self.report(path, number, "the house does not stand on its tests")
        elif not any(within(header, (folder,)) for folder in self.house.below(floor)):
            self.report(path, number, f"{header} is not below {floor}: its LINKS do not reach that floor")

    def check_sql(self, path, text):
        if within(path, SQL_PLACES):
            return
        for number, line in enumerate(strip_comments(text).split("\n"), 1):
            for string in STRING.findall(line):
                if SQL_TEXT.search(string) or SQL_LOWER.search(string):
                    self.report(path, number, "SQL is written only in " + " and ".join(SQL_PLACES[:2]))

    def check_functions(self, files):
        for path, line, name, length, parameters in measure_functions(self.root, files):
            if length > FUNCTION_LINES:
                self.report(path, line, f"{name} has {length} lines, {FUNCTION_LINES} are allowed (aim at 25)")
            if parameters > PARAMETERS and not path.startswith("tests/"):  # C callbacks have no choice
                self.report(path, line, f"{name} takes {parameters} parameters, {PARAMETERS} are allowed: make a struct")
            if name.startswith("get_"):
                self.report(path, line, f"{name}: no get_; name what it gives")

    def check_one_definition(self, files):
        """Two types of one name let the linker join the functions of one with the objects of the other."""
        first = {}
        for file in files:
            path = file.relative_to(self.root).as_posix()
            for line, name in named_types(file.read_text(errors="replace")):
                before = first.setdefault(name, path)
                if before != path and not (path.startswith("tests/") and before.startswith("tests/")):
                    self.report(path, line, f"{name} is a type of {before} too: one of them needs another name")

    def check_top_level(self):
        try:
            listed = subprocess.run(["git", "-C", str(self.root), "ls-files"], capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return
        for name in sorted({line.split("/")[0] for line in listed.stdout.splitlines()}):
            if name not in TOP_LEVEL and not name.startswith("."):
                self.report(name, 1, "nothing else stands at the top level")


def named_types(text):
    """(line, qualified name) of every type defined at a namespace's scope and seen by the linker."""
    spaces = []
    for number, (line, raw) in enumerate(zip(strip_comments(text).split("\n"), text.split("\n")), 1):
        space = NAMESPACE.match(raw)
        if space and raw.startswith("}"):
            spaces = spaces[:-1]
        elif space and not raw.rstrip().endswith("}"):
            spaces.append(space.group(1) or "")
        found = TYPE.match(line)
        if found and "" not in spaces:
            yield number, "::".join([*spaces, found.group(1)])


def count_parameters(signature):
    depth, commas, inner = 0, 0, signature.strip()[1:-1].strip()
    if not inner or inner == "void":
        return 0
    for sign in inner:
        depth += sign in "(<{["
        depth -= sign in ")>}]"
        commas += sign == "," and depth == 0
    return commas + 1


def measure_functions(root, files):
    """(path, line, name, length, parameters) of every function: by ctags, else by its braces."""
    ctags = shutil.which("ctags")
    if ctags and "Universal" in subprocess.run([ctags, "--version"], capture_output=True, text=True).stdout:
        yield from functions_by_ctags(ctags, root, files)
    for file in files:
        yield from blocks_by_braces(root, file, everything=not ctags)


def functions_by_ctags(ctags, root, files):
    command = [ctags, "-L", "-", "-f", "-", "--languages=C++", "--language-force=C++", "--kinds-C++=f",
               "--fields=neS", "--excmd=number", "--sort=no"]
    listing = "\n".join(str(file) for file in files)
    found = subprocess.run(command, input=listing, capture_output=True, text=True).stdout
    for row in found.splitlines():
        columns = row.split("\t")
        name, path = columns[0], pathlib.Path(columns[1]).relative_to(root).as_posix()
        fields = dict(field.split(":", 1) for field in columns[3:] if ":" in field)
        line = int(fields.get("line", "0"))
        length = int(fields.get("end", line)) - line + 1
        if name not in ("TEST_CASE", "SECTION"):
            signature = fields.get("signature", "()")
            callback = re.match(r"\(\s*void\s*\*", signature)
            yield path, line, name, length, 0 if callback else count_parameters(signature)


def blocks_by_braces(root, file, everything):
    """Blocks that begin in the first column: test cases always, every function where there is no ctags."""
    path = file.relative_to(root).as_posix()
    start, opened = 0, ""
    for number, line in enumerate(strip_comments(file.read_text(errors="replace")).split("\n"), 1):
        if re.match(r"(TEST_CASE|SCENARIO)\b", line) or (
                everything and re.match(r"[A-Za-z_~\[].*\)[^;]*\{\s*$", line) and not line.startswith("namespace")):
            start, opened = number, line.split("(")[0].split()[-1]
        if line.startswith("}") and start:
            yield path, start, opened, number - start + 1, 0
            start = 0


def main():
    if len(sys.argv) != 2:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    findings = Check(pathlib.Path(sys.argv[1]).resolve()).run()
    for finding in findings:
        print(finding)
    print(f"layers: {len(findings)} finding(s)")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
