// The kinds of nodes and questions, and what a question may carry.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith {

using NodeIndex = std::int32_t;
using ExpressionId = std::int32_t;
using ListIndex = std::int32_t;
inline constexpr NodeIndex no_node = -1;
inline constexpr ExpressionId no_expression = -1;
inline constexpr ListIndex no_list = -1;

enum class NodeKind : std::uint8_t { group, repeat, question };

// clang-format off
enum class QuestionType : std::uint8_t {
    none, // groups and repeats
    text, integer, decimal, date, time, date_time, note,
    select_one, select_multiple, rank, range, acknowledge,
    calculate, hidden,
    geopoint, geotrace, geoshape,
    image, audio, video, file, barcode,
    audit, start, end, today, deviceid, username, email, phonenumber, simserial, subscriberid,
    start_geopoint, background_audio, csv_external, xml_external,
    instance_id, instance_name, // the meta block, made by the loader
};
// clang-format on

/// The standard spelling: "select_one", "dateTime" ...
[[nodiscard]] std::string_view type_name(QuestionType type);
/// Filled in by the program, never by a person.
[[nodiscard]] bool is_metadata(QuestionType type);
/// Has neither label nor screen: calculate, hidden, metadata.
[[nodiscard]] bool is_invisible(QuestionType type);
[[nodiscard]] bool is_select(QuestionType type); // select_one, select_multiple, rank

struct SaveTo {
    std::string list;
    std::string property;

    bool operator==(const SaveTo&) const = default;
};

/// `parameters`: key=value pairs in the order written, keys in lower case.
class Parameters {
public:
    Parameters() = default;
    explicit Parameters(std::vector<std::pair<std::string, std::string>> pairs)
        : pairs_(std::move(pairs)) {}
    [[nodiscard]] std::optional<std::string> find(std::string_view key) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& pairs() const {
        return pairs_;
    }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// Where the choices of a select come from.
struct SelectSource {
    enum class From : std::uint8_t { nothing, list, repeat } from = From::nothing;
    ListIndex list = no_list;         // a list of the choices sheet, or of a file
    NodeIndex repeat_field = no_node; // select_one ${field}
    bool has_other = false;
    bool randomized = false;
    ExpressionId seed = no_expression;
    std::string value_column = "name";
    std::string label_column = "label";
};

} // namespace kith
