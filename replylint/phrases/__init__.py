"""The phrase notation of rules: parsed by `notation`, matched all at once by `phrasebook`."""
