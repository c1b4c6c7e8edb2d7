"""A question as it is put to somebody: a file a kind says what is shown, which answers it reads, how they are judged."""
