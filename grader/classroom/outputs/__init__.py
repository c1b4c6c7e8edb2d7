"""What a class's records become: pages for students, tables and a report for the instructor, other systems' files."""
