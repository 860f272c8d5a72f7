// Everything a screen draws with, in one line.
#pragma once

#include "app/kit/bars.h"
#include "app/kit/buttons.h"
#include "app/kit/choices.h"
#include "app/kit/fields.h"
#include "app/kit/range.h"
#include "app/kit/rank.h"
#include "app/kit/surfaces.h"
#include "app/kit/table.h"
#include "app/kit/texts.h"
