#!/usr/bin/env python3
"""Reads a portfolio workbook by openpyxl and says what is wrong with it: python3 scripts/check-workbook.py FILE.xlsx

An independent reader beside the one of the tests; needs `pip install openpyxl`.
"""
import datetime
import sys

import openpyxl

NAMES = ["ReadMe", "Projects", "Indicators", "FACE", "Values", "Budget", "Payments", "Reports"]


def mistakes(path):
    book = openpyxl.load_workbook(path)
    if sorted(book.defined_names) != sorted(NAMES):
        yield f"defined names: {sorted(book.defined_names)}"
    for name, sheet in zip(NAMES, book.worksheets):
        if name == "ReadMe":
            continue
        rows = list(sheet.iter_rows())
        if sheet.freeze_panes != "A2":
            yield f"{name}: the header is not frozen"
        if len(rows) > 1 and not sheet.tables:
            yield f"{name}: no table"
        titles = [cell.value for cell in rows[0]]
        if len(set(titles)) != len(titles) or None in titles:
            yield f"{name}: titles {titles}"
        formulas = [cell for row in rows for cell in row if cell.data_type == "f"]
        if bool(formulas) != (name == "Budget" and len(rows) > 1):
            yield f"{name}: {len(formulas)} formulas"
        for row in rows[1:]:
            for cell in row:
                if cell.is_date and not isinstance(cell.value, (datetime.datetime, datetime.date, type(None))):
                    yield f"{name}!{cell.coordinate}: {cell.value!r} is no date"
    face = list(book.worksheets[3].iter_rows(min_row=2, values_only=True))
    for row in face:
        a, _b, c, d, _e, f, g = [value or 0 for value in row[6:13]]
        if abs(d - (a - c)) > 1e-6 or abs(g - (d + f)) > 1e-6:
            yield f"FACE: {row}"
    print(", ".join(f"{sheet.title} {max(0, sheet.max_row - 1)}" for sheet in book.worksheets))


if __name__ == "__main__":
    found = list(mistakes(sys.argv[1]))
    for mistake in found:
        print(mistake)
    sys.exit(1 if found else 0)
