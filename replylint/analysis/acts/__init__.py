"""Acts: what each sentence does."""
