// What a project says of itself: the four questions that come before any other (who is asking, for
// what purpose, how it will be understood, how it will be used to make connections), the number to
// ring, and its policies. Coordinators write it; it travels on joining cards and with replies, is
// read out before a consent and printed on what people take home.
#pragma once

#include "survey_core/insight/publish.h"
#include "survey_core/store/store.h"

#include <array>

namespace kith::app {

struct ProjectAbout {
    std::string who;         // is asking
    std::string purpose;     // what for
    std::string understood;  // how the answers will be made sense of
    std::string connections; // how they will be used to bring people together

    [[nodiscard]] bool empty() const {
        return who.empty() && purpose.empty() && understood.empty() && connections.empty();
    }
    bool operator==(const ProjectAbout&) const = default;
};

/// What is read aloud at a door must not become a speech.
inline constexpr std::size_t most_about_bytes = 1000;

// Of one or two people anybody who knows the place can tell who they are.
inline constexpr std::uint32_t least_threshold = 3;
inline constexpr std::uint32_t most_threshold = 100;
inline constexpr std::uint32_t most_retention_days = 3650;

/// When finished interviews are sealed on the laptop that held them: they can still be handed over,
/// and no longer read there.
enum class Sealing : std::uint8_t { never, shift_end, hand_over };
inline constexpr std::array sealings{Sealing::never, Sealing::shift_end, Sealing::hand_over};
/// As the command line and the project's record write it.
[[nodiscard]] std::string_view sealing_name(Sealing sealing);
[[nodiscard]] std::optional<Sealing> sealing_called(std::string_view name);

struct ProjectPolicy {
    /// How long a finished interview stays on the laptop that held it, once a coordinator has it:
    /// until it is this many days old; nothing: for ever.
    std::optional<std::uint32_t> retention_days;
    /// The least count of people that is published.
    std::uint32_t threshold = default_threshold;
    Sealing sealing = Sealing::never;

    bool operator==(const ProjectPolicy&) const = default;
};

struct ProjectTerms {
    ProjectAbout about;
    std::string phone; // to ring about one's answers
    ProjectPolicy policy;

    bool operator==(const ProjectTerms&) const = default;
};

/// Of a project that has said nothing: blank, and the policies that hold then.
[[nodiscard]] Result<ProjectTerms> project_terms(StoreView& store);
/// Writes what differs from what stands, in one group. refused: not a coordinator's store.
/// bad_input: too long, not a number to dial, or a policy out of its bounds.
Status keep_project_terms(Store& store, const ProjectTerms& terms);

} // namespace kith::app
