"""A real screen reader at a headed Chromium: Orca under Xvfb, which writes what it says. docs/speech.md tells how."""
