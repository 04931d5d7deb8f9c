"""How evcorr runs: processes, progress, memory, and the cache folder of the user."""
