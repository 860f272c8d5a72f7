// One prepared statement of a connection, whatever database is behind it. Places and columns count
// as SQLite counts them: parameters from 1, columns from 0.
#pragma once

#include "survey_core/base/bytes.h"
#include "survey_core/base/result.h"

namespace kith {

enum class ParameterKind : std::uint8_t { number, text, bytes };

class Statement {
public:
    virtual ~Statement() = default;

    /// What is bound from here to reset() outlives the run: it need not be copied.
    virtual void borrow() {}
    virtual void bind(int place, std::int64_t value) = 0;
    virtual void bind_text(int place, std::string_view text) = 0;
    virtual void bind_bytes(int place, ByteView bytes) = 0;
    virtual void bind_null(int place, ParameterKind kind) = 0;
    /// In a file, which is encrypted as a whole, as it is; on a server sealed.
    virtual void bind_private(int place, ByteView bytes, ParameterKind kind) = 0;

    /// true: a row is there to read. The first mistake in binding is told here.
    virtual Result<bool> step() = 0;
    /// Ready for other parameters; none of the last ones is kept.
    virtual void reset() = 0;

    // \pre step() was true; views live until the next step() or reset()
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual ByteView bytes(int column) const = 0;
    /// What bind_private has bound. Empty where the seal does not fit; the next step() says so.
    [[nodiscard]] virtual ByteView private_bytes(int column) const = 0;
};

} // namespace kith
