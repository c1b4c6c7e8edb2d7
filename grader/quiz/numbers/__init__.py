"""Fresh numbers for questions: each function draws a case, the right result, and what each mistake would give.

They are written in plain Python, so that a quiz starts at once; tests compare them with the references and torch.
"""
