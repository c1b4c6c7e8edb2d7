"""What is to be practised again, and when: computed from the history, asked as a new instance each time.

events -> `trials` (how well each idea was known) -> `memory` (FSRS: how long it lasts) -> `queue` (what is due)
-> `ways` (a question with fresh numbers, another bug to find, an exercise to write again).
"""
