"""The students' kit: `contents` says what belongs into it, `writing` writes it, `student/` holds its own texts."""
