"""Logs of Windows Vista and later (.evtx), chunk by chunk; of large logs only the records that may show something."""
