"""Asks the system in which a council publishes its meetings: one question at a time, bounded in size, pages and time.

Nothing else in wmoplan uses a network. What comes back is hostile until it is read.
"""
