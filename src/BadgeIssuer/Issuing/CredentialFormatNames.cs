namespace BadgeIssuer.Issuing;

/// <summary>The names of <see cref="CredentialFormat"/>s in settings, stores and page facts.</summary>
public static class CredentialFormatNames
{
    /// <summary>All names with their formats, in the order in which they are listed.</summary>
    public static IReadOnlyList<(string Name, CredentialFormat Format)> All { get; } =
    [
        ("data-integrity", CredentialFormat.DataIntegrity),
        ("vc-jwt", CredentialFormat.VcJwt),
        ("ob2-hosted", CredentialFormat.Ob2Hosted),
        ("ob2-jws", CredentialFormat.Ob2Jws),
        ("png", CredentialFormat.Png),
    ];

    /// <summary>The name of a format.</summary>
    public static string Of(CredentialFormat format) => All.First(entry => entry.Format == format).Name;
}
