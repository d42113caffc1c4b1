"""Files of every kind as rows of cells with their place: what is in a file, and nothing of what it means.

Each module reads one kind of file from its bytes. None runs a macro or a formula, asks for a file elsewhere, or follows
a link. A file is hostile until it is read: bounded in size, depth and repetition.
"""
