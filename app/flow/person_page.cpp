#include "app/flow/person_page.h"

#include "app/flow/consenting.h"
#include "app/flow/project.h"
#include "app/flow/question_words.h"
#include "app/flow/record_paths.h"
#include "app/flow/subject_scope.h"

#include <algorithm>
#include <array>

namespace kith::app {
namespace {

using namespace std::string_view_literals;

constexpr std::array consent_names{
    "keep_named"sv, "introduce"sv, "partners"sv, "count_me"sv, "sensitive"sv, "story_ok"sv};
constexpr std::array own_word_names{"thanked"sv, "both_lives"sv, "gift_other"sv, "doing_other"sv};
constexpr std::array detail_names{"level"sv, "mode"sv, "setting"sv, "frequency"sv, "urgency"sv};
// Of a person whose name is not kept, gifts and needs stay answers of the interview.
constexpr std::array unnamed_details{"g_level"sv, "g_how"sv, "g_where"sv, "g_often"sv, "n_when"sv};

std::string_view name_in(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

bool is_one_of(const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Said said_by(std::string_view name, std::string_view value) {
    if (value.empty()) return Said::not_asked;
    if (permission({Value::Kind::text, std::string(value)}) == 0) return Said::no;
    return name == "keep_named" && value != "yes" ? Said::no : Said::yes;
}

class PersonReading {
public:
    PersonReading(StoreView& store, FormShelf& shelf, std::string_view language)
        : store_(store), shelf_(shelf), language_(language) {}

    Result<PersonPage> read(RecordId person) {
        page_.person = person;
        KITH_TRY_ASSIGN(titles_, form_titles(store_));
        KITH_TRY_ASSIGN(const SubjectScope scope, find_subject(store_, person));
        for (const RecordId id : scope.whole) {
            KITH_TRY_ASSIGN(const RecordPaths record, record_with_paths(store_, id));
            KITH_TRY(add(record));
        }
        KITH_TRY(let_the_least_count(scope));
        if (page_.gifts.empty() && page_.welcomes.empty()) page_.gifts = std::move(unnamed_gifts_);
        std::stable_sort(page_.events.begin(),
                         page_.events.end(),
                         [](const auto& a, const auto& b) { return a.when > b.when; });
        return std::move(page_);
    }

private:
    Status add(const RecordPaths& record) {
        if (record.view.status == RecordStatus::deleted) return {};
        switch (record.view.header.record_kind) {
        case RecordKind::submission:
            return add_interview(record);
        case RecordKind::entity:
            return add_entity(record);
        default:
            return {}; // a repeat's answers are its interview's
        }
    }

    std::string say(const RecordPaths& record, const PathValue& value) {
        return question_words(store_, shelf_, record.owner, value.path, language_).say(value.text);
    }

    Status add_entity(const RecordPaths& record) {
        const RecordId id = record.view.header.dot;
        if (record.owner == "asset") return {}; // a place is nobody's; it has a page of its own
        KITH_TRY(add_corrections(record));
        const auto source = parse_dot(record.view.text(field::source));
        if (record.owner == "capability" || record.owner == "need") {
            PersonItem item = item_of(record);
            item.source = source ? *source : id;
            (record.owner == "need" ? page_.welcomes : page_.gifts).push_back(std::move(item));
        } else if (id == page_.person) {
            page_.called = std::string(record.view.text(field::label));
            add_facts(record, source ? *source : id);
        }
        return {};
    }

    void add_facts(const RecordPaths& record, RecordId source) {
        for (const PathValue& value : record.values) {
            const std::string_view name = name_in(value.path);
            // A corrected name: the label is as the interview made it.
            if (name == "called" && !page_.called.empty() && !value.text.empty())
                page_.called = value.text;
            if (name == "slip_code") page_.code = value.text;
            if (name == "slip_code" || (value.text.empty() && !value.is_sealed)) continue;
            const QuestionWords words =
                question_words(store_, shelf_, record.owner, value.path, language_);
            page_.facts.push_back({words.question, words.say(value.text), source, value.is_sealed});
        }
    }

    PersonItem item_of(const RecordPaths& record) {
        PersonItem item;
        item.record = record.view.header.dot;
        item.name = std::string(record.view.text(field::label));
        item.since = wall_time(record.view.header.hlc);
        for (const PathValue& value : record.values) {
            const std::string_view name = name_in(value.path);
            if (value.is_sealed || value.text.empty()) continue;
            if (name == "status") item.status = value.text;
            if (name == "limits") item.limits = value.text;
            if (!is_one_of(detail_names, name)) continue;
            item.details += (item.details.empty() ? "" : ", ") + say(record, value);
        }
        return item;
    }

    Status add_interview(const RecordPaths& record) {
        const RecordView& view = record.view;
        KITH_TRY_ASSIGN(const std::string who, worker_name(store_, view.header.author));
        const auto title = titles_.find(record.owner);
        const std::string about = title == titles_.end() ? record.owner : title->second;
        const Instant when = wall_time(view.header.hlc);
        page_.events.push_back({view.header.dot, about, who, when, true});
        page_.language = std::string(view.text(field::language));
        Consents consents{
            {}, {}, who, page_.language, about + ", " + record.version, when, view.header.dot};
        std::map<std::string, PersonItem> unnamed;
        for (const PathValue& value : record.values) {
            const std::string_view name = name_in(value.path);
            if (value.is_sealed || value.text.empty()) continue;
            if (name == "slip_code" && page_.code.empty()) page_.code = value.text;
            if (name == "consent_how") consents.how = say(record, value);
            if (is_one_of(own_word_names, name)) page_.own_words.push_back(value.text);
            if (is_one_of(consent_names, name))
                consents.answers.push_back(
                    {std::string(name), say(record, value), said_by(name, value.text)});
            add_unnamed(record, value, unnamed);
        }
        for (auto& [instance, item] : unnamed) {
            item.record = item.source = view.header.dot;
            item.since = when;
            if (!item.name.empty()) unnamed_gifts_.push_back(std::move(item));
        }
        KITH_TRY(add_corrections(record));
        if (consents.answers.empty()) return {};
        complete(consents);
        page_.consents = std::move(consents); // the newest interview's, by id
        return {};
    }

    void add_unnamed(const RecordPaths& record,
                     const PathValue& value,
                     std::map<std::string, PersonItem>& items) {
        const std::size_t close = value.path.rfind(']');
        if (close == std::string::npos) return;
        PersonItem& item = items[value.path.substr(0, close + 1)];
        const std::string_view name = name_in(value.path);
        if (name == "gift_label" || name == "doing_label") item.name = value.text;
        if (name == "g_limits") item.limits = value.text;
        if (is_one_of(unnamed_details, name))
            item.details += (item.details.empty() ? "" : ", ") + say(record, value);
    }

    /// What was taken back in another interview, or of the person themselves, counts here too.
    Status let_the_least_count(const SubjectScope& scope) {
        if (!page_.consents) return {};
        KITH_TRY_ASSIGN(const auto states, consents_of(store_, scope));
        for (const ConsentState& state : states) {
            auto& answers = page_.consents->answers;
            const auto shown = std::find_if(answers.begin(), answers.end(), [&](const auto& one) {
                return one.name == state.purpose;
            });
            if (shown == answers.end()) continue;
            KITH_TRY_ASSIGN(const RecordPaths record, record_with_paths(store_, state.record));
            shown->said = said_by(state.purpose, state.answer);
            shown->answer = question_words(store_, shelf_, record.owner, state.path, language_)
                                .say(state.answer);
        }
        return {};
    }

    /// Every question of the block is said, asked or not.
    static void complete(Consents& consents) {
        std::vector<ConsentAnswer> all;
        for (const std::string_view name : consent_names) {
            const auto found = std::find_if(consents.answers.begin(),
                                            consents.answers.end(),
                                            [name](const auto& one) { return one.name == name; });
            all.push_back(found == consents.answers.end()
                              ? ConsentAnswer{std::string(name), {}, Said::not_asked}
                              : *found);
        }
        consents.answers = std::move(all);
    }

    Status add_corrections(const RecordPaths& record) {
        KITH_TRY_ASSIGN(const auto history, record_history(store_, record.view.header.dot));
        for (const HistoryEntry& entry : history) {
            if (entry.kind == ChangeKind::create) continue;
            KITH_TRY_ASSIGN(const std::string who, worker_name(store_, entry.author));
            KITH_TRY_ASSIGN(const std::string path, path_of_field(store_, entry.field));
            const QuestionWords words =
                question_words(store_, shelf_, record.owner, path, language_);
            page_.events.push_back(
                {record.view.header.dot, words.question, who, wall_time(entry.hlc), false});
        }
        return {};
    }

    StoreView& store_;
    FormShelf& shelf_;
    std::string language_;
    std::map<std::string, std::string> titles_;
    PersonPage page_;
    std::vector<PersonItem> unnamed_gifts_;
};

} // namespace

Result<PersonPage>
gather_person(StoreView& store, FormShelf& shelf, RecordId person, std::string_view language) {
    return PersonReading(store, shelf, language).read(person);
}

} // namespace kith::app
