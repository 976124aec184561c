namespace BadgeIssuer.Sharing;

/// <summary>What a badge's holder has chosen to have shown. The default is what nobody has to be asked for.</summary>
public sealed record HolderChoices
{
    /// <summary>Whether the holder's page and the further links show the name.</summary>
    /// <value>The default is <see langword="true"/>: no link shows it that the holder did not make or was not sent.</value>
    public bool NameShown { get; init; } = true;

    /// <summary>Whether search engines may list the badge's public page, which never shows the name.</summary>
    public bool Listed { get; init; }

    /// <summary>The language of the holder's page and links; <see langword="null"/> to go by each visitor's browser.</summary>
    public Language? Language { get; init; }
}
