using System.Text;

namespace BadgeIssuer.OpenBadges.Schemas;

/// <summary>Reads a table of <c>schemas/</c> into <see cref="ClassRule"/>s.</summary>
/// <remarks>
/// The tables are part of this assembly. A mistake in one is a bug, and so an exception at the first check; the
/// columns are explained in <c>schemas/README.md</c>.
/// </remarks>
internal static class SchemaTable
{
    private const string OpenBadges3Context = "OpenBadges3Context";
    private const string OlderFormSuffix = "v1p1";

    private sealed record Row(string Class, string Property, string Type, string Cardinality, bool Compactable, string Constraint);

    /// <summary>Reads one of the embedded tables.</summary>
    public static Dictionary<string, ClassRule> Load(string resource)
    {
        using var stream = typeof(SchemaTable).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        var rows = reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.TrimEnd('\r').Split('\t'))
            .Select(cells => new Row(cells[0], cells[1], cells[2], cells[3], cells[4] == "yes", cells[5]))
            .GroupBy(row => row.Class, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

        var enumerations = rows
            .Where(pair => pair.Value.All(row => row.Type is "Term" or "Prefix"))
            .ToDictionary(pair => pair.Key, pair => Enumeration(pair.Key, pair.Value), StringComparer.Ordinal);
        var classes = rows.Keys
            .Where(name => !enumerations.ContainsKey(name))
            .ToDictionary(name => name, name => new ClassRule(name), StringComparer.Ordinal);

        foreach (var rule in classes.Values)
        {
            Fill(rule, rows, classes, enumerations);
        }

        return classes;
    }

    private static TextRule Enumeration(string name, Row[] rows) => TextRule.OneOf(
        name,
        rows.Where(row => row.Type == "Term").Select(row => row.Property),
        rows.Where(row => row.Type == "Prefix").Select(row => row.Property));

    private static void Fill(
        ClassRule rule,
        Dictionary<string, Row[]> rows,
        Dictionary<string, ClassRule> classes,
        Dictionary<string, TextRule> enumerations)
    {
        // Own rows before inherited ones, so that they stand in their place.
        var own = rows[rule.Name];
        var inherited = own.Where(row => row.Type == "Extends").SelectMany(row => rows[row.Constraint]);
        Row[] all = [.. own, .. inherited];

        rule.Properties =
        [
            .. all
                .Where(row => row.Property != "*")
                .DistinctBy(row => row.Property)
                .Select(row => Property(row, classes, enumerations)),
        ];
        if (rule.Properties.Length > 64)
        {
            throw new InvalidOperationException($"{rule.Name} has more properties than the check keeps count of.");
        }

        rule.IsClosed = all.Any(row => row.Type == "Closed");
        rule.AnyOf =
        [
            .. all
                .Where(row => row.Type == "AnyOf")
                .Select(row => row.Constraint.Split(' ')
                    .Select(name => Array.FindIndex(rule.Properties, property => property.Name == name))
                    .ToArray()),
        ];

        if (rule.Properties.Any(property => property.Name == "@context")
            && classes.TryGetValue(rule.Name + OlderFormSuffix, out var older))
        {
            rule.OlderForm = older;
            older.NewerForm = rule;
        }
    }

    private static PropertyRule Property(
        Row row, Dictionary<string, ClassRule> classes, Dictionary<string, TextRule> enumerations)
    {
        var groups = row.Constraint
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.StartsWith("contains ", StringComparison.Ordinal))
            .Select(part => part["contains ".Length..].Trim('[', ']').Split(", "))
            .ToArray();

        var rule = new PropertyRule(row.Property, row.Type)
        {
            IsRequired = row.Cardinality is "1" or "1..*" or "2..*" || row.Constraint == "present",
            IsMultiple = row.Cardinality.EndsWith('*'),
            IsCompactable = row.Compactable,
            Minimum = row.Cardinality[0] - '0',
            EqualTo = Rest(row.Constraint, "equals ") is { } text ? Encoding.UTF8.GetBytes(text) : null,
            Contains = [.. groups.Select(group => group.Select(Encoding.UTF8.GetBytes).ToArray())],
            ContainsText = [.. groups.Select(group => string.Join(", ", group))],
            Items =
            [
                .. (Rest(row.Constraint, "items ") ?? "")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(item => item == OpenBadges3Context ? [] : Encoding.UTF8.GetBytes(item)),
            ],
        };

        foreach (var type in row.Type.Split('|'))
        {
            Allow(rule, type, classes, enumerations);
        }

        return rule;
    }

    private static void Allow(
        PropertyRule rule, string type, Dictionary<string, ClassRule> classes, Dictionary<string, TextRule> enumerations)
    {
        switch (type)
        {
            case "Float":
                rule.AllowsNumber = true;
                break;

            case "Boolean":
                rule.AllowsBoolean = true;
                break;

            case "Object":
                rule.AllowsAnyObject = true;
                break;

            case "Context":
                rule.Text = TextRule.Find(type);
                rule.AllowsAnyObject = true;
                break;

            case var name when classes.TryGetValue(name, out var objectRule):
                rule.Object = objectRule;
                break;

            default:
                rule.Text = enumerations.GetValueOrDefault(type)
                    ?? TextRule.Find(type)
                    ?? throw new InvalidOperationException($"{type} is no type.");
                break;
        }
    }

    private static string? Rest(string constraint, string keyword) =>
        constraint.StartsWith(keyword, StringComparison.Ordinal) ? constraint[keyword.Length..] : null;
}
