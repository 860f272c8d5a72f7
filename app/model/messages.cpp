// What the variants of the model are made, moved and destroyed by.
#include "app/model/news.h"

namespace kith::app {

Intent::Intent(const Intent&) = default;
Intent::Intent(Intent&&) noexcept = default;
Intent& Intent::operator=(const Intent&) = default;
Intent& Intent::operator=(Intent&&) noexcept = default;
Intent::~Intent() = default;

Command::Command(const Command&) = default;
Command::Command(Command&&) noexcept = default;
Command& Command::operator=(const Command&) = default;
Command& Command::operator=(Command&&) noexcept = default;
Command::~Command() = default;

News::News(const News&) = default;
News::News(News&&) noexcept = default;
News& News::operator=(const News&) = default;
News& News::operator=(News&&) noexcept = default;
News::~News() = default;

} // namespace kith::app
