#!/usr/bin/env python3
"""Makes samples/rosters: the files that operators would send, byte by byte as Windows and Excel write them.

Run once by whoever changes a sample; the results are committed, and nothing in the build needs Python. Beside each
roster stands what must become of its lines (NAME.expected.json), written here by hand and not by the product.
All people are fictional.
"""
import json
import pathlib
import zipfile

OUT = pathlib.Path(__file__).resolve().parent.parent / "samples" / "rosters"


def expected(name, facts, lines):
    entries = [
        {"line": line, "learner": learner, "disposition": disposition, "codes": codes}
        for line, learner, disposition, codes in lines
    ]
    text = json.dumps({**facts, "lines": entries}, ensure_ascii=False, indent=2)
    (OUT / name).write_text(text + "\n", encoding="utf-8")


def cp932():
    t11, t12, t13 = "教材タイプ1 ①需要予測・在庫最適化（小売業）", "MDXQ2-T1-2", "工数予測（製造業）"
    t21, t22, t31 = "収益改善(店舗運営型企業)", "製造運輸業の業務最適化", "教材タイプ３　①店舗型小売業ＯＭＯビジネス"
    rows = [
        # learner, name, reading, mail, birth, programme, date, result, purpose, remarks, disposition, codes
        ("Q06-AX-0001", "山田　太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "taro.yamada@example.jp", "1990/4/1", t11, "2024/12/20", "合格", "新規", "", "accept", []),
        ("Q06-AX-0002", "髙橋　花子", "ﾀｶﾊｼ ﾊﾅｺ", "hanako@example.jp", "1992/5/2", "需要予測・在庫最適化（小売業）", "令和6年12月20日", "合格", "新規", "", "accept", []),
        ("Q06-AX-0003", "山﨑　健", "ﾔﾏｻﾞｷ ｹﾝ", "ken.yamazaki@example.jp", "1988/6/3", t12, "R6.12.21", "修了", "", "", "accept", []),
        ("Ｑ０６－ＡＸ－０００４", "佐藤　次郎", "ｻﾄｳ ｼﾞﾛｳ", "Jiro.Sato@Example.JP", "1985/7/4", t13, "２０２４年１２月２２日", "○", "新規", "", "accept", []),
        ("Q06-AX-0005", "鈴木　一郎", "ｽｽﾞｷ ｲﾁﾛｳ", "ichiro@example.jp", "1979/8/5", t11, "", "不合格", "新規", "", "not_eligible", ["roster.result-not-eligible"]),
        ("Q06-AX-0006", "田中　美咲", "ﾀﾅｶ ﾐｻｷ", "", "1995/9/6", t11, "2024/12/20", "合格", "新規", "", "reject", ["roster.email-missing"]),
        ("Q06-AX-0007", "伊藤　健太", "ｲﾄｳ ｹﾝﾀ", "kenta@example.jp", "1991/10/7", t12, "2024-02-30", "合格", "新規", "", "reject", ["roster.date-impossible"]),
        ("A06-1234", "渡辺　由美", "ﾜﾀﾅﾍﾞ ﾕﾐ", "yumi@example.jp", "1993/11/8", t12, "2024/12/20", "合格", "新規", "", "reject", ["roster.learner-number-malformed"]),
        ("Q06-AX-0008", "斉藤　誠", "ｻｲﾄｳ ﾏｺﾄ", "makoto@example.jp", "1987/12/9", t21, "2025/1/10", "合格", "新規", "", "skip", ["roster.superseded"]),
        ("Q06-AX-0009", "小林　直樹", "ｺﾊﾞﾔｼ ﾅｵｷ", "naoki@example.jp", "1990/1/10", t21, "2025.1.15", "合", "新規", "", "accept", []),
        ("Q06-AX-0009", "小林　直樹", "ｺﾊﾞﾔｼ ﾅｵｷ", "naoki@example.jp", "1990/1/10", t21, "2025/01/15", "合格", "新規", "二重に記載", "skip", ["roster.repeated-row"]),
        ("Q06-AX-0010", "?橋　亮", "ﾊｼ ﾘｮｳ", "ryo@example.jp", "1994/2/11", t22, "24/12/20", "合格", "新規", "", "reject", ["roster.name-lost-character", "roster.date-two-digit-year"]),
        ("Q06-AX-0011", "加藤　恵", "ｶﾄｳ ﾒｸﾞﾐ", "megumi@example.jp", "1996/3/12", t22, "2025/3/15", "合格", "新規", "", "reject", ["roster.date-outside-term"]),
        ("Q06-AX-0012", "吉田　翔", "ﾖｼﾀﾞ ｼｮｳ", "sho@example.jp", "1997/4/13", "運営事業者が独自に設計した教材", "2024/12/20", "合格", "新規", "", "reject", ["roster.achievement-not-approved"]),
        ("Q06-AX-0013", "山口　さくら", "ﾔﾏｸﾞﾁ ｻｸﾗ", "sakura@example.jp", "1998/5/14", t31, "2024/12/20", "合格", "新規", "", "hold", ["roster.shared-email"]),
        ("Q06-AX-0014", "松本　大輔", "ﾏﾂﾓﾄ ﾀﾞｲｽｹ", "SAKURA@example.jp", "1989/6/15", t31, "2024/12/20", "合格", "新規", "", "hold", ["roster.shared-email"]),
        ("Q06-AX-0015", "井上　愛", "ｲﾉｳｴ ｱｲ", "ai@example.jp", "1990/7/16", t31, "45646", "可", "新規", "", "accept_warn", ["roster.date-is-serial"]),
        ("Q06-AX-0016", "木村　拓", "ｷﾑﾗ ﾀｸ", "taku@example.jp", "1991/8/17", t12, "令和７年１月３１日", "済", "新規", '"氏名の漢字を確認済み\r\n（電話にて）"', "accept", []),
        ("Q06-AX-0008", "齊藤　誠", "ｻｲﾄｳ ﾏｺﾄ", "makoto@example.jp", "1987/12/9", t21, "2025/1/10", "合格", "訂正", "9行目の氏名を訂正", "accept", []),
        ("Q06-AX-0017", "林　優子", "ﾊﾔｼ ﾕｳｺ", "yuko@example.jp", "1992/9/18", t12, "2024/12/20", "保留", "新規", "", "reject", ["roster.result-unknown"]),
        ("Q06-AX-0018", "清水　剛", "ｼﾐｽﾞ ﾂﾖｼ", "tsuyoshi@example.jp", "1986/10/19", t12, "2024/12/20", "合格", "新規", "", "hold", ["roster.conflicting-rows"]),
        ("Q06-AX-0018", "清水　剛", "ｼﾐｽﾞ ﾂﾖｼ", "tsuyoshi@example.jp", "1986/10/19", t12, "2024/12/27", "合格", "新規", "", "hold", ["roster.conflicting-rows"]),
        ("Q06-AX-0019", "森　陽子", "ﾓﾘ ﾖｳｺ", "yoko@example.jp", "1984/11/20", t12, "2024/12/20", "合格", "取消", "", "hold", ["roster.cancellation"]),
        ("Q06-AX-0020", "池田　守", "ｲｹﾀﾞ ﾏﾓﾙ", "mamoru@example.jp", "1983/12/21", t12, "H36.12.20", "合格", "新規", "", "reject", ["roster.date-after-era"]),
        ("Q06-AX-0021", "@GAIJI@田　学", "ﾀ ﾏﾅﾌﾞ", "manabu@example.jp", "1982/1/22", t12, "2024/12/20", "合格", "新規", "", "reject", ["roster.name-private-use"]),
        ("Q06-AX-0022", "@UNDEF@野　薫", "ﾉ ｶｵﾙ", "kaoru@example.jp", "1981/2/23", t12, "2024/12/20", "合格", "新規", "", "reject", ["roster.undecodable-bytes"]),
    ]
    empty = "," * 10
    lines = [
        ("令和６年度　マナビＤＸ　Ｑｕｅｓｔ　ケーススタディ教育プログラム　修了者名簿" + empty, None, "header", ["roster.title-line"]),
        ("運営事業者：見本研修株式会社（提出日：2025年2月3日）" + empty, None, "header", ["roster.title-line"]),
        (empty, None, "skip", ["roster.blank-line"]),
        ("No.,受講者番号,氏名,フリガナ,メールアドレス,生年月日,プログラム名,修了日,合否,区分,備考", None, "header", []),
    ]
    for number, row in enumerate(rows, 1):
        learner = row[0].translate({0xFF01 + i: 0x21 + i for i in range(94)})
        known = learner if learner.startswith("Q06-") else None
        lines.append((",".join((str(number),) + row[:10]), known, row[10], row[11]))
    lines += [
        (empty, None, "skip", ["roster.blank-line"]),
        ("合計,26名" + "," * 9, None, "skip", ["roster.trailer-line"]),
        ("※ 本名簿に記載の個人情報は、修了証の発行のためにのみ使用します。" + empty, None, "skip", ["roster.trailer-line"]),
    ]

    line, outcomes, data = 1, [], b""
    for text, learner, disposition, codes in lines:
        outcomes.append((line, learner, disposition, codes))
        line += 1 + text.count("\r\n")
        # Windows writes 髙 as FBFC; the second 﨑 is written as older software does, and two characters as nobody should.
        data += text.encode("cp932").replace(b"@GAIJI@", b"\xf0\x40").replace(b"@UNDEF@", b"\x85\x40") + b"\r\n"
    data = data.replace("﨑".encode("cp932"), b"\xed\x95")
    (OUT / "cp932.csv").write_bytes(data)
    expected("cp932.expected.json", {
        "source": "PRODUCT.md §3; made by eng/make-sample-rosters.py", "format": "csv", "encoding": "CP932",
        "today": "2025-04-01", "dropped": ["No.", "フリガナ", "生年月日", "備考"],
    }, outcomes)


def utf8():
    rows = [
        ("Q06-BX-0001", "Ada Lovelace", "ada@example.jp", "MDXQ2-T1-1", "2024-12-20", "pass", "accept", []),
        ("Q06-BX-0002", "葛\U000E0100城　玲", "rei@example.jp", "Type 1-3 Man-hour Forecast (Manufacturing)", "2024-12-20T18:30:00", "Pass", "accept", []),
        ("Q06-BX-0003", "𠮷野　家", "\u200Bie@example.jp", "mdxq2-t2-2", "20241220", "○", "accept_warn", ["roster.email-zero-width"]),
        ("Q06-BX-0004", "O'Brien, Seán", "sean@example.jp", "MDXQ2-T3-1", "20/12/2024", "pass", "reject", ["roster.date-day-first"]),
        ("Q06-BX-0005", "<b>Eve</b>", "eve@example..jp", "MDXQ2-T9-9", "2026-12-20", "", "reject",
         ["roster.achievement-unknown", "roster.result-missing", "roster.name-angle-bracket", "roster.email-malformed", "roster.date-in-future"]),
        ("Q06-BX-0006", "김 민수", "minsu@example.jp", "MDXQ2-T3-1", "2025/1/31", "fail", "not_eligible", ["roster.result-not-eligible"]),
    ]
    lines = ["Learner ID,Full Name,E-mail,Programme,Completion Date,Result"]
    outcomes = [(1, None, "header", [])]
    for line, row in enumerate(rows, 2):
        lines.append(",".join('"' + cell + '"' if "," in cell else cell for cell in row[:6]))
        outcomes.append((line, row[0], row[6], row[7]))
    (OUT / "utf8.csv").write_bytes("".join(line + "\n" for line in lines).encode("utf-8"))
    expected("utf8.expected.json", {
        "source": "PRODUCT.md §3; made by eng/make-sample-rosters.py", "format": "csv", "encoding": "UTF-8",
        "today": "2025-04-01", "dropped": [],
    }, outcomes)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Strings:
    """Shared strings; a text may carry the reading that Excel keeps with it."""

    def __init__(self):
        self.items = []

    def add(self, text, reading=None, struck=False):
        run = f'<t xml:space="preserve">{escape(text)}</t>'
        if struck:
            run = f"<r><rPr><strike/></rPr>{run}</r>"
        if reading:
            run += f'<rPh sb="0" eb="{len(text)}"><t>{reading}</t></rPh><phoneticPr fontId="1"/>'
        self.items.append(f"<si>{run}</si>")
        return len(self.items) - 1


def xlsx():
    strings = Strings()
    PLAIN, DATE, ERA, STRUCK, BOLD = 0, 1, 2, 3, 4

    def text(value, style=PLAIN, **more):
        return f's="{style}" t="s"><v>{strings.add(value, **more)}</v>'

    def date(serial, style=DATE):
        return f's="{style}"><v>{serial}</v>'

    dec20, jan31, feb28, mar31, apr1 = 45646, 45688, 45716, 45747, 45748
    p1 = "地域企業協働プログラム（パターン1）"
    people = [
        # learner, family (reading), given (reading), mail, programme, date, result, remarks, hidden, disposition, codes
        ("Q06-HA-0001", ("青木", "アオキ"), ("遥", "ハルカ"), "haruka@example.jp", p1, date(jan31), "修了", "", 0, "accept", []),
        ("Q06-HA-0002", ("𠮷田", "ヨシダ"), ("悟", "サトル"), "satoru@example.jp", "パターン２", date(feb28, ERA), "修了", "", 0, "accept", []),
        ("Q06-HA-0003", ("邊見", "ヘンミ"), ("咲", "サキ"), "saki@example.jp", "MDXQ3-P3", date(mar31), "修了", "", 0, "accept", []),
        ("Q06-HA-0004", ("藤田", "フジタ"), ("蓮", "レン"), "ren@example.jp", p1, date("45688.75"), "修了", "夜に修了", 0, "accept", []),
        ("Q06-HA-0005", ("岡田", "オカダ"), ("凛", "リン"), "rin@example.jp", p1, date(jan31), "未修了", "", 0, "not_eligible", ["roster.result-not-eligible"]),
        ("Q06-HA-0006", ("後藤", "ゴトウ"), ("葵", "アオイ"), "aoi@example.jp", p1, date(jan31), "辞退", "", 0, "not_eligible", ["roster.result-not-eligible"]),
        ("Q06-HA-0007", ("近藤", "コンドウ"), ("湊", "ミナト"), "minato@example.jp", p1, date(jan31), "修了", "", 1, "hold", ["roster.hidden-row"]),
        ("Q06-HA-0008", ("坂本", "サカモト"), ("結", "ユイ"), "yui@example.jp", p1, date(jan31), "STRUCK", "", 0, "hold", ["roster.struck-through"]),
        ("Q06-HA-0009", ("遠藤", "エンドウ"), ("樹", "イツキ"), "itsuki@example.jp", "パターン4", date(jan31), "修了", "", 0, "reject", ["roster.achievement-unknown"]),
        ("Q06-HA-0010", ("青山", "アオヤマ"), ("光", "ヒカル"), "hikaru@example.jp", p1, 's="0"><v>45688</v>', "修了", "", 0, "accept_warn", ["roster.date-is-serial"]),
        ("Q06-HA-0011", ("西村", "ニシムラ"), ("陸", "リク"), "riku@example.jp", p1, 's="0" t="e"><v>#REF!</v>', "修了", "", 0, "reject", ["roster.cell-error"]),
        ("Q06-HA-0012", ("福田", "フクダ"), ("楓", "カエデ"), "kaede@example.jp", p1, date(apr1), "修了", "", 0, "reject", ["roster.date-outside-term"]),
        ("Q06-HA-0013", ("太田", "オオタ"), ("新", "アラタ"), "arata@example.jp", p1, 's="1"><f>DATE(2025,1,31)</f><v>45688</v>', "修了", "", 0, "accept", []),
        ("Q06-HA-0014", ("三浦", "ミウラ"), ("", ""), "miura@example.jp", p1, date(jan31), "修了", "", 0, "reject", ["roster.name-missing"]),
        ("Q06-HA-0015", ("藤井", "フジイ"), ("朔", "サク"), "saku@example.jp;saku2@example.jp", p1, date(jan31), "修了", "", 0, "reject", ["roster.email-several"]),
        ("Q06-HA-0016", ("岡本", "オカモト"), ("律", "リツ"), "ritsu@example.jp", p1, text("令和７年２月２８日（金）"), "修了", "", 0, "accept", []),
        ("Q06-HA-0017", ("松田", "マツダ"), ("澪", "ミオ"), "mio@example.jp", "地域企業協働プログラム　パターン３（ＤＸ構想）", date(mar31), "修了", "", 0, "accept", []),
        ("Q06-HA-0001", ("青木", "アオキ"), ("遥", "ハルカ"), "haruka@example.jp", p1, date(jan31), "修了", "再掲", 0, "skip", ["roster.repeated-row"]),
        ("Q06-HA-18", ("中川", "ナカガワ"), ("奏", "カナデ"), "kanade@example.jp", p1, date(dec20), "修了", "", 0, "reject", ["roster.learner-number-malformed"]),
        ("Q06-HA-0019", ("中野", "ナカノ"), ("暁", "アキラ"), "akira@example.jp", p1, text(""), "修了", "", 0, "reject", ["roster.date-missing"]),
    ]

    def row(number, cells, hidden=0):
        inside = "".join(f'<c r="{column}{number}" {cell}</c>' for column, cell in cells if cell)
        attribute = ' hidden="1"' if hidden else ""
        return f'<row r="{number}"{attribute}>{inside}</row>'

    outcomes = [
        (1, None, "header", ["roster.title-line"]), (2, None, "skip", ["roster.blank-line"]),
        (3, None, "header", []), (4, None, "header", []),
    ]
    rows = [row(1, [("A", text("令和６年度 地域企業協働プログラム 修了者名簿（地域ハブ団体：見本県ＤＸ推進協議会）", BOLD))])]
    top = ["受講者番号", "氏名", None, "フリガナ", None, "電話番号", "メールアドレス", "プログラム", "修了日", "修了判定", "備考"]
    low = [None, "姓", "名", "セイ", "メイ", None, None, None, None, None, None]
    rows.append(row(3, [(c, text(v, BOLD) if v else f's="{BOLD}">') for c, v in zip("ABCDEFGHIJK", top)]))
    rows.append(row(4, [(c, text(v, BOLD) if v else f's="{BOLD}">') for c, v in zip("ABCDEFGHIJK", low)]))
    for number, person in enumerate(people, 5):
        learner, family, given, mail, programme, day, result, remarks, hidden, disposition, codes = person
        cells = [
            ("A", text(learner)), ("B", text(family[0], reading=family[1])),
            ("C", text(given[0], reading=given[1]) if given[0] else None),
            ("D", text(family[1])), ("E", text(given[1]) if given[1] else None), ("F", text("090-0000-0000")),
            ("G", f't="inlineStr"><is><t>{escape(mail)}</t></is>'), ("H", text(programme)), ("I", day),
            ("J", text("修了", STRUCK) if result == "STRUCK" else text(result)), ("K", text(remarks) if remarks else None),
        ]
        rows.append(row(number, cells, hidden))
        outcomes.append((number, learner if len(learner) == 11 else None, disposition, codes))
    last = 5 + len(people)
    rows.append(row(last + 1, [("A", text("以上")), ("B", text("修了者 17名"))]))
    rows.append(f'<row r="{last + 2}" ht="18"><c r="A{last + 2}" s="{BOLD}"/></row>')
    outcomes += [(last, None, "skip", ["roster.blank-line"]), (last + 1, None, "skip", ["roster.trailer-line"])]

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

    def sheet(body, more=""):
        return f'{head}<worksheet xmlns="{main}"><cols><col min="6" max="6" width="12" hidden="1"/></cols><sheetData>{body}</sheetData>{more}</worksheet>'

    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ["A1:K1", "A3:A4", "B3:C3", "D3:E3", "G3:G4"])
    guide = row(1, [("A", text("記入要領", BOLD))]) + row(2, [("A", text("修了日は日付で入力してください。"))])
    sheets = [
        ("修了者名簿", "", sheet("".join(rows), f'<mergeCells count="5">{merges}</mergeCells>')),
        ("記入要領", "", sheet(guide)),
        ("集計用", ' state="hidden"', sheet(row(1, [("A", text("作業用"))]))),
    ]
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for n in (1, 2, 3))
        + '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr/><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{n}"{state} r:id="rId{n}"/>' for n, (name, state, _) in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in (1, 2, 3))
        + f'<Relationship Id="rId4" Type="{office}/styles" Target="styles.xml"/><Relationship Id="rId5" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'{head}<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>'
        '<fonts count="3"><font><sz val="11"/><name val="游ゴシック"/></font><font><strike/><sz val="11"/><name val="游ゴシック"/></font><font><b/><strike val="0"/><sz val="11"/><name val="游ゴシック"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'{head}<sst xmlns="{main}">{"".join(strings.items)}</sst>',
    }
    for n, (_, _, xml) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = xml
    archive_of(OUT / "regional.xlsx", parts)
    expected("regional.expected.json", {
        "source": "PRODUCT.md §3; made by eng/make-sample-rosters.py", "format": "xlsx", "encoding": None,
        "today": "2025-04-01", "dropped": ["フリガナ セイ", "フリガナ メイ", "電話番号", "備考"],
    }, outcomes)


def two_rows():
    """UTF-8 with its mark; a header of two rows, a date in three columns, pages that were joined."""
    t12 = "工数予測（製造業）"
    top = "受講者番号,氏名,,連絡先,コース名,修了日,,,修了判定,備考"
    low = ",姓,名,メールアドレス,,年,月,日,,"
    lines = [
        ("ケーススタディ教育プログラム 修了者一覧", None, "header", ["roster.title-line"]),
        (top, None, "header", []),
        (low, None, "header", []),
        ("Q06-CX-0001,葛󠄀城,翠,midori@example.jp," + t12 + ",2024,12,20,修了,", "Q06-CX-0001", "accept", []),
        ("Q06-CX-0002,𠮷野,匠,takumi@example.jp," + t12 + ",令和6年,12月,20日,○,", "Q06-CX-0002", "accept", []),
        ("Q06-CX-0003,小野,,ono@example.jp," + t12 + ",2024,12,20,修了,", "Q06-CX-0003", "reject", ["roster.name-missing"]),
        (top, None, "header", ["roster.repeated-header"]),
        ("Q06-CX-0004,片山,陽,yo@example.jp," + t12 + ",2024,13,20,修了,", "Q06-CX-0004", "reject", ["roster.date-impossible"]),
        ("Q06-CX-0005,黒田,環,tamaki@example.jp," + t12 + ",2024,12,20,修了", "Q06-CX-0005", "accept_warn", ["roster.ragged-row"]),
        ("Q06-CX-0006,久保,誠,kubo@example.jp," + t12 + ",2024,12", "Q06-CX-0006", "reject", ["roster.ragged-row"]),
        ("Q06-CX-0007,杉山,望,nozomi@example.jp,工数予測,（製造業）,2024,12,20,修了,再掲", "Q06-CX-0007", "reject", ["roster.ragged-row"]),
        ('Q06-CX-0008,市川,葉,"ichikawa@example.jp,' + t12 + ",2024,12,20,修了,", "Q06-CX-0008", "reject", ["roster.quote-unterminated"]),
        ("Q06-CX-0009,野口,晶,akira.n@example.jp," + t12 + ",6,12,20,修了,", "Q06-CX-0009", "reject", ["roster.date-two-digit-year"]),
        ("－－－－,,,,,,,,,", None, "skip", ["roster.trailer-line"]),
        ("修了者数,2名,,,,,,,,", None, "skip", ["roster.trailer-line"]),
    ]
    (OUT / "two-rows.csv").write_bytes(("\ufeff" + "".join(line[0] + "\r\n" for line in lines)).encode("utf-8"))
    expected("two-rows.expected.json", {
        "source": "PRODUCT.md §3; made by eng/make-sample-rosters.py", "format": "csv", "encoding": "UTF-8 (BOM)",
        "today": "2025-04-01", "dropped": ["備考"],
    }, [(number, *line[1:]) for number, line in enumerate(lines, 1)])


def utf16():
    """What Excel calls Unicode text: UTF-16, tabs."""
    t31 = "教材タイプ３　①店舗型小売業ＯＭＯビジネス"
    rows = [
        ("受講番号", "受講者名", "E-mail", "プログラム", "完了日", "合否", "区分", None, "header", []),
        ("Q06-DX-0001", "한 유진", "+yujin@example.jp", t31, "R6.12.20", "合", "新規", "Q06-DX-0001", "accept", []),
        ("Ｑ０６－ＤＸ－０００２", "森田　篤", "ＭＯＲＩＴＡ＠ｅｘａｍｐｌｅ．ｊｐ", t31, "２０２４／１２／２０", "可", "", "Q06-DX-0002", "accept", []),
        ("Q06-DX-0003", "平成　太郎", "heisei@example.jp", t31, "H31.12.20", "合", "", "Q06-DX-0003", "reject", ["roster.date-after-era"]),
        ("Q06-DX-0004", "原　恵", "megumi@example.jp", t31, "45646", "合", "", "Q06-DX-0004", "accept_warn", ["roster.date-is-serial"]),
        ("Q06-DX-0005", "横山　弘", "hiroshi@example.jp", t31, "12/20/2024", "合", "", "Q06-DX-0005", "reject", ["roster.date-day-first"]),
        ("Q06-DX-0006", "宮本　文", "aya@example.jp", t31, "2024.12.20", "合", "訂正", "Q06-DX-0006", "accept", []),
        ("Q06-DX-0007", "内田　薫", "uchida@example.jp", t31, "2024-12-20", "合", "取消", "Q06-DX-0007", "hold", ["roster.cancellation"]),
        ("Q06-DX-0008", "高木　〓", "takagi@example.jp", t31, "20241220", "合", "", "Q06-DX-0008", "reject", ["roster.name-lost-character"]),
        ("Q06-DX-0009", "安藤　司", "=ando@example.jp", t31, "2024/12/20", "合", "", "Q06-DX-0009", "accept", []),
        ("Q06-DX-0010", "田辺　\u202e聡", "tanabe@example.jp", t31, "2024/12/20", "合", "", "Q06-DX-0010", "reject", ["roster.name-control"]),
    ]
    text = "".join("\t".join(row[:7]) + "\r\n" for row in rows)
    (OUT / "utf16.tsv").write_bytes(("\ufeff" + text).encode("utf-16-le"))
    expected("utf16.expected.json", {
        "source": "PRODUCT.md §3; made by eng/make-sample-rosters.py", "format": "tsv", "encoding": "UTF-16LE (BOM)",
        "today": "2025-04-01", "dropped": [],
    }, [(number, *row[7:]) for number, row in enumerate(rows, 1)])


def mapped():
    """Headings that nobody could guess, semicolons, and a mapping that says what they mean."""
    lines = [
        ("氏名;メールアドレス;この表は旧システムの出力です", None, "header", ["roster.title-line"]),
        ("会員;苗;字名;宛先;講座;おわり;可否", None, "header", []),
        ("Q06-EX-0001;和田;悠;yu@example.jp;MDXQ2-T1-3;2024/12/20;◎", "Q06-EX-0001", "accept", []),
        ("Q06-EX-0002;千葉;岬;misaki@example.jp;MDXQ2-T1-3;2024/12/20;－", "Q06-EX-0002", "not_eligible", ["roster.result-not-eligible"]),
        ("Q06-EX-0003;久保田;渚;nagisa@example.jp;MDXQ2-T1-3;2024/12/20;合格", "Q06-EX-0003", "reject", ["roster.result-unknown"]),
    ]
    (OUT / "mapped.csv").write_bytes("".join(line[0] + "\r\n" for line in lines).encode("cp932"))
    mapping = {
        "columns": {"learnerNumber": "会員", "familyName": "苗", "givenName": "字名", "emailAddress": "宛先", "completedOn": "おわり", "result": "可否"},
        "headerRow": 2,
        "resultMarks": {"pass": ["◎"], "notEligible": ["－"]},
    }
    (OUT / "mapped.mapping.json").write_text(json.dumps(mapping, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    expected("mapped.expected.json", {
        "source": "PRODUCT.md §3; made by eng/make-sample-rosters.py", "format": "csv", "encoding": "CP932",
        "today": "2025-04-01", "dropped": [],
    }, [(number, *line[1:]) for number, line in enumerate(lines, 1)])


def merged():
    """A workbook that counts from 1904 and writes one programme beside all its learners; another reads it with inline texts."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    dec20 = 45646 - 1462

    def cell(place, value):
        if isinstance(value, int):
            return f'<c r="{place}" s="1"><v>{value}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>' if value else ""

    rows = [
        (("プログラム名", "受講者番号", "氏名", "メールアドレス", "修了日", "合否", "備考"), None, "header", []),
        (("収益改善(店舗運営型企業)", "Q06-FX-0001", "上野　歩", "ayumi@example.jp", dec20, "合格", "=1+1"), "Q06-FX-0001", "accept", []),
        (("", "Q06-FX-0002", "柴田　潤", "jun@example.jp", dec20, "合格", ""), "Q06-FX-0002", "accept_warn", ["roster.merged-filled"]),
        (("", "Q06-FX-0003", "酒井　凪", "nagi@example.jp", dec20, "×", "-"), "Q06-FX-0003", "not_eligible", ["roster.merged-filled", "roster.result-not-eligible"]),
        (("MDXQ2-T2-1", "Q06-FX-0004", "工藤　静", "kudo@example.jp", dec20, "合格", ""), "Q06-FX-0004", "accept", []),
        (("MDXQ2-T2-1", "Q06-FX-0005", "", "shizuka@example.jp", dec20, "合格", ""), "Q06-FX-0005", "hold", ["roster.merged-rows"]),
        (("", "合計", "5名", "", "", "", ""), None, "skip", ["roster.trailer-line"]),
    ]
    body = "".join(
        f'<row r="{line}">' + "".join(cell(f"{column}{line}", value) for column, value in zip("ABCDEFG", row[0])) + "</row>"
        for line, row in enumerate(rows, 1))
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ["A2:A4", "C5:C6"])
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="1"/><sheets><sheet name="修了者" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{head}<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/><name val="游ゴシック"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{main}"><dimension ref="A1:G7"/><cols><col min="1" max="16384" width="18" customWidth="1"/></cols><sheetData>{body}</sheetData><mergeCells count="2">{merges}</mergeCells></worksheet>',
    }
    archive_of(OUT / "merged.xlsx", parts)
    expected("merged.expected.json", {
        "source": "PRODUCT.md §3; made by eng/make-sample-rosters.py", "format": "xlsx", "encoding": None,
        "today": "2025-04-01", "dropped": ["備考"],
    }, [(number, *row[1:]) for number, row in enumerate(rows, 1)])


def archive_of(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, (2025, 4, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, xml.encode("utf-8"))


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    cp932()
    utf8()
    xlsx()
    two_rows()
    utf16()
    mapped()
    merged()
