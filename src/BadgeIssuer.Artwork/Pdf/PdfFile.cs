using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace BadgeIssuer.Artwork.Pdf;

/// <summary>The objects of a PDF file (ISO 32000-1), numbered as they are reserved, and the bytes that they make.</summary>
/// <remarks>The same objects give the same bytes: there is no clock, and the file's identifier is its own digest.</remarks>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A number for an object that is set later, so that others can refer to it before.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public void Set(int number, string content) => _objects[number - 1] = Encoding.ASCII.GetBytes(content);

    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    /// <summary>Adds a stream, deflated here.</summary>
    /// <param name="entries">What its dictionary says besides length and filter.</param>
    /// <param name="content">The bytes.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> content) => AddDeflated(entries, Deflate(content));

    /// <summary>Adds a stream that is deflated already.</summary>
    public int AddDeflated(string entries, ReadOnlySpan<byte> deflated) =>
        AddRaw($"{entries} /Filter /FlateDecode", deflated);

    /// <summary>Adds a stream as it is.</summary>
    public int AddRaw(string entries, ReadOnlySpan<byte> content)
    {
        var head = Invariant($"<< {entries} /Length {content.Length} >>\nstream\n");
        _objects.Add([.. Encoding.ASCII.GetBytes(head), .. content, .. "\nendstream"u8]);
        return _objects.Count;
    }

    /// <summary>The file.</summary>
    /// <param name="catalogue">The number of the catalogue (the root object).</param>
    /// <param name="information">The number of the information dictionary.</param>
    public byte[] Write(int catalogue, int information)
    {
        using var file = new MemoryStream();

        // The second line tells programs that look at the first bytes that the file is binary (7.5.2).
        file.Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
        var offsets = new long[_objects.Count];
        for (var index = 0; index < _objects.Count; index++)
        {
            offsets[index] = file.Position;
            Put(file, Invariant($"{index + 1} 0 obj\n"));
            file.Write(_objects[index]);
            file.Write("\nendobj\n"u8);
        }

        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, 16));
        var table = file.Position;
        Put(file, Invariant($"xref\n0 {offsets.Length + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
        {
            Put(file, Invariant($"{offset:0000000000} 00000 n \n"));
        }

        Put(file, Invariant($"trailer\n<< /Size {offsets.Length + 1} /Root {catalogue} 0 R /Info {information} 0 R"));
        Put(file, Invariant($" /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>A text string (7.9.2.2): UTF-16 with its byte order mark, in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Hex(text)}>";

    /// <summary>UTF-16BE in hexadecimal.</summary>
    public static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    /// <summary>A number, without exponent and no finer than a thousandth.</summary>
    public static string Number(float number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    public static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal))
        {
            zlib.Write(content);
        }

        return deflated.ToArray();
    }

    private static void Put(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
