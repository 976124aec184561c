using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;

namespace BadgeIssuer.Issuing.Plans;

/// <summary>The SHA-256 over what becomes of every line of a roster, line by line.</summary>
/// <remarks>
/// For each line, in order: the JCS form (RFC 8785) of an object with its number, disposition, learner number,
/// completion, whether it corrects, and its problems with their arguments; then a line feed. What the store knows of
/// earlier badges does not count, so that a plan that was carried out is still the same plan.
/// </remarks>
public sealed class JudgementDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _line = new();

    /// <summary>Takes the next line.</summary>
    public void Add(RowJudgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        _line.SetLength(0);
        using (var writer = new Utf8JsonWriter(_line))
        {
            Write(writer, judgement);
        }

        using var document = JsonDocument.Parse(_line.GetBuffer().AsMemory(0, (int)_line.Length));
        if (!JsonCanonicalizer.TryCanonicalize(document.RootElement, out var canonical))
        {
            throw new InvalidOperationException("A judgement that was just written has no canonical form.");
        }

        _hash.AppendData(canonical);
        _hash.AppendData("\n"u8);
    }

    /// <summary>The digest of the lines so far, in lower-case hexadecimal.</summary>
    public string Current => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose()
    {
        _hash.Dispose();
        _line.Dispose();
    }

    private static void Write(Utf8JsonWriter writer, RowJudgement judgement)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line", judgement.Line);
        writer.WriteString("disposition", RosterWords.Wire(judgement.Disposition));
        writer.WriteString("learner", judgement.LearnerNumber);
        writer.WriteBoolean("correction", judgement.IsCorrection);
        if (judgement.Completion is { } completion)
        {
            writer.WriteStartObject("completion");
            writer.WriteString("learner", completion.LearnerNumber);
            writer.WriteString("name", completion.Name);
            writer.WriteString("email", completion.EmailAddress);
            writer.WriteString("achievement", completion.AchievementId);
            writer.WriteString("completed", completion.CompletedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteStartArray("problems");
        foreach (var problem in judgement.Problems)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(problem.Code);
            writer.WriteStringValue(problem.Pointer);
            foreach (var argument in problem.Arguments)
            {
                writer.WriteStringValue(argument);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
