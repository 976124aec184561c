using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Status;

/// <summary>Which standard a status list keeps.</summary>
public enum StatusListKind
{
    /// <summary>Bitstring Status List v1.0.</summary>
    Bitstring,

    /// <summary>Status List 2021, which went before it. Read, never written.</summary>
    StatusList2021,
}

/// <summary>The types by which the kinds are told.</summary>
internal static class StatusListKinds
{
    /// <summary>Of an entry in a credential; <see langword="null"/> if it is of neither.</summary>
    public static StatusListKind? OfEntry(JsonElement entry) =>
        StatusJson.HasType(entry, StatusListEntry.Type) ? StatusListKind.Bitstring
        : StatusJson.HasType(entry, "StatusList2021Entry") ? StatusListKind.StatusList2021
        : null;

    /// <summary>Of the credential that carries the list; <see langword="null"/> if it is of neither.</summary>
    public static StatusListKind? OfCredential(JsonElement credential) =>
        StatusJson.HasType(credential, StatusListCredential.Type) ? StatusListKind.Bitstring
        : StatusJson.HasType(credential, "StatusList2021Credential") ? StatusListKind.StatusList2021
        : null;

    /// <summary>The type of the list itself.</summary>
    public static string SubjectType(this StatusListKind kind) =>
        kind is StatusListKind.Bitstring ? StatusListCredential.SubjectType : "StatusList2021";

    /// <summary>An encoded list as Bitstring Status List writes it.</summary>
    /// <remarks>The older one has no multibase prefix, and is written in either alphabet, with padding or without.</remarks>
    public static string Normalize(this StatusListKind kind, string encodedList) => kind is StatusListKind.Bitstring
        ? encodedList
        : "u" + encodedList.TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
