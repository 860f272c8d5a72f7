// One interview: a form being answered. Every answer is followed at once by everything that depends
// on it. Knows no screen, no store and no file; time, chance and attachments are handed in, so a
// run can be repeated exactly.
#pragma once

#include "survey_core/base/clock.h"
#include "survey_core/interview/answers.h"
#include "survey_core/interview/explain.h"
#include "survey_core/interview/node_state.h"

#include <functional>
#include <map>
#include <memory>

namespace kith {

class Engine;
struct ListTables; // lists.h

/// What an interview may know of the world. Clock and random must outlive it.
struct InterviewContext {
    Clock& clock;
    Random& random;
    std::string time_zone = "UTC";                 // IANA name
    std::map<std::string, std::string> props;      // deviceid, username, email, phonenumber
    std::map<std::string, std::string> last_saved; // path to value of the record saved before
    /// The bytes of an attached file ("people.csv") that the form did not bring along; nothing when
    /// it is missing.
    std::function<std::optional<std::string>(const std::string&)> attachment = {};
    /// parse_lists() of the form, where it was called before.
    std::shared_ptr<const ListTables> lists = {};
};

/// Something that became different: a value, relevance, the choices, or the instances of a repeat.
struct InterviewChange {
    NodeRef node;
    Facet facet = Facet::value;

    bool operator==(const InterviewChange&) const = default;
};
using ChangeList = std::vector<InterviewChange>;

class Interview {
public:
    /// A new interview: defaults, then everything calculated.
    Interview(std::shared_ptr<const Form> form, InterviewContext context);
    /// Goes on from saved answers; no default runs again.
    Interview(std::shared_ptr<const Form> form,
              InterviewContext context,
              const std::vector<Answer>& answers);
    Interview(Interview&&) noexcept;
    ~Interview();

    [[nodiscard]] const Form& form() const;

    Result<ChangeList> set(const NodeRef& question, std::string_view text);
    Result<ChangeList> set(std::string_view path, std::string_view text);
    /// At the end, or after instance `after` (0: at the front). Refused where repeat_count decides.
    Result<ChangeList> add_repeat(const NodeRef& series,
                                  std::optional<std::int32_t> after = std::nullopt);
    Result<ChangeList> remove_repeat(const NodeRef& series, std::int32_t index);
    Result<ChangeList> set_language(std::string_view name);
    [[nodiscard]] const std::string& language() const;

    [[nodiscard]] std::optional<NodeRef> find(std::string_view path) const; // only what exists now
    [[nodiscard]] bool exists(const NodeRef& ref) const;
    [[nodiscard]] NodeState state(const NodeRef& ref) const;
    [[nodiscard]] std::vector<OfferedChoice> choices(const NodeRef& select) const;
    [[nodiscard]] std::int32_t count(const NodeRef& series) const;
    [[nodiscard]] bool may_add(const NodeRef& series) const;
    /// The direct children of a group, a repeat instance or (a series) its instances; relevant or
    /// not.
    [[nodiscard]] std::vector<NodeRef> children(const NodeRef& ref) const;

    [[nodiscard]] std::vector<Problem> validate() const;
    /// Stamps `end` and validates; an empty list means that the record may be written.
    std::vector<Problem> finalise();
    /// A chosen answer says that nothing but an anonymous tally may be kept (`kith::effect` =
    /// keep_nothing).
    [[nodiscard]] bool keeps_nothing() const;

    /// Everything needed to go on later: also what is hidden or parked now, and which instances
    /// exist.
    [[nodiscard]] std::vector<Answer> to_answers() const;
    /// What the finished record holds: relevant answers in document order, blank ones included.
    [[nodiscard]] std::vector<Answer> to_record() const;
    [[nodiscard]] std::vector<EntityAction> entities() const;
    [[nodiscard]] std::string instance_id() const;
    [[nodiscard]] std::string instance_name() const;

    /// The rules of the form that make this place what it is now, those around it first.
    /// \pre exists(place)
    [[nodiscard]] std::vector<Reason> explain(const NodeRef& place) const;
    /// What is not asked now, outermost places only, in document order.
    [[nodiscard]] std::vector<HiddenPlace> hidden() const;

    /// Evaluates everything anew. Changes nothing if the incremental evaluation is right: that is
    /// what tests ask.
    ChangeList recompute();

private:
    std::unique_ptr<Engine> engine_;
};

} // namespace kith
