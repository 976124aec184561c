using System.Text.Json;
using System.Text.Json.Serialization;

namespace Json.More;

/// <summary>How the plain types are written, known when this is compiled: a native program cannot reflect on them.</summary>
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class PlainTypes : JsonSerializerContext;
