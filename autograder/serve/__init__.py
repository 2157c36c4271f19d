"""The service: a course hands in through the browser, and a result comes in a second."""
