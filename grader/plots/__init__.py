"""Pictures of what the lesson says, drawn from the learner's own code.

`numbers/` computes what a picture shows, in the sandbox; `figures/` draws it; `pictures.toml` has the words.
"""
