"""What a person can do with the program: text and bytes in; results, notices and files to write out. No terminal."""
