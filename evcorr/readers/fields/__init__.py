"""What exports call the fields of a record, and how they write its values: times, levels, binary data."""
