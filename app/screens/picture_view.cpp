// From the picture to what its screen shows: names in the right language, rows in their order.
#include "app/screens/picture_screen.h"

#include <algorithm>
#include <iterator>

namespace kith::app {
namespace {

const std::string& in_language(const Labels& labels,
                               const std::vector<std::string>& languages,
                               std::string_view code) {
    for (std::size_t i = 0; i < languages.size() && i < labels.size(); ++i)
        if (code_of_language(languages[i]) == code && !labels[i].empty()) return labels[i];
    return labels.front();
}

LeafLine line_of(const LeafBalance& row, const Taxonomy& taxonomy, std::string_view language) {
    const Leaf& leaf = *taxonomy.find_leaf(row.leaf);
    return {row.leaf,
            in_language(leaf.labels, taxonomy.languages, language),
            row.needs,
            row.willing,
            row.is_gap(),
            leaf.gate == Gate::service_only};
}

/// Offers are those of every leaf that answers the headline.
LeafLine line_of(const HeadlineBalance& row, const Taxonomy& taxonomy, std::string_view language) {
    LeafLine line;
    line.leaf = "headline." + row.headline;
    line.name =
        in_language(taxonomy.find_headline(row.headline)->labels, taxonomy.languages, language);
    line.needs = row.needs;
    line.offers = row.willing;
    line.is_gap = row.is_gap();
    line.is_general = true;
    return line;
}

} // namespace

PictureView make_picture_view(const Model& model) {
    PictureView view;
    view.top = make_top_view(model);
    if (!model.picture.shown) return view;
    view.is_loaded = true;
    const auto& [picture, taxonomy] = *model.picture.shown;
    const std::string& language = model.look.language;
    for (const LeafBalance& row : picture.balance.leaves)
        if (row.needs.count() + row.willing.count() > 0)
            view.lines.push_back(line_of(row, taxonomy, language));
    for (const HeadlineBalance& row : picture.balance.headlines)
        if (row.needs.count() > 0) view.lines.push_back(line_of(row, taxonomy, language));
    std::stable_sort(view.lines.begin(), view.lines.end(), [](const auto& a, const auto& b) {
        return a.needs.count() > b.needs.count();
    });
    for (const LeafLine& line : view.lines)
        view.most = std::max({view.most, line.needs.count(), line.offers.count()});
    std::copy_if(view.lines.begin(),
                 view.lines.end(),
                 std::back_inserter(view.gaps),
                 [](const LeafLine& line) { return line.is_gap; });
    view.unknown = picture.balance.unknown;
    view.willingness = picture.willingness;
    for (const PollPicture& poll : picture.polls) {
        PollCard card{"poll" + std::to_string(view.polls.size()), poll.about, {}, poll.poll};
        for (const Labels& words : poll.words)
            card.names.push_back(words.front());
        view.polls.push_back(std::move(card));
    }
    return view;
}

} // namespace kith::app
