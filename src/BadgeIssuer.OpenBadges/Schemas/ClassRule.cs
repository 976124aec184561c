namespace BadgeIssuer.OpenBadges.Schemas;

/// <summary>A class of a standard's data model, ready to be checked against.</summary>
/// <remarks>Filled once, while the tables are read; classes refer to each other in circles.</remarks>
internal sealed class ClassRule(string name)
{
    /// <summary>The class, as the table names it.</summary>
    public string Name { get; } = name;

    /// <summary>Its properties, inherited ones too; at most 64.</summary>
    public PropertyRule[] Properties { get; set; } = [];

    /// <summary>Whether an object of the class may have no other properties.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Groups of properties of which at least one must be there, as indexes into <see cref="Properties"/>.</summary>
    public int[][] AnyOf { get; set; } = [];

    /// <summary>The form of the same class under VC Data Model 1.1, if it has one of its own.</summary>
    public ClassRule? OlderForm { get; set; }

    /// <summary>The form of the same class under VC Data Model 2.0, if this is the older one.</summary>
    public ClassRule? NewerForm { get; set; }

    /// <summary>Finds a property by its name; -1 if the class has none of that name.</summary>
    public int IndexOf(ReadOnlySpan<byte> utf8Name)
    {
        var properties = Properties;
        for (var i = 0; i < properties.Length; i++)
        {
            if (utf8Name.SequenceEqual(properties[i].Utf8Name))
            {
                return i;
            }
        }

        return -1;
    }
}
