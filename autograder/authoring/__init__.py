"""What an author needs: a new task's files, the template, the proof, the zips."""
