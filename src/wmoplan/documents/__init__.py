"""The texts that the program hands out, such as a checklist, a page and a letter, before they take a form."""
