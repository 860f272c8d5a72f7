#include "app/flow/review.h"

#include "app/flow/project.h"
#include "survey_core/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::app {
namespace {

std::string on_one_line(std::string_view text) {
    std::string line(trim(text));
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

std::vector<Edit> edits_for(const std::vector<ReviewComment>& open) {
    const std::string_view state = open.empty() ? "" : status_name(RecordStatus::has_issues);
    return {{field::review, {Value::Kind::text, std::string(state)}, {}},
            {field::comment, {Value::Kind::text, review_field(open)}, {}}};
}

Result<RecordView> record_to_review(StoreView& store, RecordId id) {
    KITH_TRY_ASSIGN(auto record, find_record(store, id));
    if (!record)
        return fail(ErrorCode::not_found,
                    fmt::format("There is no record {} in this store.", to_text(id)));
    if (record->status == RecordStatus::deleted)
        return fail(ErrorCode::refused,
                    fmt::format("The record {} is deleted; nothing was changed.", to_text(id)));
    return std::move(*record);
}

Result<Dot>
write(Store& store, RecordId record, const std::vector<Edit>& edits, std::string_view reason) {
    KITH_TRY_ASSIGN(const RecordId author, worker_of(store));
    ChangeGroup group(store, author);
    KITH_TRY(group.set(record, edits, reason));
    KITH_TRY(group.commit());
    return group.changes().front().header.dot;
}

} // namespace

std::vector<ReviewComment> review_comments(std::string_view field) {
    std::vector<ReviewComment> comments;
    while (!field.empty()) {
        const std::string_view line = field.substr(0, field.find('\n'));
        field.remove_prefix(std::min(line.size() + 1, field.size()));
        const std::size_t equals = line.find('=');
        const bool has_path =
            equals != std::string_view::npos && (equals == 0 || line.starts_with('/'));
        if (has_path)
            comments.push_back(
                {std::string(line.substr(0, equals)), std::string(line.substr(equals + 1))});
        else if (!line.empty())
            comments.push_back({{}, std::string(line)});
    }
    return comments;
}

std::string review_field(const std::vector<ReviewComment>& comments) {
    std::string field;
    for (const ReviewComment& comment : comments)
        field += (field.empty() ? "" : "\n") + comment.path + "=" + on_one_line(comment.text);
    return field;
}

Result<Dot> send_back(Store& store, RecordId id, const ReviewComment& comment) {
    if (trim(comment.text).empty())
        return fail(ErrorCode::bad_input,
                    "Say what the worker should look at; the record was not sent back.");
    KITH_TRY_ASSIGN(const RecordView record, record_to_review(store, id));
    auto open = review_comments(record.text(field::comment));
    std::erase_if(open, [&](const ReviewComment& one) { return one.path == comment.path; });
    open.push_back(comment);
    return write(store, id, edits_for(open), {});
}

Result<Dot> settle_review(Store& store, RecordId id, std::string_view reason) {
    KITH_TRY_ASSIGN(const RecordView record, record_to_review(store, id));
    if (record.status != RecordStatus::has_issues)
        return fail(ErrorCode::refused, "This record was not sent back; nothing was changed.");
    return write(store, id, edits_for({}), reason);
}

std::vector<Edit> settled_by(const RecordView& record, const std::set<std::string>& paths) {
    auto open = review_comments(record.text(field::comment));
    const auto gone =
        std::erase_if(open, [&](const ReviewComment& one) { return paths.contains(one.path); });
    if (gone == 0 || record.status != RecordStatus::has_issues) return {};
    return edits_for(open);
}

} // namespace kith::app
