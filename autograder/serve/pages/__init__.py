"""What people see: a module for each kind of person, each with its own table of routes."""
