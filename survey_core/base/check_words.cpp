// Words to compare aloud. Short, plain, heard once and known: no two differ by a single letter.
#include "survey_core/base/crypto.h"

namespace kith {

namespace {

// clang-format off
constexpr std::array<std::string_view, 256> check_word_list = {
    "acorn", "almond", "amber", "anchor", "ankle", "apple", "apron", "arrow",
    "autumn", "badge", "bagel", "bakery", "bamboo", "banana", "barrel", "basket",
    "beach", "beacon", "beetle", "bicycle", "biscuit", "blanket", "blossom", "bottle",
    "breeze", "brick", "bridge", "broom", "bubble", "bucket", "butter", "button",
    "cabin", "cactus", "camel", "candle", "canoe", "carpet", "carrot", "castle",
    "cedar", "cellar", "cherry", "chestnut", "chimney", "circle", "cloud", "clover",
    "cobweb", "coconut", "comet", "copper", "coral", "cotton", "cricket", "crown",
    "cushion", "daisy", "dancer", "desert", "diamond", "dinner", "dolphin", "donkey",
    "dragon", "drawer", "drum", "dune", "eagle", "earth", "elbow", "engine",
    "envelope", "evening", "fabric", "falcon", "feather", "fence", "fern", "fiddle",
    "finger", "flute", "forest", "fossil", "fountain", "fox", "frost", "garden",
    "garlic", "giant", "glacier", "globe", "goblet", "grape", "gravel", "guitar",
    "hammer", "harbour", "hazel", "hedge", "helmet", "hermit", "hill", "honey",
    "horizon", "igloo", "indigo", "inkwell", "island", "ivory", "jacket", "jasmine",
    "jigsaw", "journey", "jungle", "kayak", "kettle", "kitchen", "kiwi", "ladder",
    "lagoon", "lantern", "lemon", "leopard", "lettuce", "lilac", "linen", "lobster",
    "magnet", "mango", "maple", "marble", "market", "meadow", "melon", "mirror",
    "mitten", "morning", "mosaic", "muffin", "mushroom", "napkin", "needle", "nest",
    "nickel", "nutmeg", "oasis", "oatmeal", "ocean", "olive", "onion", "opera",
    "orange", "orchard", "otter", "oven", "oyster", "paddle", "palace", "panda",
    "paper", "pasture", "pearl", "pebble", "pencil", "penguin", "pepper", "piano",
    "pickle", "picnic", "pigeon", "pillow", "planet", "plum", "pocket", "pond",
    "potato", "pumpkin", "purple", "puzzle", "quarry", "quilt", "rabbit", "radish",
    "rainbow", "raven", "ribbon", "ripple", "river", "robin", "rooster", "rowboat",
    "saffron", "sailor", "salad", "sandal", "satin", "scarf", "seagull", "shadow",
    "shelter", "shore", "silver", "sparrow", "spinach", "spiral", "sponge", "spoon",
    "squirrel", "stable", "statue", "stream", "sugar", "summer", "sunset", "swan",
    "tablet", "teapot", "temple", "thimble", "thunder", "ticket", "tiger", "timber",
    "toast", "tomato", "tractor", "trellis", "trumpet", "tulip", "tunnel", "turnip",
    "turtle", "umbrella", "unicorn", "valley", "vanilla", "velvet", "vessel", "village",
    "violin", "wagon", "walnut", "walrus", "wardrobe", "water", "whistle", "windmill",
    "window", "winter", "wizard", "wolf", "yellow", "yoghurt", "zebra", "zigzag",
};
// clang-format on

} // namespace

std::string check_words(ByteView bytes) {
    const Hash32 digest = hash(bytes, as_bytes("kith check words 1"));
    std::string text;
    for (std::size_t i = 0; i < 4; ++i) {
        if (i > 0) text += ' ';
        text += check_word_list[digest[i]];
    }
    return text;
}

} // namespace kith
