"""Which words of a sentence are its finite verbs: by ending, or in English by place."""
