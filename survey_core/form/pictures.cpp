#include "survey_core/form/pictures.h"

#include "survey_core/base/text.h"
#include "survey_core/form/form_maker.h"

#include <algorithm>
#include <array>

namespace kith {

bool is_picture_name(std::string_view file) {
    constexpr std::array<std::string_view, 3> endings{".jpg", ".jpeg", ".png"};
    const std::string name = to_lower(file);
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        return name.ends_with(ending);
    });
}

std::string_view picture_file(std::string_view written) {
    constexpr std::string_view scheme = "jr://images/";
    if (written.starts_with(scheme)) written.remove_prefix(scheme.size());
    return written;
}

std::string picture_in(const LocalText& picture, std::size_t language) {
    const TextTemplate& name = picture.in(language);
    return name.is_plain() ? std::string(picture_file(name.pieces[0].text)) : std::string();
}

void FormMaker::bring_pictures() {
    const auto bring_all = [&](const auto& rows, const char* sheet) {
        for (const auto& row : rows) {
            for (const auto& [language, cell] : row.image)
                bring_picture({sheet, row.row, cell, "image"});
            say_idle_media(row.audio, {sheet, row.row, {}, "audio"}, "is not played by Kith.");
            say_idle_media(row.video, {sheet, row.row, {}, "video"}, "is not played by Kith.");
            say_idle_media(row.big_image,
                           {sheet, row.row, {}, "big-image"},
                           "is not used: a picture is shown as large as there is room.");
        }
    };
    bring_all(source_.survey, "survey");
    bring_all(source_.choices, "choices");
    bring_all(source_.external_choices, "external_choices");
}

/// Each file once, however often it is shown.
void FormDraft::bring_picture(const Where& where) {
    const std::string file(picture_file(where.cell.text));
    if (file.empty() || !pictures_.insert(file).second) return;
    if (file.find("${") != std::string::npos) {
        find(Severity::info,
             "not-on-a-laptop",
             where,
             "The picture " + file + " is not shown: its name is made from answers.");
        return;
    }
    if (!is_picture_name(file)) {
        find(Severity::warning,
             "bad-file-type",
             where,
             "The picture " + file + " cannot be shown; pictures are .jpg, .jpeg or .png files.");
        return;
    }
    if (!source_.attachments) return;
    const auto& names = *source_.attachments;
    if (std::find(names.begin(), names.end(), file) == names.end()) {
        find(Severity::warning,
             "missing-attachment",
             where,
             "The picture " + file + " is not attached; its name stands in its place.")
            .suggestion = "Put it beside the form, or into the folder FORM-media beside it.";
        return;
    }
    take_picture(file, where);
}

void FormDraft::take_picture(const std::string& file, const Where& where) {
    if (!source_.file) return;
    auto content = source_.file(file);
    const bool is_small = content && content->size() <= most_picture_bytes;
    if (is_small) {
        form_.files_.insert_or_assign(file, std::move(*content));
        return;
    }
    find(Severity::warning,
         "unreadable-attachment",
         where,
         content ? "The picture " + file + " has more than " +
                       std::to_string(most_picture_bytes >> 20U) +
                       " MiB and does not come along; make it smaller and add the form again."
                 : content.error().message);
}

} // namespace kith
