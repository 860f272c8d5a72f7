#include "app/paper/gift_card.h"

#include "survey_core/base/check.h"

namespace kith::app {
namespace {

void add_gift(Document& document, const PersonItem& gift) {
    document.blocks.emplace_back(block::Text{own_direction(gift.name), Face::large});
    if (!gift.details.empty())
        document.blocks.emplace_back(block::Text{own_direction(gift.details), Face::quiet, 12});
    if (!gift.limits.empty())
        document.blocks.emplace_back(block::Text{own_direction(gift.limits), Face::quiet, 12});
}

void add_slip(Document& document,
              const PersonPage& person,
              const Letterhead& head,
              const Words& words) {
    document.blocks.emplace_back(block::Text{words.text("paper.slip.title"), Face::heading});
    document.blocks.emplace_back(block::Text{words.text("paper.slip.words")});
    if (person.code.empty()) {
        document.blocks.emplace_back(block::Text{words.text("paper.slip.no_code")});
        document.blocks.emplace_back(block::Lines{});
    } else {
        document.blocks.emplace_back(
            block::Frame{{{words.text("paper.slip.code"), Face::quiet, 0, true},
                          {person.code, Face::code, 0, true}}});
    }
    add_phone(document, head, words);
    document.blocks.emplace_back(block::Text{words.text("paper.slip.free"), Face::quiet});
    add_about(document, head.about, words);
    add_imprint(document, head, words);
}

} // namespace

bool names_a_gift(const PersonPage& person) {
    return !person.gifts.empty() || !person.own_words.empty();
}

Document gift_card(const PersonPage& person, const Letterhead& head, const Words& words) {
    KITH_CHECK(names_a_gift(person));
    Document document{words.text("paper.gift_card"), SecurityMark::restricted, {}};
    const std::string title =
        person.called.empty() || person.called == person.code
            ? words.text("paper.gift_card.title")
            : words.text("paper.gift_card.title_of", {{"name", own_direction(person.called)}});
    document.blocks.emplace_back(block::Text{title, Face::title});
    document.blocks.emplace_back(block::Text{words.text("paper.gift_card.thanks")});
    document.blocks.emplace_back(block::Gap{});
    for (const PersonItem& gift : person.gifts)
        add_gift(document, gift);
    if (!person.own_words.empty())
        document.blocks.emplace_back(
            block::Text{words.text("paper.gift_card.own_words"), Face::strong});
    for (const std::string& said : person.own_words)
        document.blocks.emplace_back(block::Text{own_direction("“" + said + "”"), Face::body, 12});
    document.blocks.emplace_back(block::Gap{});
    document.blocks.emplace_back(block::Text{words.text("paper.gift_card.next")});
    add_phone(document, head, words);
    document.blocks.emplace_back(block::Fold{words.text("paper.fold")});
    add_slip(document, person, head, words);
    return document;
}

Document change_slip(const PersonPage& person, const Letterhead& head, const Words& words) {
    Document document{words.text("paper.slip"), SecurityMark::restricted, {}};
    add_slip(document, person, head, words);
    return document;
}

} // namespace kith::app
