"""What each picture shows, as numbers: which exercises give them, by which calls, and how the answers are read."""
