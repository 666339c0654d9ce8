"""Our own Word template, made from code: one place for styles, one module per part of the report.

What comes out is an ordinary docxtpl template with fields in double braces, fit to be edited in Word.
"""
