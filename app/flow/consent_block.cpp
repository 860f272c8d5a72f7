#include "app/flow/consent_block.h"

#include <algorithm>

namespace kith::app {
namespace {

bool may_keep_nothing(const Form& form, const Node& node) {
    if (!is_select(node.type) || node.select.list == no_list) return false;
    const auto& choices = form.list(node.select.list).choices;
    return std::any_of(
        choices.begin(), choices.end(), [](const Choice& one) { return one.keeps_nothing; });
}

} // namespace

ConsentBlock::ConsentBlock(const Form& form) {
    for (const Node& node : form.nodes()) {
        if (node.access.who == Access::Who::consent) purposes_.insert(node.access.purpose);
        if (may_keep_nothing(form, node)) groups_.insert(node.parent);
    }
}

bool ConsentBlock::holds(const Form& form, NodeIndex question) const {
    const Node& node = form.node(question);
    return purposes_.contains(node.name) || groups_.contains(node.parent);
}

} // namespace kith::app
