"""What is wrong with an exercise, told to its author: `exercise` asks every question, a file each answers one.

`questions` does the same for the quiz.
"""
