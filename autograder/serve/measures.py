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

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def text(self) -> str:
        """Everything, as Prometheus reads it."""
        return generate_latest(self._registry).decode()
