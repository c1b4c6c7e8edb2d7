"""A question as it is put: a file a kind says what is shown, which answers it reads, how they are judged."""
