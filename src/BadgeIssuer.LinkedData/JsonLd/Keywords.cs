using System.Collections.Frozen;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The words of JSON-LD that begin with <c>@</c>.</summary>
/// <remarks>Source: JSON-LD 1.1, §1.7 Syntax Tokens and Keywords.</remarks>
internal static class Keywords
{
    public const string Any = "@any";
    public const string Base = "@base";
    public const string Container = "@container";
    public const string Context = "@context";
    public const string Default = "@default";
    public const string Direction = "@direction";
    public const string Graph = "@graph";
    public const string Id = "@id";
    public const string Import = "@import";
    public const string Included = "@included";
    public const string Index = "@index";
    public const string Json = "@json";
    public const string Language = "@language";
    public const string List = "@list";
    public const string Nest = "@nest";
    public const string None = "@none";
    public const string Prefix = "@prefix";
    public const string Propagate = "@propagate";
    public const string Protected = "@protected";
    public const string Reverse = "@reverse";
    public const string Set = "@set";
    public const string Type = "@type";
    public const string Value = "@value";
    public const string Version = "@version";
    public const string Vocab = "@vocab";

    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        Base, Container, Context, Direction, Graph, Id, Import, Included, Index, Json, Language, List, Nest, None,
        Prefix, Propagate, Protected, Reverse, Set, Type, Value, Version, Vocab);

    /// <summary>Whether the text is a keyword.</summary>
    public static bool Contains(string text) => text.Length > 2 && text[0] == '@' && All.Contains(text);

    /// <summary>Whether the text looks like a keyword: an at sign, then letters only. Such terms are reserved.</summary>
    public static bool HasFormOf(string text) =>
        text.Length > 1 && text[0] == '@' && !text.AsSpan(1).ContainsAnyExcept(IriReference.Letters);
}
