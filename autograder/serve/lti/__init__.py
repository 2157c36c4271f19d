"""LTI 1.3 Advantage: how an LMS lets its people in, and gets their grades."""
