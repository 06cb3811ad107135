"""
How long the project takes, beside what the same work costs at least.
"""
