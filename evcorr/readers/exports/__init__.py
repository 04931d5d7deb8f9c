"""Events that tools print for people and spreadsheets: tables, lists, and blocks of labelled lines."""
