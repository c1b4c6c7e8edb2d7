"""A class: many submissions from people whose code nobody trusts."""
