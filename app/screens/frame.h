// The parts that every screen shares: top bar, test strip, banner, sentences of messages and times.
#pragma once

#include "app/kit/widgets.h"
#include "app/model/intent.h"
#include "app/screens/top_view.h"

namespace kith::app {

/// Draw first. Pressing the brand goes home, which never discards anything.
void draw_top(Kit& kit, const TopView& view, Intents& intents);
/// Of a test project, for a screen without the top bar.
void draw_test_strip(Kit& kit, const TopView& view);
/// Inside the page, above everything else; nothing when all is well.
void draw_trouble(Kit& kit, const TopView& view, Intents& intents);
/// The program's languages, over the page, when they were asked for.
void draw_program_languages(Kit& kit, const TopView& view, Intents& intents);

[[nodiscard]] std::string say(const Kit& kit, const Message& message);
/// Why there is no answer; empty where there is nothing to say.
[[nodiscard]] std::string say_missing(const Kit& kit, Missing missing);
/// The question itself, or that it is a note on it, or about its having no answer.
[[nodiscard]] std::string say_question(const Kit& kit, const std::string& question, About about);
/// As it is kept; why there is no answer stands in words.
[[nodiscard]] std::string say_answer(const Kit& kit, const std::string& answer, About about);
/// "20 November, 14:12", by this laptop's clock and place.
[[nodiscard]] std::string say_time(const Kit& kit, Instant when);
[[nodiscard]] std::string say_day(const Kit& kit, Instant when);
/// "1 record" or "3 records": the key with `.one` or `.many`, and {n}.
[[nodiscard]] std::string say_count(const Kit& kit, std::string_view key, std::uint64_t count);
/// "1.4 MB"
[[nodiscard]] std::string say_bytes(std::uint64_t bytes);

/// A footer with only the way back.
[[nodiscard]] ButtonSpec back_button(const std::string& label);

} // namespace kith::app
