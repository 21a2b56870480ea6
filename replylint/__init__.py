"""replylint: a linter for customer-service replies in Polish, Russian and English."""

__version__ = "0.1.0"
