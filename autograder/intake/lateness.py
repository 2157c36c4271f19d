"""What handing in late costs: a share of the score, by a rule an instructor can say in a line."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from autograder.intake import moment
from autograder.model import LateRule, Refusal

_PENALTY = re.compile(
    r"(?:(?P<flat>\d+(?:[.,]\d+)?)\s*%)?(?:(?:^|\s*\+\s*)(?P<daily>\d+(?:[.,]\d+)?)\s*%\s*/\s*d[a-zí]*)?",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")


def late_rule(
    deadline: str | None, penalty: str | None, grace: str | None, most: str | None
) -> LateRule | None:
    """The rule that the options of the command line describe; None without a deadline."""
    if deadline is None:
        if penalty or grace or most:
            raise Refusal("--late-penalty, --grace and --late-max need a --deadline")
        return None
    flat, daily = _shares(penalty or "0%")
    return LateRule(_deadline(deadline), _grace(grace or "0s"), flat, daily, _most(most or "100%"))


def said(rule: LateRule) -> str:
    """The rule as it is typed: 2026-11-20T23:59 10%/day, grace 15 minutes."""
    parts = [
        f"{100 * rule.flat:g}%" * bool(rule.flat),
        f"{100 * rule.daily:g}%/day" * bool(rule.daily),
    ]
    share = "+".join(filter(None, parts)) or "0%"
    grace = f", grace {rule.grace}" if rule.grace else ""
    most = f", at most {100 * rule.most:g}%" if rule.most < 1 else ""
    return f"{rule.deadline.isoformat()} {share}{grace}{most}"


def _deadline(text: str) -> datetime:
    try:
        return moment.read_moment(text)
    except (ValueError, OverflowError):
        raise Refusal(
            f"--deadline {text!r} is no moment: write 2026-11-20T23:59 (local time) "
            "or 2026-11-20T23:59-05:00"
        ) from None


def _grace(text: str) -> timedelta:
    try:
        return moment.read_span(text)
    except (ValueError, OverflowError):
        raise Refusal(f"--grace {text!r} is no length of time: write 15min, 2h or 1d") from None


def _shares(text: str) -> tuple[float, float]:
    match = _PENALTY.fullmatch(text.strip())
    flat, daily = (_share(match[part]) for part in ("flat", "daily")) if match else (2.0, 0.0)
    if not text.strip() or flat > 1 or daily > 1:
        raise Refusal(
            f"--late-penalty {text!r} is no rule: write 10%/day, 20% (once) or 20%+5%/day"
        )
    return flat, daily


def _most(text: str) -> float:
    match = _SHARE.fullmatch(text.strip())
    if not match or _share(match[1]) > 1:
        raise Refusal(f"--late-max {text!r} is no share: write 50%")
    return _share(match[1])


def _share(percent: str | None) -> float:
    return float((percent or "0").replace(",", ".")) / 100
