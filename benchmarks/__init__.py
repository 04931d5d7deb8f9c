"""Scripts that measure evcorr, and check it on the corpora; each tells in its first lines how it is called."""
