"""One file a command: it reads what was asked, calls the program, prints what came back."""
