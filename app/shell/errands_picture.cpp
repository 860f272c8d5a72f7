// The picture, counted anew from the records each time it is opened.
#include "app/shell/errands.h"

namespace kith::app {
namespace {

Result<std::shared_ptr<const PictureShown>> load(Desk& desk) {
    KITH_TRY_ASSIGN(Taxonomy taxonomy,
                    load_taxonomy(desk.environment.files, desk.surroundings.share / "taxonomy"));
    KITH_TRY_ASSIGN(Picture picture,
                    make_picture(*desk.reader, desk.reader_shelf, taxonomy, Audience::project));
    return std::make_shared<const PictureShown>(
        PictureShown{std::move(picture), std::move(taxonomy)});
}

Result<RealThings> find(Desk& desk, const SaidForNow& said) {
    KITH_TRY_ASSIGN(const Taxonomy taxonomy,
                    load_taxonomy(desk.environment.files, desk.surroundings.share / "taxonomy"));
    return find_real_things(*desk.reader, taxonomy, said);
}

} // namespace

News run(Desk& desk, const command::LoadPicture&) {
    auto shown = load(desk);
    if (!shown) return news::Failed{shown.error()};
    return news::PictureLoaded{std::move(*shown)};
}

News run(Desk& desk, const command::FindRealThings& command) {
    auto things = find(desk, command.said);
    if (!things) return news::Failed{things.error()};
    return news::RealThingsFound{std::move(*things), command.interview};
}

} // namespace kith::app
