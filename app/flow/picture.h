// The picture that a project's records give: how much more people would do, needs beside gifts, and
// what users and staff say in a poll. Reads the store into the rows of survey_core/insight; every
// number keeps the records behind it. Nothing is stored, so what was corrected, deleted or erased
// is so in the next picture.
//
// Where the numbers come from: willingness from every submission of a form that asks
// `willing_more`; needs and gifts from the entities of the lists `need` and `capability`, that is
// of people who let us keep their name, and of streets; polls from every submission of a form that
// asks `top_needs` and has `view`, apart for each `about`. Two interviews with one person count
// twice.
#pragma once

#include "app/flow/form_shelf.h"
#include "survey_core/insight/gaps.h"
#include "survey_core/insight/poll.h"
#include "survey_core/insight/willingness.h"

namespace kith::app {

/// Who will see it. Outside the project only those are counted who said that they may be
/// (`count_me`), where their form asks.
enum class Audience { project, outside };

struct PollPicture {
    std::string form_id;
    std::string about;         // whom the poll is about, as it was typed
    std::vector<Labels> words; // of the options, in the languages of the form
    Poll poll;
};

struct Picture {
    Willingness willingness;
    NeedsAndGifts balance;
    std::vector<PollPicture> polls; // by form and whom they are about
};

[[nodiscard]] Result<Picture>
make_picture(StoreView& store, FormShelf& shelf, const Taxonomy& taxonomy, Audience audience);

} // namespace kith::app
