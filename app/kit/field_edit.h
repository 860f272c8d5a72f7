// What the keys do to a field. For the kit's own files.
#pragma once

#include "app/kit/input.h"
#include "app/text/text_engine.h"
#include "app/text/text_field.h"

namespace kith::app {

/// `carets` is the map of what is shown; null for a masked field, where letters are dots of equal
/// width.
void edit_field(TextField& field,
                const KeyPress& press,
                const CaretMap* carets,
                const Clipboard& clipboard);

} // namespace kith::app
