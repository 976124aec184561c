using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Problems;

namespace BadgeIssuer.Verification;

/// <summary>The report as <c>badges verify --json</c> prints it and <c>POST /api/verify</c> answers it.</summary>
/// <remarks>
/// Every member is always there, <c>null</c> where there is nothing to say, so that a program need not ask whether a
/// member exists. Enumerations are their members' names in camel case. A badge's instants keep the offset that the badge
/// gives them: 2025-01-31T00:00:00+09:00 is a day in Tokyo, and would be the day before in UTC.
/// </remarks>
public static class VerificationReportJson
{
    /// <summary>Writes the report as one JSON object.</summary>
    /// <param name="writer">Where to; it is not flushed.</param>
    /// <param name="report">The report.</param>
    /// <param name="language">The language of the sentences.</param>
    public static void Write(Utf8JsonWriter writer, VerificationReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);

        writer.WriteStartObject();
        writer.WriteString("input", report.Input);
        writer.WriteString("verdict", Name(report.Verdict));
        writer.WriteString("format", NameOf(report.Format));
        writer.WriteString("version", NameOf(report.Version));
        writer.WriteString("verifiedAt", DateTimeStamp.Format(report.VerifiedAt.ToUniversalTime()));
        writer.WriteString("id", report.BadgeId);

        writer.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            WriteCheck(writer, check, language);
        }

        writer.WriteEndArray();

        WriteIssuer(writer, report.Issuer);
        WriteAchievement(writer, report.Achievement);

        writer.WriteStartObject("recipient");
        WriteBoolean(writer, "matches", report.RecipientMatches);
        writer.WriteEndObject();

        writer.WriteString("validFrom", report.ValidFrom is { } from ? DateTimeStamp.Format(from) : null);
        writer.WriteString("validUntil", report.ValidUntil is { } until ? DateTimeStamp.Format(until) : null);
        writer.WriteString("status", Name(report.Status));

        writer.WriteStartArray("fetched");
        foreach (var document in report.Fetched)
        {
            writer.WriteStartObject();
            writer.WriteString("url", document.Url);
            writer.WriteNumber("status", document.Status);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        writer.WriteStartArray("warnings");
        foreach (var warning in report.Warnings)
        {
            writer.WriteStartObject();
            WriteProblem(writer, warning, language);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter writer, CheckResult check, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("check", Name(check.Check));
        writer.WriteString("outcome", Name(check.Outcome));
        WriteProblem(writer, check.Problem, language);
        writer.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter writer, Problem? problem, Language language)
    {
        writer.WriteString("code", problem?.Code);
        writer.WriteString("message", problem is null ? null : ProblemCatalogue.Describe(problem, language));
        writer.WriteString("pointer", problem?.Pointer);
    }

    private static void WriteIssuer(Utf8JsonWriter writer, ReportedIssuer? issuer)
    {
        if (issuer is null)
        {
            writer.WriteNull("issuer");
            return;
        }

        writer.WriteStartObject("issuer");
        writer.WriteString("id", issuer.Id);
        writer.WriteString("name", issuer.Name);
        writer.WriteString("trust", Name(issuer.Trust));
        writer.WriteEndObject();
    }

    private static void WriteAchievement(Utf8JsonWriter writer, ReportedAchievement? achievement)
    {
        if (achievement is null)
        {
            writer.WriteNull("achievement");
            return;
        }

        writer.WriteStartObject("achievement");
        writer.WriteString("id", achievement.Id);
        writer.WriteString("name", achievement.Name);
        writer.WriteStartArray("alignments");
        foreach (var alignment in achievement.Alignments)
        {
            writer.WriteStartObject();
            writer.WriteString("targetName", alignment.TargetName);
            writer.WriteString("targetUrl", alignment.TargetUrl);
            writer.WriteString("targetFramework", alignment.TargetFramework);
            writer.WriteString("targetCode", alignment.TargetCode);
            writer.WriteString("targetDescription", alignment.TargetDescription);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteBoolean(Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } known)
        {
            writer.WriteBoolean(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string Name<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    private static string NameOf(PresentedFormat format) => format switch
    {
        PresentedFormat.CompactJws => "jws",
        _ => Name(format),
    };

    private static string? NameOf(OpenBadgesVersion? version) => version switch
    {
        OpenBadgesVersion.V2 => "2.0",
        OpenBadgesVersion.V3 => "3.0",
        _ => null,
    };
}
