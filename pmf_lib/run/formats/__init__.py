"""A report in the formats that others take: Word, workbook, tagged PDF, open data.

Each is written from the same records as the page, and holds the same figures.
"""
