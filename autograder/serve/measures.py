"""Figures of this process for Prometheus, in a registry of its own."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Measures:
    """What is counted while it happens, and what is looked at when somebody asks."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter(
            "gradiente_requests", "Requests answered.", labels, registry=registry
        )
        self.seconds = Histogram(
            "gradiente_request_seconds", "How long answers took.", ("route",), registry=registry
        )
        self.waiting = Gauge("gradiente_queue_length", "Jobs that wait.", registry=registry)
        self.oldest = Gauge(
            "gradiente_queue_oldest_seconds", "How long the oldest has.", registry=registry
        )

        self.grading = Histogram(
            "gradiente_grading_seconds",
            "From the lease of an attempt to its result.",
            ("state",),
            registry=registry,
        )
        self.database = Histogram(
            "gradiente_database_wait_seconds",
            "How long a transaction waited for its turn.",
            registry=registry,
            buckets=(0.001, 0.005, 0.02, 0.1, 0.5, 2, 5),
        )
        self.errors = Counter(
            "gradiente_errors",
            "Pages that said what went wrong.",
            ("route", "code"),
            registry=registry,
        )
        self.key_sets = Counter(
            "gradiente_jwks_fetches",
            "How often an LMS was asked for its keys, and whether it said them.",
            ("outcome",),
            registry=registry,
        )
        self.outbox = Gauge(
            "gradiente_outbox", "Grades on their way to an LMS.", ("state",), registry=registry
        )
        self.outbox_oldest = Gauge(
            "gradiente_outbox_oldest_seconds",
            "How long the oldest that is not sent has waited.",
            registry=registry,
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def graded(self, state: str, seconds: float) -> None:
        """An attempt was graded."""
        self.grading.labels(state).observe(seconds)

    def failed(self, route: str, code: str) -> None:
        """Somebody was told what went wrong."""
        self.errors.labels(route, code).inc()

    def fetched(self, good: bool) -> None:
        """An LMS was asked for its keys."""
        self.key_sets.labels("good" if good else "failed").inc()

    def text(self) -> str:
        """Everything, as Prometheus reads it."""
        return generate_latest(self._registry).decode()
