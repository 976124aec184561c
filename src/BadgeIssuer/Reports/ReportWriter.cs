using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.Reports;

/// <summary>Writes a report as CSV, JSON and a page that needs neither script nor network.</summary>
/// <param name="report">The report.</param>
/// <param name="madeOn">The day it was made, in the programme's time zone.</param>
public sealed class ReportWriter(BadgeReport report, DateOnly madeOn)
{
    private const int BarWidth = 320;
    private const int BarHeight = 16;

    private static readonly (LocalizedText Name, string Wire, Func<BadgeCounts, int> Of)[] Columns =
    [
        (new("発行数", "Issued"), "issued", counts => counts.Issued),
        (new("有効", "Active"), "active", counts => counts.Active),
        (new("期限切れ", "Expired"), "expired", counts => counts.Expired),
        (new("一時停止", "Suspended"), "suspended", counts => counts.Suspended),
        (new("失効", "Revoked"), "revoked", counts => counts.Revoked),
        (new("訂正済み", "Corrected"), "superseded", counts => counts.Superseded),
        (new("消去済み", "Erased"), "erased", counts => counts.Erased),
    ];

    /// <summary>One line a row, UTF-8 with BOM and CRLF, as Excel opens it.</summary>
    public byte[] Csv()
    {
        var text = new StringBuilder("\uFEFF");
        Line(["集計", "コード", "名称", .. Columns.Select(column => column.Name.Japanese)]);
        Line(["合計", "", "", .. Numbers(report.Total)]);
        foreach (var section in report.Sections)
        {
            foreach (var row in section.Rows)
            {
                Line([section.Name.Japanese, row.Code, row.Name.Japanese, .. Numbers(row.Counts)]);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(IEnumerable<string> cells) => text
            .AppendJoin(',', cells.Select(cell => $"\"{FormulaGuard.Neutralise(cell).Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
            .Append("\r\n");
    }

    /// <summary>The report as one JSON object.</summary>
    /// <param name="indented">Whether for people to read, or in one line.</param>
    public byte[] Json(bool indented)
    {
        var form = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, form))
        {
            writer.WriteStartObject();
            writer.WriteString("madeOn", Day(madeOn));
            writer.WriteString("from", report.From is { } from ? Day(from) : null);
            writer.WriteString("to", report.To is { } to ? Day(to) : null);
            writer.WriteStartObject("total");
            Write(writer, report.Total);
            writer.WriteEndObject();
            foreach (var section in report.Sections)
            {
                writer.WriteStartArray(section.Code);
                foreach (var row in section.Rows)
                {
                    writer.WriteStartObject();
                    writer.WriteString("code", row.Code.Length > 0 ? row.Code : null);
                    writer.WriteString("ja", row.Name.Japanese);
                    writer.WriteString("en", row.Name.English);
                    Write(writer, row.Counts);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The report as a page, with a bar for each row and the same numbers beside it.</summary>
    /// <param name="issuer">Whose badges these are.</param>
    /// <param name="language">The language of the page; the other one stands below in small.</param>
    public byte[] Html(LocalizedText issuer, Language language)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        var japanese = language is Language.Japanese;
        var title = japanese ? "デジタルバッジ発行報告" : "Digital badges issued";
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{(japanese ? "ja" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{title}</title>
            <style>
            body {"{"} font: 15px/1.6 "BIZ UDPGothic", "Noto Sans JP", "Yu Gothic", Meiryo, sans-serif; color: #0f2244; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; {"}"}
            h1 {"{"} font-size: 1.6rem; border-bottom: 3px solid #d8b258; padding-bottom: .3rem; {"}"}
            h2 {"{"} font-size: 1.1rem; margin: 2rem 0 .4rem; {"}"}
            small {"{"} color: #4a5568; font-weight: normal; {"}"}
            table {"{"} border-collapse: collapse; table-layout: fixed; width: 100%; {"}"}
            th:first-child {"{"} width: 28%; {"}"}
            td:nth-child(2) {"{"} width: 16%; {"}"}
            th, td {"{"} padding: .25rem .4rem; border-bottom: 1px solid #d5dce6; text-align: left; vertical-align: middle; {"}"}
            td.n, th.n {"{"} text-align: right; font-variant-numeric: tabular-nums; {"}"}
            th.n {"{"} padding-inline: .15rem; font-size: .8em; line-height: 1.3; vertical-align: bottom; {"}"}
            tr {"{"} break-inside: avoid; {"}"}
            svg {"{"} display: block; width: 100%; {"}"}
            @media (max-width: 40rem) {"{"} body {"{"} font-size: 13px; {"}"} td:nth-child(2) {"{"} display: none; {"}"} th, td {"{"} padding-inline: .15rem; overflow-wrap: anywhere; {"}"} {"}"}
            @page {"{"} size: A4; margin: 15mm; {"}"}
            @media print {"{"} body {"{"} margin: 0; padding: 0; font-size: 9pt; line-height: 1.45; {"}"} h2 {"{"} margin-top: 1.2rem; break-after: avoid; {"}"} thead {"{"} display: table-header-group; {"}"} svg {"{"} print-color-adjust: exact; -webkit-print-color-adjust: exact; {"}"} {"}"}
            </style>
            </head>
            <body>
            <h1>{title}</h1>
            <p>{Text(issuer)}<br>{Period(japanese)}<br>{(japanese ? "作成日" : "Made on")} {Day(madeOn)}</p>

            """);
        Append(page, new ReportSection("total", new("合計", "Total"), [new ReportRow("", new("すべて", "All"), report.Total)]), language);
        foreach (var section in report.Sections)
        {
            Append(page, section, language);
        }

        page.Append(japanese
            ? "<p><small>訂正済みは、訂正した新しいバッジに替わったものです。新しいバッジも発行数に含みます。帯の濃い部分が有効、薄い部分がそれ以外です。</small></p>\n"
            : "<p><small>A corrected badge was replaced by a new one, which counts as issued too. The dark part of a bar holds, the light part does not.</small></p>\n");
        return Encoding.UTF8.GetBytes(page.Append("</body>\n</html>\n").ToString());

        string Text(LocalizedText text) => Encode(text.In(language));
    }

    private string Period(bool japanese) => (report.From, report.To) switch
    {
        (null, null) => japanese ? "全期間" : "All time",
        var (from, to) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(japanese ? "発行日" : "Issued")} {(from is { } first ? Day(first) : "")} – {(to is { } last ? Day(last) : "")}"),
    };

    private static void Append(StringBuilder page, ReportSection section, Language language)
    {
        var other = language is Language.Japanese ? Language.English : Language.Japanese;
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(section.Name.In(language))} <small lang=\"{(other is Language.English ? "en" : "ja")}\">{Encode(section.Name.In(other))}</small></h2>\n<table>\n<thead><tr><th scope=\"col\">{(language is Language.Japanese ? "名称" : "Name")}</th><td></td>");
        foreach (var (name, _, _) in Columns)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"n\">{Encode(name.In(language))}</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        var most = Math.Max(1, section.Rows.Select(row => row.Counts.Issued).DefaultIfEmpty().Max());
        foreach (var row in section.Rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Encode(row.Name.In(language))}<br><small>{Encode(row.Code == row.Name.In(language) ? "" : row.Code)}</small></th><td>{Bar(row.Counts, most)}</td>");
            foreach (var (_, _, of) in Columns)
            {
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{of(row.Counts):N0}</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    // Hidden from screen readers: the numbers stand in the same row.
    private static string Bar(BadgeCounts counts, int most)
    {
        var whole = (double)BarWidth * counts.Issued / most;
        var active = (double)BarWidth * counts.Active / most;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg height=\"{BarHeight}\" viewBox=\"0 0 {BarWidth} {BarHeight}\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{whole:0.#}\" height=\"{BarHeight}\" fill=\"#9db2cf\"/><rect width=\"{active:0.#}\" height=\"{BarHeight}\" fill=\"#122b54\"/></svg>");
    }

    private static IEnumerable<string> Numbers(BadgeCounts counts) =>
        Columns.Select(column => column.Of(counts).ToString(CultureInfo.InvariantCulture));

    private static void Write(Utf8JsonWriter writer, BadgeCounts counts)
    {
        foreach (var (_, wire, of) in Columns)
        {
            writer.WriteNumber(wire, of(counts));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
