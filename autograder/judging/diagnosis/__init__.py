"""What went wrong in a result that is not the reference's, in words that teach."""
