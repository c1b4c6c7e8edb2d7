"""The exercise kit's program: it grades learners' files by concept. Start reading at `grading`."""
