#include "survey_core/store/query.h"

#include "survey_core/store/database.h"

namespace kith {

Query::Query(Database& database, Result<std::unique_ptr<Statement>> statement, const char* sql)
    : database_(&database), sql_(sql) {
    if (statement)
        statement_ = std::move(*statement);
    else
        failed_ = std::move(statement.error());
}

Query::Query(Query&& other) noexcept = default;

Query::~Query() {
    if (!statement_) return;
    statement_->reset();
    database_->keep(sql_, std::move(statement_));
}

Query& Query::bind(std::int64_t value) {
    if (statement_) statement_->bind(next_++, value);
    return *this;
}

Query& Query::bind(std::uint64_t value) {
    return bind(static_cast<std::int64_t>(value));
}

Query& Query::bind(std::string_view text) {
    if (statement_) statement_->bind_text(next_++, text);
    return *this;
}

Query& Query::bind(ByteView bytes) {
    if (statement_) statement_->bind_bytes(next_++, bytes);
    return *this;
}

Query& Query::bind(Private value) {
    if (statement_) statement_->bind_private(next_++, value.bytes, ParameterKind::bytes);
    return *this;
}

Query& Query::bind(PrivateText value) {
    if (statement_) statement_->bind_private(next_++, as_bytes(value.text), ParameterKind::text);
    return *this;
}

Query& Query::bind_null(ParameterKind kind) {
    if (statement_) statement_->bind_null(next_++, kind);
    return *this;
}

Result<bool> Query::step() {
    if (failed_) return tl::unexpected(*failed_);
    return statement_->step();
}

Status Query::run() {
    for (;;) {
        KITH_TRY_ASSIGN(const bool row, step());
        if (!row) return {};
    }
}

void Query::reset() {
    if (statement_) statement_->reset();
    next_ = 1;
}

Bytes Query::copy(int column) const {
    const ByteView view = bytes(column);
    return {view.begin(), view.end()};
}

std::string_view Query::private_text(int column) const {
    return as_text(private_bytes(column));
}

} // namespace kith
