"""One writer for each form of a document, and the writers of calendars and of data for programs."""
