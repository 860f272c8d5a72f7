#include "survey_core/record/deletion.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith;

namespace {

constexpr FieldId phone{4'194'305};

Register standing(std::uint64_t writer, const char* value) {
    Register field;
    field.live = {{{WriterId{writer}, 1}, Hlc{}, {}, {Value::Kind::text, value}, {}}};
    field.seen.add(field.live[0].dot);
    return field;
}

SeenFields having_seen(const Register& field) {
    return {{phone, field.seen}};
}

} // namespace

TEST_CASE("a deletion by somebody who saw every edit stands", "[record]") {
    const Register edit = standing(1, "0121");
    const EditedField others[] = {{phone, &edit}};

    CHECK_FALSE(deletion_in_conflict(standing(2, "moved"), having_seen(edit), others, false));
    CHECK(is_deleted(standing(2, "moved")));
}

TEST_CASE("a deletion against an edit that the deleter had not seen waits for a person",
          "[record]") {
    const Register edit = standing(1, "0121");
    const EditedField others[] = {{phone, &edit}};

    CHECK(deletion_in_conflict(standing(2, "moved"), {}, others, false));
    CHECK_FALSE(deletion_in_conflict(standing(2, ""), {}, others, false));
    CHECK_FALSE(deletion_in_conflict(Register{}, {}, others, false));
}

TEST_CASE("deleting a household while another worker adds a child to it waits for a person",
          "[record]") {
    CHECK(deletion_in_conflict(standing(2, "moved"), {}, {}, true));
}

TEST_CASE("two who deleted for different reasons agree; one who took it back does not",
          "[record]") {
    Register both = standing(1, "moved");
    both.live.push_back(standing(2, "twice").live[0]);
    Register taken_back = standing(1, "moved");
    taken_back.live.push_back(standing(2, "").live[0]);

    CHECK_FALSE(deletion_in_conflict(both, {}, {}, false));
    CHECK(deletion_in_conflict(taken_back, {}, {}, false));
}

TEST_CASE("what a deleter had seen is read from the deletion", "[record]") {
    ChangeBody body;
    Context context;
    context.add({WriterId{1}, 4});
    body.fields = {{field::deleted, {Value::Kind::text, "moved"}, {}, false},
                   {phone, {}, context, true}};

    CHECK(seen_fields(body) == SeenFields{{phone, context}});
}
