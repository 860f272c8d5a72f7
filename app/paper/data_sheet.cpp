#include "app/paper/data_sheet.h"

#include <span>

namespace kith::app {
namespace {

std::string_view key_of(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::remove:
        return "paper.data.removed";
    case ChangeKind::undelete:
        return "paper.data.undeleted";
    case ChangeKind::resolve:
        return "paper.data.resolved";
    case ChangeKind::create:
    case ChangeKind::set:
        break;
    }
    return "paper.data.changed";
}

std::string say_event(const SubjectEvent& event, const Words& words) {
    std::string said = words.text(key_of(event.kind),
                                  {{"who", own_direction(event.by)},
                                   {"day", say_day_in_full(words, event.when)},
                                   {"question", own_direction(event.question)},
                                   {"answer", own_direction(event.answer)}});
    if (!event.reason.empty())
        said += " " + words.text("paper.data.reason", {{"reason", own_direction(event.reason)}});
    return said;
}

std::string_view key_of(RecordKind kind) {
    switch (kind) {
    case RecordKind::submission:
        return "paper.data.submission";
    case RecordKind::repeat:
        return "paper.data.repeat";
    default:
        return "paper.data.entity";
    }
}

/// What Kith itself keeps of every record has no question, and lists have no title: they are said
/// in plain words.
using PlainWords = std::pair<std::string_view, std::string_view>;
constexpr PlainWords own_fields[] = {{"@label", "paper.field.label"},
                                     {"@started", "paper.field.started"},
                                     {"@finished", "paper.field.finished"},
                                     {"@language", "paper.field.language"},
                                     {"@review", "paper.field.review"},
                                     {"@comment", "paper.field.comment"},
                                     {"@unreviewed_consent", "paper.field.unreviewed_consent"},
                                     {"@deleted", "paper.field.deleted"},
                                     {"@missing", "paper.field.missing"},
                                     {"@notes", "paper.field.notes"}};
constexpr PlainWords lists[] = {{"person", "paper.list.person"},
                                {"capability", "paper.list.capability"},
                                {"need", "paper.list.need"},
                                {"asset", "paper.list.asset"},
                                {"mention", "paper.list.asset"},
                                {"household", "paper.list.household"}};

std::string
say_known(std::span<const PlainWords> known, const std::string& name, const Words& words) {
    for (const auto& [one, key] : known)
        if (one == name) return words.text(key);
    return own_direction(name);
}

block::Row row_of(const SubjectAnswer& one, const Words& words) {
    if (!one.path.starts_with('@'))
        return {{own_direction(one.question), own_direction(one.answer)}, false};
    const auto when = parse_instant(one.answer);
    return {{say_known(own_fields, one.path, words),
             own_direction(when ? say_day_in_full(words, *when) : one.answer)},
            false};
}

void add_record(Document& document, const SubjectRecord& record, const Words& words) {
    const std::string_view key = record.is_mention ? "paper.data.mention" : key_of(record.kind);
    document.blocks.emplace_back(block::Text{
        words.text(key, {{"about", say_known(lists, record.about, words)}}), Face::heading});
    document.blocks.emplace_back(
        block::Text{words.text("paper.data.written",
                               {{"who", own_direction(record.by)},
                                {"day", say_day_in_full(words, record.made)},
                                {"id", to_text(record.id)}}),
                    Face::quiet});
    block::Table table{{2, 3}, {}, {}};
    for (const SubjectAnswer& one : record.answers)
        table.rows.push_back(row_of(one, words));
    if (!table.rows.empty()) document.blocks.emplace_back(std::move(table));
    for (const SubjectEvent& event : record.history)
        document.blocks.emplace_back(block::Text{say_event(event, words), Face::quiet, 12});
}

} // namespace

Document data_sheet(const Subject& subject,
                    const PersonPage& person,
                    const Letterhead& head,
                    const Words& words) {
    Document document{words.text("paper.data"), SecurityMark::restricted, {}};
    document.blocks.emplace_back(block::Text{
        words.text("paper.data.title", {{"project", own_direction(head.project)}}), Face::title});
    if (!person.called.empty())
        document.blocks.emplace_back(block::Text{own_direction(person.called), Face::large});
    document.blocks.emplace_back(block::Text{words.text("paper.data.intro")});
    add_phone(document, head, words);
    document.blocks.emplace_back(block::Text{words.text("paper.data.agreed"), Face::heading});
    if (person.consents) {
        document.blocks.emplace_back(
            block::Text{say_consented(*person.consents, words), Face::quiet});
        document.blocks.emplace_back(consent_table(*person.consents, words));
        if (!person.consents->how.empty())
            document.blocks.emplace_back(block::Text{own_direction(person.consents->how)});
        document.blocks.emplace_back(block::Text{
            words.text("paper.data.wording", {{"form", own_direction(person.consents->wording)}}),
            Face::quiet});
    } else {
        document.blocks.emplace_back(block::Text{words.text("paper.data.no_consents")});
    }
    for (const SubjectRecord& record : subject.records)
        add_record(document, record, words);
    document.blocks.emplace_back(block::Gap{});
    document.blocks.emplace_back(block::Text{words.text("paper.data.not_here"), Face::quiet});
    if (subject.has_undone_imports)
        document.blocks.emplace_back(block::Text{words.text("paper.data.undone"), Face::quiet});
    add_imprint(document, head, words);
    return document;
}

} // namespace kith::app
