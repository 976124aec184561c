using System.Text.Json.Serialization;

namespace Json.More;

/// <summary>The base of JsonSchema.Net's converters.</summary>
/// <typeparam name="T">What is converted.</typeparam>
public abstract class WeaklyTypedJsonConverter<T> : JsonConverter<T>;
