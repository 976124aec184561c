using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Finds a text's encoding: byte order mark, then strict UTF-8, then CP932. Nothing is guessed by frequency.</summary>
internal static class EncodingFinder
{
    private const int SampleLength = 1024;

    /// <summary>Finds the encoding of a whole stream, which is read to its end if it has no mark.</summary>
    /// <returns>The code of why the text cannot be read, or <see langword="null"/>.</returns>
    public static string? TryFind(Stream stream, out FoundEncoding found)
    {
        stream.Position = 0;
        var sample = new byte[SampleLength];
        var head = sample.AsSpan(0, stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false));
        found = new FoundEncoding(RosterEncoding.Utf8, 0, 0, 0);

        switch (head)
        {
            case [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]:
                return RosterProblemCodes.EncodingUtf32;
            case [0xFF, 0xFE, ..]:
                found = new FoundEncoding(RosterEncoding.Utf16LittleEndian, 2, 0, 0);
                return null;
            case [0xFE, 0xFF, ..]:
                found = new FoundEncoding(RosterEncoding.Utf16BigEndian, 2, 0, 0);
                return null;
            case [0xEF, 0xBB, 0xBF, ..]:
                found = new FoundEncoding(RosterEncoding.Utf8, 3, 0, 0);
                return null;
        }

        // In UTF-16 every comma, digit and line end has a zero byte; in any other text none has.
        if (head.Length >= 8 && head.Count((byte)0) * 16 >= head.Length)
        {
            return RosterProblemCodes.EncodingWithoutMark;
        }

        var utf8 = new DecodedText(stream, found);
        var line = 1;
        while (utf8.TryRead(out var unit))
        {
            if (unit.FaultAt > 0)
            {
                found = new FoundEncoding(RosterEncoding.Cp932, 0, unit.FaultAt, line);
                return null;
            }

            line += unit.Character is '\n' ? 1 : 0;
        }

        return null;
    }
}
