#include "app/text/words.h"

using kith::app::Words;

TEST_CASE("a sentence is looked up by key and its gaps are filled", "[words]") {
    Words words;
    words.put("question_of", "Question {n} of {all}");
    CHECK(words.text("question_of", {{"n", "4"}, {"all", "12"}}) == "Question 4 of 12");
}

TEST_CASE("a sentence nobody wrote shows its key, so that it is found", "[words]") {
    CHECK(Words().text("home.title") == "[home.title]");
}

TEST_CASE("words files may quote commas, quotes and lines", "[words]") {
    const auto parsed = Words::parse(
        "key,text,note\nhello,\"Hello, \"\"you\"\"\",said at the door\nbye,Bye,\n", "en.csv");
    REQUIRE(parsed);
    CHECK(parsed->at("hello") == "Hello, \"you\"");
    CHECK(parsed->at("bye") == "Bye");
}

TEST_CASE("a key that stands twice in a words file is named with its record", "[words]") {
    const auto parsed = Words::parse("key,text,note\nbye,Bye,\nbye,Goodbye,\n", "en.csv");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().message.find("record 3") != std::string::npos);
    CHECK(parsed.error().message.find("bye") != std::string::npos);
}
