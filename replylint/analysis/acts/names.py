"""The names of acts that are learned: what an agent's and what a customer's sentence can do."""

from __future__ import annotations

import enum

ACTS = (
    "thanks",
    "apology",
    "fault",
    "policy",
    "redress",
    "done",
    "next-step",
    "deadline",
    "request",
    "reason",
    "invitation",
    "refusal",
    "alternative",
    "empathy",
    "source",
)
FAULTS = (
    "blame-customer",
    "blame-colleague",
    "dismissive",
    "profanity",
    "overpromise",
    "internal-affairs",
    "internal-jargon",
    "slang",
    "bureaucratese",
    "flowery-language",
    "stock-phrase",
    "apology-hollow",
    "apology-undue",
    "vague-deadline",
    "channel-bounce",
    "request-unexplained",
)
CUSTOMER = (
    "question",
    "question-indirect",
    "question-rhetorical",
    "company-fault",
    "dislikes-terms",
    "own-mistake",
    "demand",
    "data",
    "praise",
    "anger",
)


class Writer(str, enum.Enum):
    """Whose sentences these are."""

    AGENT = "agent"
    CUSTOMER = "customer"

    @property
    def acts(self) -> frozenset[str]:
        """The names of what this writer's sentences can do."""
        return frozenset(CUSTOMER if self is Writer.CUSTOMER else ACTS + FAULTS)
