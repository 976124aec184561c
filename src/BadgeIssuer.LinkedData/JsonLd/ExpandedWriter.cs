using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Writes an expanded document as JSON.</summary>
internal static class ExpandedWriter
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<ExpandedElement> elements)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
        {
            Write(writer, element);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ExpandedElement element)
    {
        writer.WriteStartObject();
        if (element.HasId)
        {
            writer.WriteString(Keywords.Id, element.Id);
        }

        WriteTypes(writer, element);
        if (element.HasValue)
        {
            writer.WritePropertyName(Keywords.Value);
            if (element.Text is not null)
            {
                writer.WriteStringValue(element.Text);
            }
            else
            {
                element.Json.WriteTo(writer);
            }
        }

        WriteText(writer, Keywords.Language, element.Language);
        WriteText(writer, Keywords.Direction, element.Direction);
        WriteText(writer, Keywords.Index, element.Index);
        WriteArray(writer, Keywords.List, element.List);
        WriteArray(writer, Keywords.Graph, element.Graph);
        WriteArray(writer, Keywords.Included, element.Included);
        if (element.Reverse is not null)
        {
            writer.WriteStartObject(Keywords.Reverse);
            WriteProperties(writer, element.Reverse);
            writer.WriteEndObject();
        }

        WriteProperties(writer, element.Properties);
        writer.WriteEndObject();
    }

    private static void WriteTypes(Utf8JsonWriter writer, ExpandedElement element)
    {
        if (element.Types is null)
        {
            return;
        }

        if (element.HasValue)
        {
            writer.WriteString(Keywords.Type, element.Types[0]);
            return;
        }

        writer.WriteStartArray(Keywords.Type);
        foreach (var type in element.Types)
        {
            writer.WriteStringValue(type);
        }

        writer.WriteEndArray();
    }

    private static void WriteProperties(
        Utf8JsonWriter writer, Dictionary<string, List<ExpandedElement>>? properties)
    {
        foreach (var (property, values) in properties ?? [])
        {
            WriteArray(writer, property, values);
        }
    }

    private static void WriteArray(Utf8JsonWriter writer, string name, List<ExpandedElement>? elements)
    {
        if (elements is not null)
        {
            writer.WritePropertyName(name);
            Write(writer, elements);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
