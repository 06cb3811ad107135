"""
Published files as they really look: true figures, torn on the way to print, with the truth at hand.
"""
