// Shortens the way; every page is complete without it.
"use strict";
