// Lists, and one record with everything that happened to it.
#include "app/flow/project.h"
#include "app/flow/question_words.h"
#include "app/flow/record_paths.h"
#include "app/flow/remarks.h"
#include "app/flow/review.h"
#include "app/shell/errands.h"

#include <algorithm>
#include <set>

namespace kith::app {
namespace {

constexpr std::uint64_t most_rows = 1000;

RecordFilter filter_of(const command::ListRecords& command) {
    RecordFilter filter;
    filter.search = command.search;
    filter.status = command.choice.status;
    filter.owner = command.choice.list;
    if (command.choice.only_submissions)
        filter.kind = RecordKind::submission;
    else if (!command.choice.list.empty())
        filter.kind = RecordKind::entity;
    return filter;
}

/// Remarks of a form that was added before they had numbers: lines of `path=words`.
void add_lines(
    Desk& desk, const RecordPaths& record, std::string_view lines, About about, RecordPage& page) {
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
        const std::size_t equals = std::min(line.find('='), line.size());
        const std::string path(line.substr(0, equals));
        const std::string words(line.substr(std::min(equals + 1, line.size())));
        const auto said = question_words(*desk.reader, desk.reader_shelf, record.owner, path);
        page.facts.push_back(
            {said.question, words, false, words.starts_with("@sealed:"), path, about});
    }
}

/// What a coordinator asked about the record, as long as that is open.
Status add_comments(Desk& desk, const RecordPaths& record, RecordPage& page) {
    if (record.view.status != RecordStatus::has_issues) return {};
    const FieldView* field = record.view.find(field::comment);
    if (field == nullptr) return {};
    KITH_TRY_ASSIGN(const std::string who, worker_name(*desk.reader, field->author));
    for (const ReviewComment& comment : review_comments(field->value.bytes)) {
        std::string question;
        if (!comment.path.empty())
            question = question_words(*desk.reader, desk.reader_shelf, record.owner, comment.path)
                           .question;
        page.asked_back.push_back({comment.path, std::move(question), comment.text, who});
    }
    return {};
}

Result<RecordPage> load_page(Desk& desk, const RecordRow& row) {
    StoreView& view = *desk.reader;
    RecordPage page{row, {}, {}, {}};
    KITH_TRY_ASSIGN(const RecordPaths record, record_with_paths(view, row.id));
    page.row.status = record.view.status;
    page.row.owner = record.owner;
    if (const auto label = record.view.text(field::label); !label.empty())
        page.row.title = std::string(label);
    for (const PathValue& value : record.values) {
        if (value.text.empty() && !value.is_sealed) continue;
        QuestionWords words = question_words(view, desk.reader_shelf, record.owner, value.path);
        page.facts.push_back({words.question,
                              words.say(value.text),
                              value.in_conflict,
                              value.is_sealed,
                              value.path,
                              about_of(value.path),
                              value.text,
                              std::move(words.choices),
                              words.takes_many,
                              words.is_worked_out});
    }
    std::stable_partition(page.facts.begin(), page.facts.end(), [](const RecordFact& fact) {
        return !fact.is_worked_out;
    });
    add_lines(desk, record, record.view.text(field::missing), About::missing, page);
    add_lines(desk, record, record.view.text(field::notes), About::note, page);
    KITH_TRY(add_comments(desk, record, page));
    KITH_TRY_ASSIGN(const auto history, record_history(view, row.id));
    bool has_creation = false;
    for (const HistoryEntry& entry : history) {
        if (entry.kind == ChangeKind::create && std::exchange(has_creation, true)) continue;
        KITH_TRY_ASSIGN(const std::string who, worker_name(view, entry.author));
        KITH_TRY_ASSIGN(const std::string path, path_of_field(view, entry.field));
        const bool is_whole = entry.kind == ChangeKind::create || entry.kind == ChangeKind::remove;
        const QuestionWords words = question_words(view, desk.reader_shelf, record.owner, path);
        page.history.push_back(
            {wall_time(entry.hlc),
             who,
             is_whole ? std::string() : words.question,
             entry.kind == ChangeKind::create ? std::string() : words.say(shown_text(entry.value)),
             entry.kind,
             entry.state == WriteState::superseded && entry.kind != ChangeKind::create,
             about_of(path)});
    }
    std::stable_sort(page.history.begin(), page.history.end(), [](const auto& a, const auto& b) {
        return a.when > b.when;
    });
    return page;
}

/// Of the records that a number counts, those that are still there; all of them fit on the list.
Result<std::vector<RecordRow>> list_only(StoreView& view, const std::vector<RecordId>& only) {
    const std::set<RecordId> wanted(only.begin(), only.end());
    std::vector<RecordRow> found;
    for (std::uint64_t offset = 0; found.size() < wanted.size(); offset += most_rows) {
        KITH_TRY_ASSIGN(const auto rows, list_records(view, {}, {offset, most_rows}));
        for (const RecordRow& row : rows)
            if (wanted.contains(row.id)) found.push_back(row);
        if (rows.size() < most_rows) break;
    }
    return found;
}

/// What a person's or a place's page shows above the answers.
Status add_directory_page(Desk& desk, RecordPage& page) {
    page.read_at = desk.environment.clock.now();
    if (page.row.status == RecordStatus::deleted) return {};
    StoreView& view = *desk.reader;
    if (page.row.kind == RecordKind::entity && page.row.owner == "asset") {
        KITH_TRY_ASSIGN(page.asset,
                        gather_asset(view, desk.reader_shelf, page.row.id, {}, page.read_at));
    } else if (page.row.kind == RecordKind::entity && page.row.owner == "person") {
        KITH_TRY_ASSIGN(page.person, gather_person(view, desk.reader_shelf, page.row.id, {}));
    }
    return {};
}

} // namespace

Result<std::uint64_t> count_collected(StoreView& view, RecordFilter filter) {
    filter.kind = RecordKind::submission;
    KITH_TRY_ASSIGN(const std::uint64_t submissions, count_records(view, filter));
    filter.kind = RecordKind::entity;
    KITH_TRY_ASSIGN(const std::uint64_t entities, count_records(view, filter));
    return submissions + entities;
}

News run(Desk& desk, const command::ListRecords& command) {
    const RecordFilter filter = filter_of(command);
    const bool is_counted = !command.choice.only.empty();
    auto rows = is_counted ? list_only(*desk.reader, command.choice.only)
                           : list_records(*desk.reader, filter, {0, most_rows});
    if (!rows) return news::Failed{rows.error()};
    std::erase_if(*rows, [](const RecordRow& row) {
        return row.kind != RecordKind::submission && row.kind != RecordKind::entity;
    });
    const auto titles = form_titles(*desk.reader);
    if (!titles) return news::Failed{titles.error()};
    for (RecordRow& row : *rows) {
        const auto form = titles->find(row.owner);
        if (row.kind == RecordKind::submission && form != titles->end()) row.owner = form->second;
    }
    if (is_counted) {
        const std::uint64_t count = rows->size();
        return news::RecordsListed{std::move(*rows), count, command.search, command.choice};
    }
    const auto total =
        filter.kind ? count_records(*desk.reader, filter) : count_collected(*desk.reader, filter);
    if (!total) return news::Failed{total.error()};
    news::RecordsListed listed{std::move(*rows), *total, command.search, command.choice};
    if (const Status folded = fold_same_places(desk, listed); !folded)
        return news::Failed{folded.error()};
    return listed;
}

News run(Desk& desk, const command::LoadRecord& command) {
    auto page = load_page(desk, command.row);
    if (!page) return news::Failed{page.error()};
    if (const Status added = add_directory_page(desk, *page); !added)
        return news::Failed{added.error()};
    return news::RecordLoaded{std::move(*page)};
}

} // namespace kith::app
