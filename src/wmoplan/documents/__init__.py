"""What the things that are handed out say, before they take a form: a checklist, a page, a letter."""
