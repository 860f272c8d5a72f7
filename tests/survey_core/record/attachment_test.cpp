#include "survey_core/record/attachment.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;

namespace {

Hash32 some_name() {
    Hash32 name{};
    name.fill(0xAB);
    return name;
}

} // namespace

TEST_CASE("a value says how its file ends and how long it is", "[attachment]") {
    for (const Attachment& file :
         {Attachment{some_name(), "mp3", 2'345'678}, Attachment{some_name(), "", 7}}) {
        const Value value = value_of(file);
        CHECK(value.kind == Value::Kind::blob);
        CHECK(attachment_of(value) == file);
    }
    CHECK(file_name({some_name(), "mp3", 9}) == "file-abababababababab.mp3");
    CHECK(file_name({some_name(), "", 9}) == "file-abababababababab");
}

TEST_CASE("a picture says nothing but its name", "[attachment]") {
    const Value value = value_of({some_name(), {}, 0});
    CHECK(value.bytes.size() == Hash32{}.size());
    CHECK(attachment_of(value)->bytes == 0);
    CHECK(file_name(*attachment_of(value)) == "photo-abababababababab.jpg");
    CHECK(name_of_file(value) == "photo-abababababababab");
}

TEST_CASE("an ending is kept only when it is plain", "[attachment]") {
    CHECK(kept_ending("Our Song.MP3") == "mp3");
    CHECK(kept_ending("archive.tar.gz") == "gz");
    CHECK(kept_ending("no ending").empty());
    CHECK(kept_ending(".hidden").empty());
    CHECK(kept_ending("letter.Mrs Smith").empty());
    CHECK(kept_ending("a.verylongending").empty());
}

TEST_CASE("a value that was not written as files are is none", "[attachment]") {
    const std::string name(32, 'n');
    for (const std::string said : {" 07", "mp3", "mp3 ", "MP3 7", "mp3 7x", "../../x 7", "mp3 0"})
        CHECK_FALSE(attachment_of({Value::Kind::blob, name + said}));
    CHECK_FALSE(attachment_of({Value::Kind::blob, "short"}));
    CHECK_FALSE(attachment_of({Value::Kind::text, name}));
    CHECK(name_of_file({Value::Kind::blob, "short"}) == "(damaged)");
}
