// What the places beside interviews show.
#pragma once

#include "survey_core/form/findings.h"
#include "survey_core/store/forms.h"
#include "survey_core/store/records.h"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

/// Files that could be meant, found beside sticks and folders.
struct FoundFiles {
    std::string ending;
    std::vector<std::string> files;
};

/// One form version as the project keeps it.
struct ShelfLine {
    FormRow form;
    std::uint64_t questions = 0;
    Findings findings;
    std::vector<std::string> languages;
};

/// A form that came with the program and is not in the project.
struct OfferedForm {
    std::string path;
    std::string title;
    std::string version;
    std::uint64_t questions = 0;
};

/// A form's file after a look at it; nothing has been kept.
struct FormCheck {
    std::string path;
    std::string title;
    std::string version;
    std::uint64_t questions = 0;
    Findings findings;
    bool can_be_added = false;
};

struct ShelfState {
    std::vector<ShelfLine> forms;
    std::vector<OfferedForm> offered;
    std::optional<FormCheck> check;
    bool is_working = false;
};

enum class ExportFormat : std::uint8_t { csv, workbook, json, map };

/// Which answers leave, how they are written, and where to.
struct ExportWish {
    std::string form_id;
    std::string language; // of labels; empty: the names of questions and choices
    std::string folder;
    ExportFormat format = ExportFormat::csv;
    bool is_named = false;
};
struct Exported {
    std::string file;
    std::uint64_t rows = 0;
    std::uint64_t left_out = 0; // questions that would have told who somebody is
};
struct ExportState {
    bool is_running = false;
    std::optional<Exported> done;
};

/// One hand-over, and how much of it the coordinator has signed for.
struct GivenLine {
    Instant when;
    std::string file;
    std::string check_words;
    std::uint64_t records = 0;
    std::uint64_t safe = 0;
};
struct GivenState {
    std::vector<GivenLine> lines; // the newest first
    bool is_loaded = false;
};

struct LaptopFacts {
    std::string laptop;
    bool has_drill = false; // the recovery drill has passed, or the project needs none
};
struct CardMade {
    std::string file;
    std::string check_words;
    std::uint64_t forms = 0;
};

/// Which records are listed: all, or some.
struct RecordChoice {
    std::optional<RecordStatus> status; // none: everything that is not deleted
    bool only_submissions = false;
    std::string list;                // of entities: "person"; empty: any
    std::vector<RecordId> only = {}; // what a number of the picture counts; empty: any
    std::string only_title = {};     // what it counts, in words

    bool operator==(const RecordChoice&) const = default;
};

struct JoinState {
    std::string check_words; // until they were compared
};

} // namespace kith::app
