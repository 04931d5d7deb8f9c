"""How text is folded, compared and recognised, in the languages of Windows."""
