"""What the service does between two requests: the queue, grading, and what counts."""
