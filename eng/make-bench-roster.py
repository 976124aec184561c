#!/usr/bin/env python3
"""Writes a roster of good rows for measuring: eng/make-bench-roster.py ROWS [FIRST] > FILE, or with --xlsx FILE.

The text is CP932 with CR LF, as Windows writes it; the workbook has shared strings, as Excel writes it. Learners are
numbered from FIRST (1), so that rosters with different numbers have no learner in common. All people are fictional.
"""
import argparse
import sys
import zipfile

HEADINGS = ["受講者番号", "氏名", "フリガナ", "メールアドレス", "プログラム名", "修了日", "合否", "備考"]
FAMILIES = ["山田", "髙橋", "山﨑", "佐藤", "鈴木", "田中", "伊藤", "渡辺", "小林", "加藤", "吉田", "山口"]
GIVEN = ["太郎", "花子", "健", "次郎", "美咲", "由美", "直樹", "恵", "翔", "さくら", "大輔"]
PROGRAMMES = ["MDXQ2-T1-2", "MDXQ2-T1-3", "MDXQ2-T2-1", "MDXQ2-T2-2", "MDXQ2-T3-1"]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def rows(first, count):
    for n in range(first, first + count):
        block, number = divmod(n, 10000)
        learner = f"Q06-{LETTERS[block // 26]}{LETTERS[block % 26]}-{number:04}"
        name = f"{FAMILIES[n % len(FAMILIES)]}　{GIVEN[n % len(GIVEN)]}"
        yield [learner, name, "ﾌﾘｶﾞﾅ", f"learner{n}@example.jp", PROGRAMMES[n % len(PROGRAMMES)], "2024/12/20", "合格", ""]


def write_csv(out, first, count):
    for row in [HEADINGS, *rows(first, count)]:
        out.write((",".join(row) + "\r\n").encode("cp932"))


def write_xlsx(path, first, count):
    strings = {}

    def cell(column, line, text):
        index = strings.setdefault(text, len(strings))
        return f'<c r="{LETTERS[column]}{line}" t="s"><v>{index}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006"
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        archive.writestr("[Content_Types].xml", head + f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>')
        archive.writestr("_rels/.rels", head + f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        archive.writestr("xl/workbook.xml", head + f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="名簿" sheetId="1" r:id="rId1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", head + f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write((head + f'<worksheet xmlns="{main}"><sheetData>').encode())
            for line, row in enumerate([HEADINGS, *rows(first, count)], 1):
                cells = "".join(cell(column, line, text) for column, text in enumerate(row) if text)
                sheet.write(f'<row r="{line}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        archive.writestr("xl/sharedStrings.xml", head + f'<sst xmlns="{main}" uniqueCount="{len(strings)}">'
            + "".join(f"<si><t>{text}</t></si>" for text in strings) + "</sst>")


arguments = argparse.ArgumentParser()
arguments.add_argument("rows", type=int)
arguments.add_argument("first", type=int, nargs="?", default=1)
arguments.add_argument("--xlsx", metavar="FILE")
given = arguments.parse_args()
if given.xlsx:
    write_xlsx(given.xlsx, given.first, given.rows)
else:
    write_csv(sys.stdout.buffer, given.first, given.rows)
