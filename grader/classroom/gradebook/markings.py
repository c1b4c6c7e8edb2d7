"""Names under which our steps of an autograde pass on to the next what they found."""

HANDED = "grader"  # in nbconvert's resources, and then in the metadata of the copy that is graded:
# `remarks`, sentences on what was amiss with what was handed in, and `problem`, why it holds no cells, or None
