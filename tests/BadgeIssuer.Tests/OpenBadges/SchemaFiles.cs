using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.Tests.Architecture;

namespace BadgeIssuer.Tests.OpenBadges;

/// <summary>Writes the tables of <c>schemas/</c> as JSON Schemas (draft 2020-12).</summary>
/// <remarks>
/// It reads the tables itself and knows nothing of the product's own reading of them, so that the two can be held
/// against each other. The same table gives the same bytes.
/// </remarks>
internal static class SchemaFiles
{
    private const string OlderFormSuffix = "v1p1";

    /// <summary>The files of <c>schemas/json</c>: name, table, class of the document.</summary>
    public static readonly (string File, string Table, string Class)[] All =
    [
        ("ob-v2p0-assertion.schema.json", "open-badges-2.0.tsv", "AssertionDocument"),
        ("ob-v2p0-endorsement.schema.json", "open-badges-2.0.tsv", "EndorsementDocument"),
        ("ob-v3p0-achievementcredential.schema.json", "open-badges-3.0.tsv", "AchievementCredential"),
        ("ob-v3p0-endorsementcredential.schema.json", "open-badges-3.0.tsv", "EndorsementCredential"),
    ];

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Row(string Class, string Property, string Type, string Cardinality, bool IsCompactable, string Constraint);

    /// <summary>Where the committed file lies.</summary>
    public static string PathOf(string file) => Checkout.Path("schemas", "json", file);

    /// <summary>Writes one file.</summary>
    public static string Write(string table, string @class)
    {
        var written = new Writing(File.ReadAllLines(Checkout.Path("schemas", table)).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => new Row(cells[0], cells[1], cells[2], cells[3], cells[4] == "yes", cells[5]))
            .ToLookup(row => row.Class));
        return written.Document(table, @class).ToJsonString(Layout) + "\n";
    }

    private sealed class Writing(ILookup<string, Row> rows)
    {
        private readonly SortedDictionary<string, JsonNode?> _definitions = new(StringComparer.Ordinal);

        public JsonObject Document(string table, string @class)
        {
            JsonObject document = new()
            {
                ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                ["title"] = @class,
                ["$comment"] = $"Made from schemas/{table}. What it cannot say: schemas/README.md.",
            };

            // What is left of a withdrawn assertion is its id and that it is withdrawn.
            if (@class == "AssertionDocument")
            {
                document["if"] = new JsonObject
                {
                    ["properties"] = new JsonObject { ["revoked"] = new JsonObject { ["const"] = true } },
                    ["required"] = new JsonArray("revoked"),
                };
                document["then"] = Reference("RevokedAssertionDocument");
                document["else"] = Reference(@class);
            }
            else
            {
                document["$ref"] = (string)Reference(@class)["$ref"]!;
            }

            document["$defs"] = new JsonObject(_definitions);
            return document;
        }

        private JsonObject Reference(string type)
        {
            var form = type.EndsWith(OlderFormSuffix, StringComparison.Ordinal) ? type[..^OlderFormSuffix.Length] : type;
            if (rows.Contains(form + OlderFormSuffix) && Rows(form).Any(row => row.Property == "@context"))
            {
                return Define(form + "Form", () => Forms(form));
            }

            return Define(type, () => rows[type].FirstOrDefault() switch
            {
                null => Text(type),
                { Type: "Term" or "Prefix" } => Terms(type),
                _ => Class(type),
            });
        }

        private JsonObject Define(string name, Func<JsonObject> definition)
        {
            // Entered before it is written: classes refer to each other in circles.
            if (_definitions.TryAdd(name, null))
            {
                _definitions[name] = definition();
            }

            return new JsonObject { ["$ref"] = "#/$defs/" + name };
        }

        // A credential says by its first context which form of its class it has.
        private JsonObject Forms(string @class) => new()
        {
            ["if"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["@context"] = new JsonObject
                    {
                        ["type"] = "array",
                        ["minItems"] = 1,
                        ["prefixItems"] = new JsonArray(Constant("https://www.w3.org/2018/credentials/v1")),
                    },
                },
                ["required"] = new JsonArray("@context"),
            },
            ["then"] = Define(@class + OlderFormSuffix, () => Class(@class + OlderFormSuffix)),
            ["else"] = Define(@class, () => Class(@class)),
        };

        private IEnumerable<Row> Rows(string @class) => rows[@class]
            .Concat(rows[@class].Where(row => row.Type == "Extends").SelectMany(row => rows[row.Constraint]));

        private JsonObject Class(string @class)
        {
            var all = Rows(@class).ToArray();
            var properties = all.Where(row => row.Property != "*").DistinctBy(row => row.Property).ToArray();
            JsonObject definition = new()
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(properties.Select(row => KeyValuePair.Create(row.Property, (JsonNode?)Property(row)))),
            };

            string[] required = [.. properties.Where(row => row.Cardinality is ['1' or '2', ..] || row.Constraint == "present").Select(row => row.Property)];
            if (required.Length > 0)
            {
                definition["required"] = Texts(required);
            }

            if (all.FirstOrDefault(row => row.Type == "AnyOf") is { } any)
            {
                definition["anyOf"] = new JsonArray(
                    [.. any.Constraint.Split(' ').Select(name => new JsonObject { ["required"] = new JsonArray(name) })]);
            }

            if (all.Any(row => row.Type == "Closed"))
            {
                definition["additionalProperties"] = false;
            }

            return definition;
        }

        private JsonObject Property(Row row)
        {
            var value = Value(row);
            var groups = row.Constraint.Split(';', StringSplitOptions.TrimEntries)
                .Where(part => part.StartsWith("contains ", StringComparison.Ordinal))
                .Select(part => part["contains ".Length..].Trim('[', ']').Split(", "))
                .ToArray();

            if (!row.Cardinality.EndsWith('*'))
            {
                return value;
            }

            JsonObject several = new() { ["type"] = "array", ["items"] = value };
            if (row.Constraint.StartsWith("items ", StringComparison.Ordinal))
            {
                several["prefixItems"] = new JsonArray([.. row.Constraint.Split(' ').Skip(1).Select(Item)]);
            }

            if (row.Cardinality[0] is not '0')
            {
                several["minItems"] = row.Cardinality[0] - '0';
            }

            if (groups.Length > 0)
            {
                several["allOf"] = new JsonArray([.. groups.Select(group => new JsonObject { ["contains"] = OneOf(group) })]);
            }

            if (!row.IsCompactable)
            {
                return several;
            }

            // The condition rather than anyOf: a validator then says what is wrong with the form that was chosen.
            JsonObject single = (JsonObject)value.DeepClone();
            if (groups.Length > 0)
            {
                single["allOf"] = new JsonArray([.. groups.Select(OneOf)]);
            }

            several.Remove("type");
            return new JsonObject
            {
                ["if"] = new JsonObject { ["type"] = "array" },
                ["then"] = several,
                ["else"] = single,
            };
        }

        private JsonObject Value(Row row)
        {
            var types = row.Type.Split('|').Select(Reference).ToArray();
            var value = types is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. types]) };
            if (row.Constraint.StartsWith("equals ", StringComparison.Ordinal))
            {
                value["const"] = row.Constraint["equals ".Length..];
            }

            return value;
        }

        private JsonObject Item(string expected) =>
            expected == "OpenBadges3Context" ? Reference(expected) : Constant(expected);

        private JsonObject Terms(string name)
        {
            var listed = new JsonObject
            {
                ["enum"] = Texts(rows[name].Where(row => row.Type == "Term").Select(row => row.Property)),
            };
            var own = rows[name].Where(row => row.Type == "Prefix")
                .Select(row => Pattern($"^{row.Property}[A-Za-z0-9.\\-_|]"));
            return own.ToArray() is { Length: > 0 } beginnings
                ? new JsonObject { ["anyOf"] = new JsonArray([listed, .. beginnings]) }
                : listed;
        }

        private static JsonObject OneOf(string[] texts) =>
            texts is [var only] ? Constant(only) : new JsonObject { ["enum"] = Texts(texts) };

        private static JsonObject Constant(string text) => new() { ["const"] = text };

        private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

        private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

        private static JsonObject Text(string type)
        {
            const string Day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
            const string Minute = "([01][0-9]|2[0-4]):[0-5][0-9]";
            const string Second = ":[0-5][0-9](\\.[0-9]+)?";
            const string Zone = "(Z|[+-][0-9]{2}:[0-9]{2})";

            return type switch
            {
                "String" or "Markdown" => new JsonObject { ["type"] = "string" },
                "IRI" or "IdentityHash" => new JsonObject { ["type"] = "string", ["minLength"] = 1 },
                "Context" => new JsonObject { ["type"] = new JsonArray("string", "object"), ["minLength"] = 1 },
                "Float" => new JsonObject { ["type"] = "number" },
                "Boolean" => new JsonObject { ["type"] = "boolean" },
                "Object" => new JsonObject { ["type"] = "object" },
                "URI" or "URL" => Pattern(Uri),
                "NonDataURI" => new JsonObject
                {
                    ["type"] = "string",
                    ["pattern"] = Uri,
                    ["not"] = new JsonObject { ["pattern"] = "^[Dd][Aa][Tt][Aa]:" },
                },
                "OpenBadges3Context" => Pattern(
                    @"^https://purl\.imsglobal\.org/spec/ob/v3p0/context(-3\.[0-9]\.[0-9])*\.json$"),
                "DateTimeZ" => Pattern($"^{Day}T{Minute}{Second}{Zone}$"),
                "DateTime" => Pattern($"^{Day}T{Minute}{Second}{Zone}?$"),
                "Date" => Pattern($"^{Day}$"),
                "Iso8601" => Pattern($"^{Day}T{Minute}({Second})?(Z|[+-][0-9]{{2}}(:?[0-9]{{2}})?)$"),
                "EmailAddress" => Pattern("^[^\\u0000-\\u0020<>,;\\u007F]+@[^\\u0000-\\u0020<>,;@\\u007F]+$"),
                "E164" => Pattern(@"^\+?[1-9][0-9]{1,14}(;ext=[0-9]+)?$"),
                "CountryCode" => Pattern("^[A-Z]{2}$"),
                "LanguageCode" => Pattern("^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"),
                "LanguageTag" => Pattern("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"),
                "CompactJws" => Pattern(@"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+$"),
                _ => throw new InvalidDataException($"{type} is no type."),
            };
        }

        private const string Uri = "^[A-Za-z][A-Za-z0-9+.\\-]*:[^\\u0000-\\u0020\"<>\\\\^`{|}\\u007F]+$";
    }
}
