#include "app/flow/picture_findings.h"

#include "app/media/form_picture.h"
#include "survey_core/form/pictures.h"

#include <fmt/format.h>

#include <set>

namespace kith::app {
namespace {

class Looking {
public:
    explicit Looking(const Form& form) : form_(form) {}

    void look_at(const LocalText& picture, std::string_view sheet, int row) {
        for (std::size_t language = 0; language < picture.by_language.size(); ++language) {
            const std::string file = picture_in(picture, language);
            const auto bytes = form_.files().find(file);
            if (bytes == form_.files().end() || !seen_.insert(file).second) continue;
            if (const auto made = form_picture(as_bytes(bytes->second), {1, 1}); !made)
                tell(sheet, row, file, made.error().message);
        }
    }
    [[nodiscard]] Findings take() { return std::move(found_); }

private:
    void
    tell(std::string_view sheet, int row, const std::string& file, const std::string& trouble) {
        Finding finding;
        finding.code = "unreadable-attachment";
        finding.severity = Severity::warning;
        finding.sheet = sheet;
        finding.row = row;
        finding.column = "image";
        finding.message = fmt::format("The picture {} cannot be shown. {}", file, trouble);
        found_.push_back(std::move(finding));
    }

    const Form& form_;
    std::set<std::string> seen_;
    Findings found_;
};

} // namespace

Findings picture_findings(const Form& form) {
    Looking looking(form);
    for (const Node& node : form.nodes())
        looking.look_at(node.image, "survey", node.row);
    for (const ChoiceList& list : form.lists())
        for (const Choice& choice : list.choices)
            looking.look_at(choice.image, "choices", choice.row);
    return looking.take();
}

} // namespace kith::app
