using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Holds the rows of a whole file against each other: repetitions, contradictions, 訂正, 取消, shared addresses.</summary>
/// <remarks>
/// Names and addresses are kept as 128-bit digests only, so that a file of a hundred thousand rows costs a few
/// megabytes here and nothing that was read stands in memory. Rows that are rejected take part: a broken second row
/// of a learner still contradicts the first.
/// </remarks>
internal sealed class DuplicateIndex
{
    private readonly List<Entry> _entries = [];

    /// <summary>Takes note of a row.</summary>
    public void Add(RowReading reading)
    {
        if (reading.LearnerNumber is not { } learnerNumber)
        {
            return;
        }

        _entries.Add(new Entry(
            reading.Line,
            reading.Purpose,
            IsUsable: reading.Disposition is Disposition.Accept or Disposition.AcceptWarn,
            reading.IsQuestionable,
            Learner: Digest(learnerNumber),
            Award: reading.Achievement is { } achievement ? Digest(learnerNumber + '\u0001' + achievement.Code) : null,
            Values: Digest(reading.Values),
            EmailAddress: reading.EmailAddress is { } address ? Digest(address) : null));
    }

    /// <summary>What the rows say about each other, by line; lines that stand for themselves are not in it.</summary>
    public IReadOnlyDictionary<int, CrossFinding> Compare()
    {
        var findings = new Dictionary<int, CrossFinding>();
        foreach (var award in _entries.Where(entry => entry.Award is not null).GroupBy(entry => entry.Award))
        {
            var entries = award.ToList();
            if (entries.Count > 1)
            {
                CompareAward(entries, findings);
            }
        }

        var standing = _entries.Where(entry =>
            entry.EmailAddress is not null
            && findings.GetValueOrDefault(entry.Line)?.Disposition is not Disposition.Skip);
        foreach (var address in standing.GroupBy(entry => entry.EmailAddress))
        {
            CompareAddress([.. address], findings);
        }

        return findings;
    }

    private static void CompareAward(List<Entry> entries, Dictionary<int, CrossFinding> findings)
    {
        // Whether the cancelled badge was ever issued is not known here, so none of its rows is acted upon.
        if (entries.Find(entry => entry.Purpose is RowPurpose.Cancellation) is { } cancellation)
        {
            foreach (var entry in entries.Where(entry => entry.Purpose is not RowPurpose.Cancellation))
            {
                Hold(entry, RosterProblemCodes.CancelledElsewhere, cancellation, findings);
            }

            return;
        }

        var correctionAt = LastCorrection(entries);
        if (correctionAt > 0)
        {
            var correction = entries[correctionAt];
            foreach (var entry in entries.Take(correctionAt))
            {
                if (correction.IsUsable)
                {
                    Skip(entry, RosterProblemCodes.Superseded, correction, findings);
                }
                else
                {
                    Hold(entry, RosterProblemCodes.CorrectionUnusable, correction, findings);
                }
            }

            entries.RemoveRange(0, correctionAt);
        }

        var first = entries.Find(entry => !entry.IsQuestionable) ?? entries[0];
        if (entries.Find(entry => entry.Values != first.Values) is not { } different)
        {
            foreach (var entry in entries.Where(entry => entry != first && !entry.IsQuestionable))
            {
                Skip(entry, RosterProblemCodes.RepeatedRow, first, findings);
            }

            return;
        }

        foreach (var entry in entries)
        {
            Hold(
                entry, RosterProblemCodes.ConflictingRows, entry.Values == first.Values ? different : first, findings);
        }
    }

    // The correction that stands; of one that is repeated, the first.
    private static int LastCorrection(List<Entry> entries)
    {
        var at = entries.FindLastIndex(entry => entry.Purpose is RowPurpose.Correction);
        while (at > 0
            && entries[at - 1].Purpose is RowPurpose.Correction
            && entries[at - 1].Values == entries[at].Values)
        {
            at--;
        }

        return at;
    }

    private static void CompareAddress(List<Entry> entries, Dictionary<int, CrossFinding> findings)
    {
        var first = entries[0];
        if (entries.Find(entry => entry.Learner != first.Learner) is not { } different)
        {
            return;
        }

        foreach (var entry in entries)
        {
            Hold(entry, RosterProblemCodes.SharedEmail, entry.Learner == first.Learner ? different : first, findings);
        }
    }

    private static void Skip(Entry entry, string code, Entry other, Dictionary<int, CrossFinding> findings) =>
        findings[entry.Line] = new CrossFinding(Disposition.Skip, [Problem(entry, code, other)]);

    private static void Hold(Entry entry, string code, Entry other, Dictionary<int, CrossFinding> findings)
    {
        var before = findings.GetValueOrDefault(entry.Line)?.Problems ?? [];
        findings[entry.Line] = new CrossFinding(Disposition.Hold, before.Add(Problem(entry, code, other)));
    }

    private static Problem Problem(Entry entry, string code, Entry other) =>
        OpenBadges.Problem.At(
            "/" + Number(entry.Line), code, Number(entry.Line), Number(other.Line));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static UInt128 Digest(string text) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Entry(
        int Line,
        RowPurpose Purpose,
        bool IsUsable,
        bool IsQuestionable,
        UInt128 Learner,
        UInt128? Award,
        UInt128 Values,
        UInt128? EmailAddress);
}

/// <summary>What the other rows of a file say about one.</summary>
/// <param name="Disposition"><see cref="Disposition.Skip"/> or <see cref="Disposition.Hold"/>.</param>
/// <param name="Problems">Why.</param>
internal sealed record CrossFinding(Disposition Disposition, ImmutableArray<Problem> Problems);
