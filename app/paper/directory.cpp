#include "app/paper/directory.h"

namespace kith::app {
namespace {

std::string in_lines(std::initializer_list<std::string_view> parts) {
    std::string lines;
    for (const std::string_view part : parts)
        if (!part.empty()) lines += (lines.empty() ? "" : "\n") + own_direction(part);
    return lines;
}

std::string say_verified(const AssetPage& asset, const Words& words) {
    if (!asset.verified_at)
        return words.text("paper.directory.not_verified",
                          {{"day", say_day_in_full(words, asset.named_at)}});
    return words.text("paper.directory.verified",
                      {{"who", own_direction(asset.verified_by)},
                       {"day", say_day_in_full(words, *asset.verified_at)}});
}

block::Row row_of(const AssetPage& asset, const Words& words) {
    return {{in_lines({asset.name, asset.does}),
             in_lines({asset.where, asset.when}),
             in_lines({asset.welcome, asset.cost, asset.access}),
             say_verified(asset, words)},
            asset.is_faded};
}

} // namespace

Document
directory(const std::vector<AssetPage>& assets, const Letterhead& head, const Words& words) {
    Document document{words.text("paper.directory"), SecurityMark::restricted, {}};
    document.blocks.emplace_back(
        block::Text{words.text("paper.directory.title", {{"project", own_direction(head.project)}}),
                    Face::title});
    document.blocks.emplace_back(block::Text{words.text(
        "paper.directory.fades", {{"days", std::to_string(knowledge_fades_after.count())}})});
    if (assets.empty())
        document.blocks.emplace_back(block::Text{words.text("paper.directory.none")});
    const block::Table empty{{4, 3, 3, 3},
                             {words.text("paper.directory.what"),
                              words.text("paper.directory.where"),
                              words.text("paper.directory.welcome"),
                              words.text("paper.directory.looked")},
                             {}};
    for (std::size_t i = 0; i < assets.size();) {
        const std::string& kind = assets[i].kind_words;
        if (!kind.empty())
            document.blocks.emplace_back(block::Text{own_direction(kind), Face::heading});
        block::Table table = empty;
        for (; i < assets.size() && assets[i].kind_words == kind; ++i)
            table.rows.push_back(row_of(assets[i], words));
        document.blocks.emplace_back(std::move(table));
    }
    add_phone(document, head, words);
    add_imprint(document, head, words);
    return document;
}

} // namespace kith::app
