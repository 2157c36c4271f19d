"""In and out of the systems a course runs on: Moodle, Canvas, Gradescope."""
