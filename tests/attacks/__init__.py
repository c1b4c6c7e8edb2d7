"""Hostile submissions: each folder is one, and says in its first lines what it tries and what must happen.

`attack.py` reads them. A folder without exercises has a `make.py` that builds what no repository can hold.
"""
