"""Publishing: how a built site becomes the live one, and stays whole while it does.

A target folder looks like this; the web server only ever reads `current`:

    current -> releases/20261122T031502Z-1a2b3c4d5e6f
    releases/      the last few releases, each a complete site
    staged/        what an editor pushed, built and checked, waiting for git to accept it
    work/          where a site is built; whatever a killed publish left here is removed by the next
    pinned         the release that somebody went back to; a daily rebuild leaves it alone
    lock           held by whoever is publishing

Everything is prepared beside the live site. One rename of a link makes it live, so a
visitor gets the old site or the new one and never a part of either.
"""
