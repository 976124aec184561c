using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace BadgeIssuer.LinkedData.Rdf;

/// <content>Adding a quad term by term: <c>Begin</c>, three or four terms, <c>Commit</c>.</content>
public sealed partial class RdfDataset
{
    // Another in every process, so that quads cannot be made to collide ahead of time.
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    private QuadRow _row;
    private int _terms;

    /// <summary>Begins a quad. One that was begun and not committed is forgotten.</summary>
    internal void Begin()
    {
        _length = Count == 0 ? 0 : _rows[Count - 1].End;
        _terms = 0;
        _row = new QuadRow
        {
            Start = _length,
            SubjectBlank = QuadRow.NotBlank,
            PredicateBlank = QuadRow.NotBlank,
            ObjectBlank = QuadRow.NotBlank,
            GraphBlank = QuadRow.NotBlank,
        };
    }

    internal void AddIri(ReadOnlySpan<char> iri)
    {
        Reserve((iri.Length * 3) + 3);
        Place(QuadRow.NotBlank);
        _text[_length++] = (byte)'<';
        _length += Encoding.UTF8.GetBytes(iri, _text.AsSpan(_length));
        _text[_length++] = (byte)'>';
        _text[_length++] = (byte)' ';
    }

    /// <summary>Adds an IRI from UTF-8 that has been checked.</summary>
    internal void AddIri(ReadOnlySpan<byte> iri)
    {
        Reserve(iri.Length + 3);
        Place(QuadRow.NotBlank);
        _text[_length++] = (byte)'<';
        iri.CopyTo(_text.AsSpan(_length));
        _length += iri.Length;
        _text[_length++] = (byte)'>';
        _text[_length++] = (byte)' ';
    }

    /// <summary>Adds a term that is already as N-Quads has it, followed by a space.</summary>
    internal void AddSerialized(ReadOnlySpan<byte> term)
    {
        Reserve(term.Length);
        Place(QuadRow.NotBlank);
        term.CopyTo(_text.AsSpan(_length));
        _length += term.Length;
    }

    internal void AddBlank(int blank)
    {
        Reserve(1);
        Place(blank);
        _text[_length++] = (byte)' ';
    }

    internal void AddLiteral(ReadOnlySpan<char> value, string? datatype, string? language)
    {
        Reserve((value.Length * 6) + 2);
        Place(QuadRow.NotBlank);
        _text[_length++] = (byte)'"';
        _length += NQuadsText.Escape(value, _text.AsSpan(_length));
        _text[_length++] = (byte)'"';
        EndLiteral(datatype, language);
    }

    /// <summary>Adds a literal from UTF-8 that has been checked.</summary>
    /// <param name="value">The lexical form.</param>
    /// <param name="suffix">What follows the closing quotation mark: datatype or language, and a space.</param>
    internal void AddLiteral(ReadOnlySpan<byte> value, ReadOnlySpan<byte> suffix)
    {
        Reserve((value.Length * 6) + 2 + suffix.Length);
        Place(QuadRow.NotBlank);
        _text[_length++] = (byte)'"';
        _length += NQuadsText.Escape(value, _text.AsSpan(_length));
        _text[_length++] = (byte)'"';
        suffix.CopyTo(_text.AsSpan(_length));
        _length += suffix.Length;
    }

    /// <summary>Ends the quad, and keeps it unless it is there already.</summary>
    internal void Commit()
    {
        if (_terms == 3)
        {
            _row.Graph = _length;
        }

        Reserve(2);
        _text[_length++] = (byte)'.';
        _text[_length++] = (byte)'\n';
        _row.End = _length;

        if (Count * 2 > _bucketMask)
        {
            GrowBuckets();
        }

        var bucket = (int)Hash(_row) & _bucketMask;
        for (; _buckets[bucket] >= 0; bucket = (bucket + 1) & _bucketMask)
        {
            if (AreSame(_rows[_buckets[bucket]], _row))
            {
                _length = _row.Start;
                return;
            }
        }

        if (Count == _rows.Length)
        {
            _rows = Grow(_rows, Count, Count + 1);
        }

        _buckets[bucket] = Count;
        _rows[Count++] = _row;
    }

    private void EndLiteral(string? datatype, string? language)
    {
        if (language is not null)
        {
            Reserve((language.Length * 3) + 2);
            _text[_length++] = (byte)'@';
            _length += Encoding.UTF8.GetBytes(language, _text.AsSpan(_length));
        }
        else if (datatype is not (null or RdfVocabulary.XsdString))
        {
            Reserve((datatype.Length * 3) + 5);
            "^^<"u8.CopyTo(_text.AsSpan(_length));
            _length += 3;
            _length += Encoding.UTF8.GetBytes(datatype, _text.AsSpan(_length));
            _text[_length++] = (byte)'>';
        }

        Reserve(1);
        _text[_length++] = (byte)' ';
    }

    // Notes where the next term begins, and which blank node it is.
    private void Place(int blank)
    {
        switch (_terms++)
        {
            case 0:
                _row.SubjectBlank = blank;
                break;
            case 1:
                _row.Predicate = _length;
                _row.PredicateBlank = blank;
                break;
            case 2:
                _row.Object = _length;
                _row.ObjectBlank = blank;
                break;
            default:
                _row.Graph = _length;
                _row.GraphBlank = blank;
                break;
        }
    }

    private uint Hash(in QuadRow row)
    {
        var text = _text.AsSpan(row.Start, row.End - row.Start);
        var words = MemoryMarshal.Cast<byte, ulong>(text);

        // Four at a time, since no multiplication need wait for another.
        var (first, second, third, fourth) = (Seed, ~Seed, Seed + 1, ~Seed + 1);
        var i = 0;
        for (; i + 3 < words.Length; i += 4)
        {
            first = Mix(first, words[i]);
            second = Mix(second, words[i + 1]);
            third = Mix(third, words[i + 2]);
            fourth = Mix(fourth, words[i + 3]);
        }

        for (; i < words.Length; i++)
        {
            first = Mix(first, words[i]);
        }

        var hash = Mix(Mix(Mix(first, second), third), fourth);
        foreach (var last in text[(words.Length * sizeof(ulong))..])
        {
            hash = (hash ^ last) * 0x100000001B3;
        }

        hash = Mix(hash, ((ulong)(uint)row.SubjectBlank << 32) | (uint)row.ObjectBlank);
        hash = Mix(hash, ((ulong)(uint)row.GraphBlank << 32) | (uint)row.PredicateBlank);
        return (uint)(hash >> 32);
    }

    private static ulong Mix(ulong hash, ulong word) =>
        BitOperations.RotateLeft((hash ^ word) * 0x9E3779B97F4A7C15, 29);

    private bool AreSame(in QuadRow a, in QuadRow b) =>
        a.SubjectBlank == b.SubjectBlank
        && a.ObjectBlank == b.ObjectBlank
        && a.GraphBlank == b.GraphBlank
        && a.PredicateBlank == b.PredicateBlank
        && _text.AsSpan(a.Start, a.End - a.Start).SequenceEqual(_text.AsSpan(b.Start, b.End - b.Start));

    private void GrowBuckets()
    {
        var size = (_bucketMask + 1) * 2;
        ArrayPool<int>.Shared.Return(_buckets);
        _buckets = RentBuckets(size);
        _bucketMask = size - 1;
        for (var i = 0; i < Count; i++)
        {
            var bucket = (int)Hash(_rows[i]) & _bucketMask;
            while (_buckets[bucket] >= 0)
            {
                bucket = (bucket + 1) & _bucketMask;
            }

            _buckets[bucket] = i;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int bytes)
    {
        if (_text.Length - _length < bytes)
        {
            _text = Grow(_text, _length, _length + bytes);
        }
    }

    private static T[] Grow<T>(T[] array, int used, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, array.Length * 2));
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        return larger;
    }
}
