from __future__ import annotations

import pytest
from sample_report import sample_findings, sample_report

from replylint.finding import Finding, Report


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    return sample_findings()


@pytest.fixture
def report() -> Report:
    return sample_report()
