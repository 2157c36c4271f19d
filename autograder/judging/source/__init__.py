"""What can be read in the source of a function that lost points: where its mistake stands."""
