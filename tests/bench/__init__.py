"""How fast the site is made, beside what others make of the same pages. Not part of the tests: see `make bench`."""
