"""The walls around a student's process, one a file, and the process that enters them."""
