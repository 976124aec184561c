using System.Text;

namespace BadgeIssuer.OpenBadges.Schemas;

/// <summary>What may stand in a property.</summary>
internal sealed class PropertyRule(string name, string typeName)
{
    /// <summary>The property.</summary>
    public string Name { get; } = name;

    /// <summary>The same as UTF-8.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>Its type as the table names it, several parted by <c>|</c>.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it may have several values, and so is an array.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Whether a single value may stand without its array.</summary>
    public bool IsCompactable { get; init; }

    /// <summary>The least number of values, if it is there and multiple.</summary>
    public int Minimum { get; init; }

    /// <summary>What a text must look like, or <see langword="null"/> if no text may stand here.</summary>
    public TextRule? Text { get; set; }

    /// <summary>What an object must be, or <see langword="null"/> if none may, or any.</summary>
    public ClassRule? Object { get; set; }

    /// <summary>Whether any object will do.</summary>
    public bool AllowsAnyObject { get; set; }

    /// <summary>Whether a number may stand here.</summary>
    public bool AllowsNumber { get; set; }

    /// <summary>Whether true or false may stand here.</summary>
    public bool AllowsBoolean { get; set; }

    /// <summary>The one text allowed, or <see langword="null"/> if the type alone decides.</summary>
    public byte[]? EqualTo { get; init; }

    /// <summary>Groups of texts; of each group one must be among the values.</summary>
    public byte[][][] Contains { get; init; } = [];

    /// <summary>What the first values must be, in order; an empty entry stands for an Open Badges 3.0 context.</summary>
    public byte[][] Items { get; init; } = [];

    /// <summary>The same groups as people read them.</summary>
    public string[] ContainsText { get; init; } = [];
}
