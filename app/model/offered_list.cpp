#include "app/model/offered_list.h"

#include "app/model/pages.h"
#include "survey_core/base/text.h"
#include "survey_core/form/markdown.h"
#include "survey_core/form/pictures.h"

#include <algorithm>
#include <numeric>

namespace kith::app {
namespace {

/// The file beside each choice of a list of the workbook, in the language of the interview.
class ChoicePictures {
public:
    ChoicePictures(const Interview& engine, NodeIndex question)
        : language_(language_of(engine.form(), engine.language())) {
        const ListIndex list = engine.form().node(question).select.list;
        if (list != no_list && !engine.form().list(list).is_file())
            choices_ = &engine.form().list(list).choices;
    }

    [[nodiscard]] std::string of(const OfferedChoice& offered) const {
        if (choices_ == nullptr || offered.row < 0) return {};
        return picture_in(choices_->at(static_cast<std::size_t>(offered.row)).image, language_);
    }

private:
    const std::vector<Choice>* choices_ = nullptr;
    std::size_t language_ = 0;
};

bool offers_the_same(const OfferedList& list,
                     const std::vector<OfferedChoice>& offered,
                     const ChoicePictures& pictures) {
    return std::equal(list.choices.begin(),
                      list.choices.end(),
                      offered.begin(),
                      offered.end(),
                      [&](const NamedChoice& kept, const OfferedChoice& now) {
                          const std::string& label = now.label.empty() ? now.name : now.label;
                          return kept.name == now.name &&
                                 (kept.label == label || kept.label == plain_words(label)) &&
                                 kept.picture == pictures.of(now);
                      });
}

} // namespace

std::shared_ptr<const OfferedList> offered_list_of(const InterviewState& interview,
                                                   const NodeRef& question) {
    const LiveInterview& live = *interview.live;
    KeptList& kept = interview.lists[path_of(live.engine(), question)];
    if (kept.list && kept.listed_at == live.revision()) return kept.list;
    kept.listed_at = live.revision();
    std::vector<OfferedChoice> offered = live.engine().choices(question);
    const ChoicePictures pictures(live.engine(), question.node);
    if (kept.list && offers_the_same(*kept.list, offered, pictures)) return kept.list;
    auto list = std::make_shared<OfferedList>();
    list->choices.reserve(offered.size());
    for (OfferedChoice& choice : offered) {
        const std::string& label = choice.label.empty() ? choice.name : choice.label;
        list->choices.push_back({choice.name, plain_words(label), pictures.of(choice)});
    }
    kept.list = std::move(list);
    return kept.list;
}

const std::vector<std::string>& OfferedList::folded() const {
    if (folded_.empty())
        for (const NamedChoice& choice : choices)
            folded_.push_back(fold_for_search(choice.label));
    return folded_;
}

std::vector<std::uint32_t> find_choices(const OfferedList& list, std::string_view typed) {
    const std::string wanted = fold_for_search(typed);
    const std::vector<std::string> words = split_words(wanted);
    std::vector<std::uint32_t> found;
    if (words.empty()) {
        found.resize(list.choices.size());
        std::iota(found.begin(), found.end(), 0U);
        return found;
    }
    const auto& folded = list.folded();
    for (std::uint32_t i = 0; i < folded.size(); ++i)
        if (std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                return folded[i].find(word) != std::string::npos;
            }))
            found.push_back(i);
    std::stable_partition(found.begin(), found.end(), [&](std::uint32_t i) {
        return folded[i].compare(0, wanted.size(), wanted) == 0;
    });
    return found;
}

} // namespace kith::app
