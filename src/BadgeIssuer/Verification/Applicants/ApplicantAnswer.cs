using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Problems;
using BadgeIssuer.Verification.Words;

namespace BadgeIssuer.Verification.Applicants;

/// <summary>A report in the cells of a list: what somebody who reads a hundred of them needs of each.</summary>
public static class ApplicantAnswer
{
    // The gravest first: what failed says more than what could not be decided.
    private static readonly CheckOutcome[] Reasons = [CheckOutcome.Failed, CheckOutcome.Inconclusive, CheckOutcome.NotRun];

    /// <summary>The headings of the cells.</summary>
    public static ImmutableArray<LocalizedText> Headings { get; } =
    [
        new("判定", "Verdict"),
        new("理由", "Reason"),
        new("発行者", "Issuer"),
        new("達成項目", "Achievement"),
        new("有効期間", "Valid"),
        new("本人一致", "Same person"),
    ];

    /// <summary>The cells of one report, as many as there are headings.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isNamed">Whether the list says who the badge should be about.</param>
    /// <param name="language">The language.</param>
    public static ImmutableArray<string> Cells(VerificationReport report, bool isNamed, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);

        var answer = Answer.Of(report);
        return
        [
            answer.Word.In(language),
            Reason(report, language) ?? answer.Sentence.In(language),
            report.Issuer is { } issuer ? VisibleText.Of(issuer.Name is null ? issuer.Id : $"{issuer.Name} ({issuer.Id})") : "",
            VisibleText.Of(report.Achievement?.Name ?? ""),
            Period(report, language),
            SamePerson(report.RecipientMatches, isNamed).In(language),
        ];
    }

    private static string? Reason(VerificationReport report, Language language)
    {
        var decisive = Reasons.FirstOrDefault(outcome => report.Checks.Any(check => check.Outcome == outcome));
        return decisive is default(CheckOutcome) && report.Verdict is Verdict.Valid
            ? null
            : string.Join(' ', report.Checks
                .Where(check => check.Outcome == decisive)
                .Select(check => CheckWords.Sentence(check, report, language))
                .Distinct());
    }

    private static string Period(VerificationReport report, Language language)
    {
        if (report.ValidFrom is not { } from)
        {
            return "";
        }

        var until = report.ValidUntil is { } end ? Day(end) : new LocalizedText("期限なし", "no end").In(language);
        return $"{Day(from)} – {until}";
    }

    private static string Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static LocalizedText SamePerson(bool? matches, bool isNamed) => matches switch
    {
        true => new("一致", "yes"),
        false => new("不一致", "no"),
        null when isNamed => new("確認できず", "not known"),
        null => new("", ""),
    };
}
