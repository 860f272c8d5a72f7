#include "survey_core/expr/evaluator.h"
#include "survey_core/expr/geo.h"

#include <cmath>

namespace kith::expr {

namespace {

Value blank() {
    return Value::of(std::string());
}

} // namespace

/// A date, a date and time, or a day number, as local days; blank and other text are nothing.
std::optional<double> Evaluator::days_of(const Value& value) const {
    const double days = to_number(value, environment_);
    if (!std::isfinite(days) || std::abs(days) > 10'000'000) return std::nullopt;
    return days;
}

std::optional<Value> Evaluator::date_call(const Term& term) {
    const Instant now = environment_.now();
    switch (term.function) {
    case Function::today:
        return Value::of(instant_text(now, environment_.offset_minutes(now)).substr(0, 10));
    case Function::now:
        return Value::of(instant_text(now, environment_.offset_minutes(now)));
    case Function::decimal_time: {
        const auto fraction = parse_day_fraction(text(term, 0), environment_.offset_minutes(now));
        if (fraction) return Value::of(*fraction);
        const auto days = days_of(value(term, 0));
        return days ? Value::of(*days - std::floor(*days)) : blank();
    }
    case Function::date:
    case Function::date_time:
    case Function::format_date:
    case Function::format_date_time:
    case Function::decimal_date_time:
        break;
    default:
        return std::nullopt;
    }
    const auto days = days_of(value(term, 0));
    if (!days) return blank();
    switch (term.function) {
    case Function::date:
        return Value::of(date_text(*days));
    case Function::date_time: {
        const auto local = static_cast<std::int64_t>(std::llround(*days * 86'400'000.0));
        return Value::of(date_time_text(*days, environment_.offset_minutes(Instant{local})));
    }
    case Function::decimal_date_time:
        return Value::of(*days);
    default:
        return Value::of(format_days(*days, text(term, 1)));
    }
}

std::optional<Value> Evaluator::place_call(const Term& term) {
    const auto points_of = [&](const std::string& text) { return parse_points(text); };
    switch (term.function) {
    case Function::area:
    case Function::enclosed_area: {
        const std::string given = text(term, 0);
        const auto points = points_of(given);
        return points && !given.empty() ? Value::of(enclosed_area(*points)) : blank();
    }
    case Function::distance: {
        std::string line;
        for (const std::string& part : all_texts(term, 0))
            line += part + ";";
        const auto points = points_of(line);
        return points && !points->empty() ? Value::of(path_length(*points)) : blank();
    }
    case Function::geofence: {
        const auto point = points_of(text(term, 0));
        const auto shape = points_of(text(term, 1));
        if (!point || !shape || point->empty() || shape->size() < 3) return Value::of(false);
        return Value::of(is_inside(point->front(), *shape));
    }
    case Function::intersects: {
        const auto points = points_of(text(term, 0));
        return Value::of(points && crosses_itself(*points));
    }
    case Function::version:
        return Value::of(environment_.version());
    case Function::property:
        return Value::of(environment_.property(text(term, 0)));
    default:
        return std::nullopt;
    }
}

} // namespace kith::expr
