#include "app/paper/route_card.h"

namespace kith::app {
namespace {

std::string contact(const std::string& name, const std::string& phone) {
    return own_direction(name) + (phone.empty() ? "" : ", " + own_direction(phone));
}

} // namespace

Document route_card(const Route& route, const Letterhead& head, const Words& words) {
    Document document{words.text("paper.route"), SecurityMark::restricted, {}};
    document.blocks.emplace_back(block::Text{own_direction(route.round), Face::title});
    document.blocks.emplace_back(block::Table{
        {1, 2},
        {},
        {{{words.text("paper.route.worker"), own_direction(route.worker)}, false},
         {{words.text("paper.route.starts"), own_direction(route.starts)}, false},
         {{words.text("paper.route.check_in"), own_direction(route.check_in)}, false},
         {{words.text("paper.route.lead"), contact(route.lead, route.lead_phone)}, false},
         {{words.text("paper.route.buddy"), contact(route.buddy, route.buddy_phone)}, false}}});
    document.blocks.emplace_back(block::Text{words.text("paper.route.safety"), Face::strong});
    for (const RouteStreet& street : route.streets) {
        document.blocks.emplace_back(block::Text{own_direction(street.street), Face::heading});
        block::Table table{{2, 4, 3},
                           {words.text("paper.route.door"),
                            words.text("paper.route.note"),
                            words.text("paper.route.outcome")},
                           {}};
        for (const RouteDoor& door : street.doors)
            table.rows.push_back({{own_direction(door.door), own_direction(door.note), ""}, false});
        document.blocks.emplace_back(std::move(table));
    }
    add_imprint(document, head, words);
    return document;
}

} // namespace kith::app
