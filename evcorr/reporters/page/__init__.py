"""The parts of the HTML page: cards, tables, the timeline and the toolbar, with its style sheet and script."""
