"""What staff and the clock do to an edition: one verb a file, each able to say why it refuses."""
