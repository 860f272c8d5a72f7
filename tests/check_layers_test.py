#!/usr/bin/env python3
"""Plants one fault at a time in a tiny house and expects check_layers.py to name it."""
import pathlib
import subprocess
import sys
import tempfile

CHECK = pathlib.Path(__file__).with_name("check_layers.py")
PLAN = """
kith_floor(kith_base  DIR survey_core/base  LINKS fmt::fmt)
kith_floor(kith_store DIR survey_core/store LINKS kith_base)
kith_floor(kith_screens DIR app/screens LINKS kith_base)
"""
SOUND = {
    "survey_core/base/time.h": "// Time.\n#pragma once\n",
    "survey_core/store/store.h": '// The store.\n#pragma once\n#include "survey_core/base/time.h"\n',
    "survey_core/store/store.cpp": '#include <sqlite3.h>\nconst char* all = "SELECT n FROM record";\n',
    "survey_core/store/tick.h": "#pragma once\nnamespace kith {\nstruct Tick {\n    int n;\n};\n} // namespace kith\n",
    "survey_core/store/inner.cpp": "namespace kith {\nnamespace {\nstruct Tick {\n    char n;\n};\n} // namespace\n} // namespace kith\n",
    "app/screens/home_screen.cpp": '#include "survey_core/base/time.h"\n// Select a form from the list.\n',
}
# What is planted, where, and a part of the sentence that must come back.
FAULTS = [
    ("survey_core/base/up.h", '// Up.\n#pragma once\n#include "survey_core/store/store.h"\n', "is not below kith_base"),
    ("survey_core/base/sql.cpp", 'const char* text = "DELETE FROM record";\n', "SQL is written only"),
    ("survey_core/base/sql.cpp", 'auto text = "select n from record where n = 1";\n', "SQL is written only"),
    ("survey_core/base/lite.cpp", "#include <sqlite3.h>\n", "SQLCipher may be included only"),
    ("survey_core/base/draw.cpp", "#include <imgui.h>\n", "Dear ImGui may be included only"),
    ("survey_core/base/wire.cpp", "#include <cereal/cereal.hpp>\n", "cereal may be included only"),
    ("survey_core/base/hub.cpp", "#include <libpq-fe.h>\n", "libpq may be included only"),
    ("app/screens/draw_screen.cpp", "void draw() { ImGui::Button(); }\n", "never with ImGui itself"),
    ("app/screens/peek_screen.cpp", '#include "survey_core/store/store.h"\n', "never sees the store"),
    ("app/screens/long_screen.cpp", "\n" * 151, "150 are allowed"),
    ("survey_core/base/long.cpp", "\n" * 401, "400 are allowed"),
    ("survey_core/base/long.h", "#pragma once\n" + "\n" * 120, "120 are allowed"),
    ("survey_core/base/long.cpp", "int f() {\n" + "    // on\n" * 60 + "    return 1;\n}\n", "60 are allowed"),
    ("survey_core/base/many.cpp", "int f(int a, int b, int c, int d, int e, int g) { return a; }\n", "takes 6 parameters"),
    ("survey_core/base/late.cpp", "// TO" + "DO: later\n", "unfinished work"),
    ("survey_core/base/name.h", "#pragma once\nclass Form" + "Manager {};\n", "says nothing"),
    ("survey_core/base/form_util.h", "#pragma once\n", "never manager, helper or util"),
    ("survey_core/base/twice.h", "// No guard.\n", "#pragma once"),
    ("survey_core/attic/old.cpp", '#include "survey_core/base/time.h"\n', "is no floor"),
    ("survey_core/base/test.cpp", '#include "tests/fake.h"\n', "does not stand on its tests"),
    ("survey_core/base/clock.h", "#pragma once\nnamespace kith {\nstruct Tick {\n};\n} // namespace kith\n", "kith::Tick is a type of"),
]


def findings(extra):
    with tempfile.TemporaryDirectory() as folder:
        files = {"CMakeLists.txt": PLAN, "tests/fake.h": "// Fake.\n#pragma once\n", **SOUND, **extra}
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        done = subprocess.run([sys.executable, str(CHECK), folder], capture_output=True, text=True)
        return done.returncode, done.stdout


def main():
    missed = []
    code, output = findings({})
    if code != 0:
        missed.append(f"a sound house is refused: {output}")
    for path, text, expected in FAULTS:
        code, output = findings({path: text})
        if code == 0 or expected not in output:
            missed.append(f"not noticed: {expected!r} in {path}; it said: {output}")
    print("\n".join(missed) or f"layers_notice: {len(FAULTS)} planted faults, all named")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
