// Expected failures are values. A function that can fail returns Result<T>; its caller decides.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace kith {

enum class ErrorCode {
    bad_input,        // a file, an argument or a value is not what it should be
    not_found,        // something named does not exist
    already_exists,   // something would be overwritten
    wrong_passphrase, // no key slot opens
    locked,           // another program holds the store
    refused,          // a rule of the project forbids it
    too_new,          // written by a newer Kith
    damaged,          // a check over the bytes failed
    disk_failed,      // reading or writing failed
    disk_full,
    network_failed,
    cancelled,
};

/// One sentence that a coordinator can act on: what, where, why, and what to do. Never holds an
/// answer.
struct Error {
    ErrorCode code = ErrorCode::bad_input;
    std::string message;

    bool operator==(const Error&) const = default;
};

template <class T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// `return fail(ErrorCode::not_found, "There is no form 'gifts' in this store.");`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

/// Hands the error of one Result on from a function that returns another: `return
/// same_error(opened);`
template <class T> [[nodiscard]] tl::unexpected<Error> same_error(const Result<T>& failed) {
    return tl::unexpected<Error>(failed.error());
}

} // namespace kith

#define KITH_TRY(expression)                                                                       \
    do {                                                                                           \
        if (auto kith_status = (expression); !kith_status)                                         \
            return ::tl::unexpected<::kith::Error>(std::move(kith_status).error());                \
    } while (false)

#define KITH_JOIN_(a, b) a##b
#define KITH_JOIN(a, b) KITH_JOIN_(a, b)
/// `KITH_TRY_ASSIGN(const Form form, load_form(folder));` declares `form` or hands the error on.
#define KITH_TRY_ASSIGN(declaration, expression)                                                   \
    auto KITH_JOIN(kith_result_, __LINE__) = (expression);                                         \
    if (!KITH_JOIN(kith_result_, __LINE__))                                                        \
        return ::tl::unexpected<::kith::Error>(                                                    \
            std::move(KITH_JOIN(kith_result_, __LINE__)).error());                                 \
    declaration = std::move(*KITH_JOIN(kith_result_, __LINE__))
