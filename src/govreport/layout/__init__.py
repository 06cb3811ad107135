"""
Any value of govreport as a document that every renderer can print.
"""
