"""evcorr names the documented problems that a Windows event log shows, and what fixes them."""
