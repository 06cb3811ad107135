"""
The other way: the bytes of a file as a document. What writes files stands above, and imports nothing from here.
"""
