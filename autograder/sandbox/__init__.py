"""Where students' code runs: behind walls, started, spoken to and ended from outside."""
