"""The lesson's verbal half: questions as data in `topics/`, put with fresh numbers and graded exactly."""
