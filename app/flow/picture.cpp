#include "app/flow/picture.h"

#include "app/flow/field_paths.h"
#include "survey_core/base/text.h"
#include "survey_core/store/records.h"

#include <algorithm>
#include <map>
#include <set>

namespace kith::app {
namespace {

constexpr std::uint64_t rows_at_a_time = 500;
constexpr std::string_view yes = "yes";

/// The numbers of questions by form and last name, wherever in the form they stand.
class QuestionNumbers {
public:
    [[nodiscard]] static Result<QuestionNumbers> read(StoreView& store) {
        QuestionNumbers numbers;
        KITH_TRY_ASSIGN(const auto fields, list_fields(store));
        for (const NamedField& field : fields) {
            if (field.name.kind != FieldName::Kind::question) continue;
            KITH_TRY_ASSIGN(const FieldId id, canonical_field(store, field.id));
            const std::string& path = field.name.path;
            numbers.ids_[{field.name.owner, path.substr(path.rfind('/') + 1)}] = id;
        }
        return numbers;
    }
    [[nodiscard]] bool asks(const std::string& form, const std::string& question) const {
        return ids_.contains({form, question});
    }
    /// Blank when the form has no such question, or nobody has answered it.
    [[nodiscard]] std::string
    answer(const RecordView& record, const std::string& form, const std::string& question) const {
        const auto id = ids_.find({form, question});
        return id == ids_.end() ? std::string() : std::string(record.text(id->second));
    }

private:
    std::map<std::pair<std::string, std::string>, FieldId> ids_;
};

struct PollKey {
    std::string form_id;
    std::string about; // folded
    auto operator<=>(const PollKey&) const = default;
};

struct PollRows {
    std::string about;
    std::vector<PollRow> rows;
};

class PictureMaker {
public:
    PictureMaker(StoreView& store, QuestionNumbers questions, Audience audience)
        : store_(store), questions_(std::move(questions)), audience_(audience) {}

    Status read_submissions() {
        return each({.kind = RecordKind::submission}, [&](const RecordRow& row) -> Status {
            const bool is_willing_form = questions_.asks(row.owner, "willing_more");
            const bool is_poll =
                questions_.asks(row.owner, "top_needs") && questions_.asks(row.owner, "view");
            if (!is_willing_form && !is_poll) return {};
            KITH_TRY_ASSIGN(const auto record, find_record(store_, row.id));
            if (!record || !may_count(*record, row.owner)) return {};
            if (is_willing_form)
                willing.push_back({row.id, questions_.answer(*record, row.owner, "willing_more")});
            if (is_poll) add_vote(*record, row);
            return {};
        });
    }

    Status read_people() {
        KITH_TRY(learn_property("person", "willing_more"));
        KITH_TRY(learn_property("person", "widen"));
        return each({.kind = RecordKind::entity, .owner = "person"},
                    [&](const RecordRow& row) -> Status {
                        KITH_TRY_ASSIGN(const auto record, find_record(store_, row.id));
                        if (!record) return {};
                        if (property(*record, "person", "willing_more") == "not_at_all" ||
                            property(*record, "person", "widen") == "not_now")
                            unwilling_.insert(std::string(record->text(field::entity_uuid)));
                        return {};
                    });
    }

    Status read_gifts() {
        KITH_TRY(learn_property("capability", "leaf"));
        KITH_TRY(learn_property("capability", "person"));
        return each_counted("capability", [&](const RecordRow& row, const RecordView& record) {
            gifts.push_back({row.id,
                             property(record, "capability", "leaf"),
                             !unwilling_.contains(property(record, "capability", "person"))});
        });
    }

    Status read_needs() {
        KITH_TRY(learn_property("need", "headline"));
        KITH_TRY(learn_property("need", "leaves"));
        return each_counted("need", [&](const RecordRow& row, const RecordView& record) {
            needs.push_back({row.id,
                             property(record, "need", "headline"),
                             split_words(property(record, "need", "leaves"))});
        });
    }

    std::vector<WillingRow> willing;
    std::vector<NeedRow> needs;
    std::vector<GiftRow> gifts;
    std::map<PollKey, PollRows> polls;

private:
    template <class Visit> Status each(const RecordFilter& filter, Visit visit) {
        for (std::uint64_t offset = 0;; offset += rows_at_a_time) {
            KITH_TRY_ASSIGN(const auto rows,
                            list_records(store_, filter, {offset, rows_at_a_time}));
            for (const RecordRow& row : rows)
                KITH_TRY(visit(row));
            if (rows.size() < rows_at_a_time) return {};
        }
    }

    template <class Visit> Status each_counted(const std::string& list, Visit visit) {
        return each({.kind = RecordKind::entity, .owner = list},
                    [&](const RecordRow& row) -> Status {
                        KITH_TRY_ASSIGN(const auto record, find_record(store_, row.id));
                        if (!record) return {};
                        KITH_TRY_ASSIGN(const bool counts, source_may_count(*record));
                        if (counts) visit(row, *record);
                        return {};
                    });
    }

    void add_vote(const RecordView& record, const RecordRow& row) {
        const std::string view = questions_.answer(record, row.owner, "view");
        if (view != "user" && view != "staff") return;
        const std::string about = trim(questions_.answer(record, row.owner, "about"));
        PollRows& poll = polls[{row.owner, fold_for_search(about)}];
        if (poll.about.empty()) poll.about = about;
        poll.rows.push_back({row.id,
                             view == "user" ? PollSide::user : PollSide::staff,
                             split_words(questions_.answer(record, row.owner, "top_needs"))});
    }

    Status learn_property(const std::string& list, const std::string& name) {
        KITH_TRY_ASSIGN(const auto id, find_field(store_, {FieldName::Kind::property, list, name}));
        if (id) properties_[{list, name}] = *id;
        return {};
    }
    [[nodiscard]] std::string
    property(const RecordView& record, const std::string& list, const std::string& name) const {
        const auto id = properties_.find({list, name});
        return id == properties_.end() ? std::string() : std::string(record.text(id->second));
    }

    [[nodiscard]] bool may_count(const RecordView& submission, const std::string& form) const {
        return audience_ == Audience::project || !questions_.asks(form, "count_me") ||
               questions_.answer(submission, form, "count_me") == yes;
    }

    /// An entity may be counted if the submission it came from may.
    Result<bool> source_may_count(const RecordView& entity) {
        if (audience_ == Audience::project) return true;
        const auto source = parse_dot(entity.text(field::source));
        if (!source) return false;
        std::optional<RecordId> next = *source;
        while (next) {
            KITH_TRY_ASSIGN(const auto record, find_record(store_, *next));
            if (!record) return false;
            next = record->header.parent;
            if (next) continue;
            KITH_TRY_ASSIGN(const StoredForm form, load_form(store_, record->header.form));
            return may_count(*record, form.row.form_id);
        }
        return false;
    }

    StoreView& store_;
    QuestionNumbers questions_;
    Audience audience_;
    std::map<std::pair<std::string, std::string>, FieldId> properties_;
    std::set<std::string> unwilling_; // the entity ids of people
};

Labels words_of(const Form& form, const Choice& choice) {
    Labels words;
    for (std::size_t language = 0; language < form.languages().size(); ++language)
        words.push_back(choice.label.in(language).is_plain()
                            ? choice.label.in(language).pieces.front().text
                            : choice.name);
    return words;
}

/// The options of the newest version that asks; an older one's choices that are gone are left out.
Result<PollPicture>
picture_of(StoreView& store, FormShelf& shelf, const PollKey& key, const PollRows& rows) {
    PollPicture picture{key.form_id, rows.about, {}, {}};
    KITH_TRY_ASSIGN(const auto versions, shelf.versions(store, key.form_id));
    std::vector<std::string> options;
    for (const SharedForm& form : versions) {
        const auto question = form->find_name("top_needs");
        if (!question || form->node(*question).select.list == no_list) continue;
        for (const Choice& choice : form->list(form->node(*question).select.list).choices) {
            options.push_back(choice.name);
            picture.words.push_back(words_of(*form, choice));
        }
        break;
    }
    picture.poll = count_poll(options, rows.rows);
    return picture;
}

} // namespace

Result<Picture>
make_picture(StoreView& store, FormShelf& shelf, const Taxonomy& taxonomy, Audience audience) {
    KITH_TRY_ASSIGN(QuestionNumbers questions, QuestionNumbers::read(store));
    PictureMaker maker(store, std::move(questions), audience);
    KITH_TRY(maker.read_submissions());
    KITH_TRY(maker.read_people());
    KITH_TRY(maker.read_gifts());
    KITH_TRY(maker.read_needs());
    Picture picture;
    picture.willingness = count_willingness(maker.willing);
    picture.balance = weigh_needs_and_gifts(taxonomy, maker.needs, maker.gifts);
    for (const auto& [key, rows] : maker.polls) {
        KITH_TRY_ASSIGN(PollPicture poll, picture_of(store, shelf, key, rows));
        picture.polls.push_back(std::move(poll));
    }
    return picture;
}

} // namespace kith::app
