using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Holds the rows of a whole file against each other: repetitions, contradictions, 訂正, 取消, shared addresses.</summary>
/// <remarks>
/// Names and addresses are kept as digests only, 72 bytes a row in all, so that a file of a hundred thousand rows costs a
/// few megabytes here and nothing that was read stands in memory. Rows that are rejected take part: a broken second
/// row of a learner still contradicts the first.
/// </remarks>
internal sealed class DuplicateIndex
{
    // Blocks rather than one list, which would copy itself each time that it grows.
    private const int BlockLength = 4096;

    private readonly List<Entry[]> _blocks = [];
    private int _count;

    /// <summary>Takes note of a row.</summary>
    public void Add(RowReading reading)
    {
        if (reading.LearnerNumber is not { } learnerNumber)
        {
            return;
        }

        if (_count % BlockLength == 0)
        {
            _blocks.Add(new Entry[BlockLength]);
        }

        _blocks[^1][_count++ % BlockLength] = new Entry(
            reading.Line,
            reading.Purpose,
            IsUsable: reading.Disposition is Disposition.Accept or Disposition.AcceptWarn,
            reading.IsQuestionable,
            Learner: (ulong)Digest(learnerNumber),
            Award: reading.Achievement is { } achievement ? Digest(learnerNumber + '\u0001' + achievement.Code) : 0,
            Values: Digest(reading.Values),
            EmailAddress: reading.EmailAddress is { } address ? Digest(address) : 0);
    }

    /// <summary>What the rows say about each other, by line; lines that stand for themselves are not in it.</summary>
    public IReadOnlyDictionary<int, CrossFinding> Compare()
    {
        var findings = new Dictionary<int, CrossFinding>();
        foreach (var award in Groups(entry => entry.Award))
        {
            CompareAward(award, findings);
        }

        foreach (var address in Groups(entry => entry.EmailAddress))
        {
            CompareAddress(
                address.FindAll(entry => findings.GetValueOrDefault(entry.Line)?.Disposition is not Disposition.Skip),
                findings);
        }

        return findings;
    }

    // The rows that share a key, in the file's order; keys of one row, and no key (0), are left out.
    private IEnumerable<List<Entry>> Groups(Func<Entry, UInt128> keyOf)
    {
        var keys = new UInt128[_count];
        var order = new int[_count];
        for (var i = 0; i < _count; i++)
        {
            (keys[i], order[i]) = (keyOf(At(i)), i);
        }

        Array.Sort(keys, order);
        for (var start = 0; start < _count;)
        {
            var end = start + 1;
            while (end < _count && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1 && keys[start] != 0)
            {
                yield return [.. order[start..end].Order().Select(At)];
            }

            start = end;
        }
    }

    private Entry At(int index) => _blocks[index / BlockLength][index % BlockLength];

    private static void CompareAward(List<Entry> entries, Dictionary<int, CrossFinding> findings)
    {
        // Whether the cancelled badge was ever issued is not known here, so none of its rows is acted upon.
        if (entries.FindIndex(entry => entry.Purpose is RowPurpose.Cancellation) is >= 0 and var cancellationAt)
        {
            var cancellation = entries[cancellationAt];
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

        var first = entries[Math.Max(0, entries.FindIndex(entry => !entry.IsQuestionable))];
        var differentAt = entries.FindIndex(entry => entry.Values != first.Values);
        if (differentAt < 0)
        {
            foreach (var entry in entries.Where(entry => entry.Line != first.Line && !entry.IsQuestionable))
            {
                Skip(entry, RosterProblemCodes.RepeatedRow, first, findings);
            }

            return;
        }

        var different = entries[differentAt];
        foreach (var entry in entries)
        {
            Hold(
                entry,
                RosterProblemCodes.ConflictingRows,
                entry.Values == first.Values ? different : first,
                findings);
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
        var differentAt = entries.FindIndex(entry => entry.Learner != entries[0].Learner);
        if (differentAt < 0)
        {
            return;
        }

        var (first, different) = (entries[0], entries[differentAt]);
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

    private readonly record struct Entry(
        int Line,
        RowPurpose Purpose,
        bool IsUsable,
        bool IsQuestionable,
        ulong Learner,
        UInt128 Award,
        UInt128 Values,
        UInt128 EmailAddress);
}

/// <summary>What the other rows of a file say about one.</summary>
/// <param name="Disposition"><see cref="Disposition.Skip"/> or <see cref="Disposition.Hold"/>.</param>
/// <param name="Problems">Why.</param>
internal sealed record CrossFinding(Disposition Disposition, ImmutableArray<Problem> Problems);
