namespace BadgeIssuer.OpenBadges;

/// <summary>The forms in which a badge can be handed in.</summary>
public enum PresentedFormat
{
    /// <summary>None of the others.</summary>
    Unrecognised,

    /// <summary>A JSON object: a credential, an assertion.</summary>
    Json,

    /// <summary>A JWS in compact serialization (RFC 7515 §3.1).</summary>
    CompactJws,

    /// <summary>A PNG picture that may carry badges in iTXt chunks.</summary>
    Png,

    /// <summary>An SVG picture that may carry badges in elements of its own.</summary>
    Svg,
}
