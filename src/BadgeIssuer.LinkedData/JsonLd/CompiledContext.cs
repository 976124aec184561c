using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>An active context as a table from UTF-8 names to <see cref="CompiledTerm"/>s.</summary>
/// <remarks>
/// Made once for each context of the store and what is derived from it. The table holds published terms only, so a
/// stranger can look things up in it but not make it slow.
/// </remarks>
internal sealed class CompiledContext
{
    private readonly byte[]?[] _names;
    private readonly CompiledTerm?[] _terms;
    private readonly int _mask;
    private readonly List<byte[]> _ids = ["@id"u8.ToArray()];
    private readonly List<byte[]> _types = ["@type"u8.ToArray()];

    public CompiledContext(ActiveContext active)
    {
        Active = active;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)((active.Terms.Count * 2) + 8));
        _mask = size - 1;
        _names = new byte[]?[size];
        _terms = new CompiledTerm?[size];
        foreach (var (name, definition) in active.Terms)
        {
            var utf8 = Encoding.UTF8.GetBytes(name);
            var term = CompiledTerm.Of(definition, active);
            Add(utf8, term);
            if (name[0] != '@' && term.Entry is CompiledTerm.EntryKind.Id or CompiledTerm.EntryKind.Type)
            {
                (term.Entry is CompiledTerm.EntryKind.Id ? _ids : _types).Add(utf8);
            }

            HasValueAlias |= definition.Iri == Keywords.Value;
            HasTermWithColon |= name.Contains(':', StringComparison.Ordinal);
        }
    }

    public ActiveContext Active { get; }

    /// <summary>How many slots the table has.</summary>
    public int Slots => _names.Length;

    /// <summary>Whether a term stands for <c>@value</c>.</summary>
    public bool HasValueAlias { get; }

    /// <summary>Whether a name has a colon: only then can an absolute IRI be a term.</summary>
    public bool HasTermWithColon { get; }

    /// <summary>Whether a key stands for <c>@id</c>. Quicker than looking it up: there are one or two such names.</summary>
    public bool IsId(ReadOnlySpan<byte> key) => IsOneOf(_ids, key);

    /// <summary>Whether a key stands for <c>@type</c>.</summary>
    public bool IsType(ReadOnlySpan<byte> key) => IsOneOf(_types, key);

    /// <summary>The term by this name, or null.</summary>
    public CompiledTerm? Find(ReadOnlySpan<byte> name) => Find(name, out _);

    /// <summary>The term by this name, or null; and the slot in which it stands, which no other name has.</summary>
    public CompiledTerm? Find(ReadOnlySpan<byte> name, out int slot)
    {
        for (slot = Slot(name); _names[slot] is { } other; slot = (slot + 1) & _mask)
        {
            if (name.SequenceEqual(other))
            {
                return _terms[slot];
            }
        }

        return null;
    }

    private static bool IsOneOf(List<byte[]> names, ReadOnlySpan<byte> key)
    {
        foreach (var name in names)
        {
            if (key.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(byte[] name, CompiledTerm term)
    {
        var slot = Slot(name);
        while (_names[slot] is not null)
        {
            slot = (slot + 1) & _mask;
        }

        _names[slot] = name;
        _terms[slot] = term;
    }

    // Length, beginning and end tell published terms apart well enough.
    private int Slot(ReadOnlySpan<byte> name)
    {
        ulong first, last;
        if (name.Length >= sizeof(ulong))
        {
            first = MemoryMarshal.Read<ulong>(name);
            last = MemoryMarshal.Read<ulong>(name[^sizeof(ulong)..]);
        }
        else
        {
            first = 0;
            foreach (var code in name)
            {
                first = (first << 8) | code;
            }

            last = first;
        }

        var hash = ((first * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(last, 23) ^ (uint)name.Length)
            * 0xD6E8FEB86659FD93;
        return (int)(hash >> 40) & _mask;
    }
}
