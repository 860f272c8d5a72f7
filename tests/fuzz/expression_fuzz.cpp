// Expressions from anywhere: parsed, or refused with a place inside the text.
#include "survey_core/base/check.h"
#include "survey_core/expr/parse.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto parsed = kith::expr::parse_expression(text);
    if (!parsed) {
        KITH_CHECK(!parsed.error().code.empty());
        KITH_CHECK(!parsed.error().message.empty());
        KITH_CHECK(parsed.error().offset <= size);
        KITH_CHECK(parsed.error().length <= size - parsed.error().offset);
    }
    (void)kith::expr::is_dynamic_default(text);
    return 0;
}
