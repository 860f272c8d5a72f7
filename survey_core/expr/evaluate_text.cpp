#include "survey_core/base/crypto.h"
#include "survey_core/base/text.h"
#include "survey_core/expr/digest.h"
#include "survey_core/expr/evaluator.h"

#include <fmt/format.h>
#include <unicode/regex.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

namespace kith::expr {

namespace {

std::u32string characters(const std::string& text) {
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    std::u32string out;
    for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
        out.push_back(static_cast<char32_t>(wide.char32At(i)));
    return out;
}

std::string utf8(std::u32string_view text) {
    icu::UnicodeString wide;
    for (const char32_t c : text)
        wide.append(static_cast<UChar32>(c));
    std::string out;
    wide.toUTF8String(out);
    return out;
}

/// Zero-based, the end exclusive, negative positions from the end.
std::string substr(const std::string& text, double begin, std::optional<double> end) {
    const std::u32string all = characters(text);
    const auto size = static_cast<double>(all.size());
    const auto place = [&](double at) {
        if (at < 0) at += size;
        return static_cast<std::size_t>(std::min(std::max(at, 0.0), size));
    };
    if (!(begin == begin) || (end && !(*end == *end))) return "";
    const std::size_t from = place(begin);
    const std::size_t to = end ? place(*end) : all.size();
    return from < to ? utf8(std::u32string_view(all).substr(from, to - from)) : "";
}

std::string translate(const std::string& text, const std::string& from, const std::string& to) {
    const std::u32string sources = characters(from);
    const std::u32string targets = characters(to);
    std::u32string out;
    for (const char32_t c : characters(text)) {
        const std::size_t at = sources.find(c);
        if (at == std::u32string::npos)
            out.push_back(c);
        else if (at < targets.size())
            out.push_back(targets[at]);
    }
    return utf8(out);
}

std::string normalize_space(const std::string& text) {
    std::string out;
    for (const std::string& word : split_words(text))
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string joined(const std::vector<std::string>& texts, const std::string& separator) {
    std::string out;
    for (std::size_t i = 0; i < texts.size(); ++i)
        out += (i > 0 ? separator : "") + texts[i];
    return out;
}

std::string before(const std::string& text, const std::string& mark) {
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? "" : text.substr(0, at);
}

std::string after(const std::string& text, const std::string& mark) {
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? "" : text.substr(at + mark.size());
}

} // namespace

/// Whole-value match; a pattern that is none matches nothing. Compiled patterns are kept, one set
/// for each thread.
bool whole_match(const std::string& text, const std::string& pattern) {
    thread_local std::unordered_map<std::string, std::unique_ptr<icu::RegexPattern>> kept;
    auto found = kept.find(pattern);
    if (found == kept.end()) {
        UErrorCode status = U_ZERO_ERROR;
        UParseError where{};
        std::unique_ptr<icu::RegexPattern> compiled(
            icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(pattern), where, status));
        if (U_FAILURE(status)) compiled.reset();
        found = kept.emplace(pattern, std::move(compiled)).first;
    }
    if (!found->second) return false;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(text);
    const std::unique_ptr<icu::RegexMatcher> matcher(found->second->matcher(subject, status));
    if (U_FAILURE(status)) return false;
    matcher->setTimeLimit(500, status); // steps of about 1 ms: a runaway pattern ends as no match
    const bool matched = matcher->matches(status) != 0;
    return U_SUCCESS(status) && matched;
}

std::string random_uuid(Random& random) {
    const std::uint64_t high = (random.next() & 0xFFFF'FFFF'FFFF'0FFFULL) | 0x4000ULL;
    const std::uint64_t low = (random.next() & 0x3FFF'FFFF'FFFF'FFFFULL) | 0x8000'0000'0000'0000ULL;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
                       high >> 32,
                       (high >> 16) & 0xFFFF,
                       high & 0xFFFF,
                       low >> 48,
                       low & 0xFFFF'FFFF'FFFFULL);
}

Value Evaluator::digest(const Term& term) {
    const auto bytes = digest_bytes(text(term, 0), text(term, 1));
    if (!bytes) return Value::of(std::string());
    const bool hex = term.argument_count > 2 && text(term, 2) == "hex";
    return Value::of(hex ? to_hex(as_bytes(*bytes)) : base64_text(*bytes));
}

/// extract-signed(contents, key), both base64: the contents are an Ed25519 signature (RFC 8032) and
/// the message behind it, which is given back only where the key's owner signed it.
Value Evaluator::extract_signed(const Term& term) {
    const std::string contents = base64_bytes(text(term, 0));
    const std::string key_bytes = base64_bytes(text(term, 1));
    Signature64 signature{};
    Key32 key{};
    if (contents.size() < signature.size() || key_bytes.size() != key.size())
        return Value::of(std::string());
    std::copy_n(contents.begin(), signature.size(), signature.begin());
    std::copy_n(key_bytes.begin(), key.size(), key.begin());
    const std::string message = contents.substr(signature.size());
    const bool is_theirs = verify(key, as_bytes(message), signature) && is_valid_utf8(message);
    return Value::of(is_theirs ? message : std::string());
}

std::optional<Value> Evaluator::text_call(const Term& term) {
    const bool bare = term.argument_count == 0; // string-length() and the like of the own answer
    const auto own = [&] { return environment_.own_text(spot_.scope, spot_.owner); };
    switch (term.function) {
    case Function::concat:
        return Value::of(joined(all_texts(term, 0), ""));
    case Function::join:
        return Value::of(joined(all_texts(term, 1), text(term, 0)));
    case Function::substr: {
        std::optional<double> end;
        if (term.argument_count > 2) end = number(term, 2);
        return Value::of(substr(text(term, 0), number(term, 1), end));
    }
    case Function::substring_before:
        return Value::of(before(text(term, 0), text(term, 1)));
    case Function::substring_after:
        return Value::of(after(text(term, 0), text(term, 1)));
    case Function::translate:
        return Value::of(translate(text(term, 0), text(term, 1), text(term, 2)));
    case Function::string_length:
        return Value::of(static_cast<double>(character_count(bare ? own() : text(term, 0))));
    case Function::normalize_space:
        return Value::of(normalize_space(bare ? own() : text(term, 0)));
    case Function::string:
        return Value::of(bare ? own() : text(term, 0));
    case Function::contains:
        return Value::of(text(term, 0).find(text(term, 1)) != std::string::npos);
    case Function::starts_with:
        return Value::of(text(term, 0).starts_with(text(term, 1)));
    case Function::ends_with:
        return Value::of(text(term, 0).ends_with(text(term, 1)));
    case Function::uuid:
        return Value::of(random_uuid(environment_.random()));
    case Function::digest:
        return digest(term);
    case Function::extract_signed:
        return extract_signed(term);
    case Function::base64_decode:
        return Value::of(base64_bytes(text(term, 0)));
    case Function::regex:
        return Value::of(whole_match(text(term, 0), text(term, 1)));
    default:
        return std::nullopt;
    }
}

} // namespace kith::expr
