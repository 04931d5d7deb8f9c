"""The parts of the text report: its lines, how they are laid out, and what each of them tells."""
