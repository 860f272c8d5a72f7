#include "survey_core/base/text.h"
#include "survey_core/taxonomy/id_sheet.h"
#include "survey_core/taxonomy/taxonomy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

constexpr std::array<std::string_view, 6> sheet_names{
    "languages", "tiles", "leaves", "headlines", "links", "asset_kinds"};
constexpr std::uint64_t most_bytes = std::uint64_t{4} << 20U;

std::string label_column(const std::string& language) {
    return "label::" + language;
}

/// Reads the sheets one after the other into the taxonomy; each may point only at what was read.
class TaxonomyReader {
public:
    TaxonomyReader() = default;
    explicit TaxonomyReader(Taxonomy known) : taxonomy_(std::move(known)) {}

    Status read_languages(std::string_view csv) {
        KITH_TRY_ASSIGN(const IdSheet sheet,
                        IdSheet::read("languages", csv, {"language", "review"}));
        for (const IdRow& row : sheet.rows()) {
            taxonomy_.languages.push_back(row.at("language"));
            if (row.at("review") != "reviewed") taxonomy_.unreviewed.push_back(row.at("language"));
        }
        if (taxonomy_.languages.empty())
            return fail(ErrorCode::bad_input, "languages.csv names no language.");
        return {};
    }

    Status read_tiles(std::string_view csv) {
        KITH_TRY_ASSIGN(const IdSheet sheet, open("tiles", csv, {"id", "pass"}));
        for (const IdRow& row : sheet.rows()) {
            KITH_TRY(check_new(sheet, row, taxonomy_.find_tile(row.at("id")) != nullptr));
            KITH_TRY_ASSIGN(Labels labels, labels_of(sheet, row));
            taxonomy_.tiles.push_back({row.at("id"), row.at("pass"), std::move(labels)});
        }
        return {};
    }

    Status read_leaves(const std::string& name, std::string_view csv, bool is_local) {
        KITH_TRY_ASSIGN(const IdSheet sheet, open(name, csv, {"id", "tile", "gate"}));
        for (const IdRow& row : sheet.rows()) {
            KITH_TRY_ASSIGN(Leaf leaf, leaf_of(sheet, row, is_local));
            taxonomy_.leaves.push_back(std::move(leaf));
            for (const std::string& need : split_words(row.at("needs")))
                KITH_TRY(link(sheet, row, need, row.at("id")));
        }
        return {};
    }

    Status read_headlines(std::string_view csv) {
        KITH_TRY_ASSIGN(const IdSheet sheet, open("headlines", csv, {"id"}));
        for (const IdRow& row : sheet.rows()) {
            KITH_TRY(check_new(sheet, row, taxonomy_.find_headline(row.at("id")) != nullptr));
            KITH_TRY_ASSIGN(Labels labels, labels_of(sheet, row));
            taxonomy_.headlines.push_back({row.at("id"), std::move(labels), {}, row.at("beside")});
        }
        return {};
    }

    Status read_links(std::string_view csv) {
        KITH_TRY_ASSIGN(const IdSheet sheet, IdSheet::read("links", csv, {"headline", "leaf"}));
        for (const IdRow& row : sheet.rows())
            KITH_TRY(link(sheet, row, row.at("headline"), row.at("leaf")));
        return {};
    }

    Status read_asset_kinds(std::string_view csv) {
        KITH_TRY_ASSIGN(const IdSheet sheet, open("asset_kinds", csv, {"id"}));
        for (const IdRow& row : sheet.rows()) {
            const auto is_same = [&](const AssetKind& kind) { return kind.id == row.at("id"); };
            KITH_TRY(check_new(
                sheet,
                row,
                std::any_of(taxonomy_.asset_kinds.begin(), taxonomy_.asset_kinds.end(), is_same)));
            KITH_TRY_ASSIGN(Labels labels, labels_of(sheet, row));
            taxonomy_.asset_kinds.push_back({row.at("id"), std::move(labels)});
        }
        return {};
    }

    Taxonomy take() { return std::move(taxonomy_); }

private:
    Result<IdSheet>
    open(const std::string& name, std::string_view csv, std::vector<std::string> columns) const {
        columns.push_back(label_column(taxonomy_.languages.front()));
        return IdSheet::read(name, csv, columns);
    }

    static Status check_new(const IdSheet& sheet, const IdRow& row, bool is_known) {
        if (row.at("id").empty()) return sheet.wrong(row, "there is no id. Give it one.");
        if (split_words(row.at("id")).size() != 1)
            return sheet.wrong(row, "an id is one word, for it is a choice's name.");
        if (is_known)
            return sheet.wrong(
                row,
                fmt::format("the id '{}' is taken. Choose another one.", row.at("id")),
                ErrorCode::already_exists);
        return {};
    }

    Result<Labels> labels_of(const IdSheet& sheet, const IdRow& row) const {
        Labels labels;
        for (const std::string& language : taxonomy_.languages)
            labels.push_back(row.at(label_column(language)));
        if (labels.front().empty())
            return sheet.wrong(
                row, fmt::format("there is no label in {}.", taxonomy_.languages.front()));
        return labels;
    }

    Result<Leaf> leaf_of(const IdSheet& sheet, const IdRow& row, bool is_local) const {
        KITH_TRY(check_new(sheet, row, taxonomy_.find_leaf(row.at("id")) != nullptr));
        if (taxonomy_.find_tile(row.at("tile")) == nullptr)
            return sheet.wrong(row, fmt::format("there is no tile '{}'.", row.at("tile")));
        const auto gate = parse_gate(row.at("gate"));
        if (!gate)
            return sheet.wrong(
                row,
                fmt::format("'{}' has no gate, so it cannot be used yet. Write 0 if anybody may do "
                            "it in public, 1 if it is at home or one to one, 2 if an organisation "
                            "must stand behind it, X if only a service may.",
                            row.at("id")),
                ErrorCode::refused);
        KITH_TRY_ASSIGN(Labels labels, labels_of(sheet, row));
        return Leaf{row.at("id"),
                    row.at("tile"),
                    *gate,
                    std::move(labels),
                    split_words(row.at("words")),
                    is_local};
    }

    Status link(const IdSheet& sheet,
                const IdRow& row,
                const std::string& headline,
                const std::string& leaf) {
        if (taxonomy_.find_leaf(leaf) == nullptr)
            return sheet.wrong(row, fmt::format("there is no leaf '{}'.", leaf));
        for (Headline& known : taxonomy_.headlines) {
            if (known.id != headline) continue;
            if (std::find(known.leaves.begin(), known.leaves.end(), leaf) != known.leaves.end())
                return sheet.wrong(row, fmt::format("'{}' leads to '{}' twice.", headline, leaf));
            known.leaves.push_back(leaf);
            return {};
        }
        return sheet.wrong(row, fmt::format("there is no headline '{}'.", headline));
    }

    Taxonomy taxonomy_;
};

} // namespace

Result<Taxonomy> read_taxonomy(const std::map<std::string, std::string>& sheets) {
    const auto text = [&](std::string_view name) -> std::string_view {
        const auto found = sheets.find(std::string(name));
        return found == sheets.end() ? std::string_view() : std::string_view(found->second);
    };
    TaxonomyReader reader;
    KITH_TRY(reader.read_languages(text("languages")));
    KITH_TRY(reader.read_tiles(text("tiles")));
    KITH_TRY(reader.read_leaves("leaves", text("leaves"), false));
    KITH_TRY(reader.read_headlines(text("headlines")));
    KITH_TRY(reader.read_links(text("links")));
    KITH_TRY(reader.read_asset_kinds(text("asset_kinds")));
    return reader.take();
}

Result<Taxonomy> load_taxonomy(FileSystem& files, const Path& folder) {
    std::map<std::string, std::string> sheets;
    for (const std::string_view name : sheet_names) {
        const Path file = folder / (std::string(name) + ".csv");
        KITH_TRY_ASSIGN(const Bytes bytes, read_file(files, file, most_bytes));
        sheets[std::string(name)] = std::string(as_text(bytes));
    }
    return read_taxonomy(sheets);
}

Result<Taxonomy> with_local_leaves(Taxonomy taxonomy, std::string_view csv) {
    TaxonomyReader reader(std::move(taxonomy));
    KITH_TRY(reader.read_leaves("local_leaves", csv, true));
    return reader.take();
}

} // namespace kith
