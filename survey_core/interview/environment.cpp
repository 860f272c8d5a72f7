#include "survey_core/form/itext.h"
#include "survey_core/interview/engine_base.h"

namespace kith {

std::int32_t EngineBase::level(std::int32_t node) const {
    return form_->node(node).levels;
}

std::int32_t EngineBase::repeat_at(std::int32_t node, std::int32_t level) const {
    return repeats_to_[static_cast<std::size_t>(node)][static_cast<std::size_t>(level) - 1];
}

std::int32_t EngineBase::ancestor(std::int32_t at, std::int32_t level) const {
    while (scope(at).level > level)
        at = scope(at).parent;
    return at;
}

std::span<const std::int32_t> EngineBase::instances(std::int32_t at, std::int32_t repeat) const {
    return series(at, repeat).active;
}

std::int32_t EngineBase::position(std::int32_t at) const {
    return scope(at).position;
}

expr::NodeText EngineBase::text(std::int32_t at, std::int32_t node) const {
    if (!form_->node(node).is_question()) return {};
    const Slot& read = slot(at, node);
    if (!read.relevant) return {};
    if (has_offer(node))
        return {scope(at).offers[static_cast<std::size_t>(read.extra)].effective, false};
    return {read.text, read.is_boolean};
}

/// A repeat is relevant as a whole, so an instance asks the scope around it.
bool EngineBase::is_relevant(std::int32_t at, std::int32_t node) const {
    if (form_->node(node).is_repeat() && scope(at).level == form_->node(node).levels)
        at = scope(at).parent;
    return slot(at, node).relevant;
}

std::string EngineBase::own_text(std::int32_t at, std::int32_t node) const {
    return form_->node(node).is_question() ? slot(at, node).text : "";
}

std::int32_t EngineBase::row_count(std::int32_t list) const {
    return lists_.row_count(list);
}

std::string EngineBase::cell(std::int32_t list, std::int32_t row, std::string_view column) const {
    if (column == "label" && !form_->list(list).is_file()) return row_label(list, row, column);
    return std::string(lists_.cell(list, row, column));
}

std::span<const std::int32_t>
EngineBase::rows_with(std::int32_t list, std::string_view column, std::string_view text) const {
    return lists_.rows_with(list, column, text);
}

std::string EngineBase::itext(std::string_view id) const {
    const LocalText* text = find_itext(*form_, id);
    return text == nullptr ? std::string() : words_of_itext(*text, language_);
}

std::string EngineBase::last_saved(std::int32_t node) const {
    const auto found = context_.last_saved.find(form_->node(node).path);
    return found == context_.last_saved.end() ? "" : found->second;
}

Instant EngineBase::now() const {
    return context_.clock.now();
}

std::int32_t EngineBase::offset_minutes(Instant at) const {
    return zone_.offset_minutes(at);
}

Random& EngineBase::random() const {
    return context_.random;
}

std::string EngineBase::property(std::string_view name) const {
    const auto found = context_.props.find(std::string(name));
    return found == context_.props.end() ? "" : found->second;
}

std::string EngineBase::version() const {
    return form_->settings().version;
}

} // namespace kith
