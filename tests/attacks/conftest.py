"""Nothing in these folders is a test, and nothing in them is imported."""

collect_ignore_glob = ["*"]
