namespace BadgeIssuer.Securing;

/// <summary>Codes of what can be wrong with a key.</summary>
public static class KeyProblemCodes
{
    /// <summary>Not a JWK, PEM or multibase text at all. Arguments: the form that was expected.</summary>
    public const string Unreadable = "key.unreadable";

    /// <summary>A member is missing or of the wrong type. Arguments: its name.</summary>
    public const string Member = "key.member";

    /// <summary>A kind of key that no algorithm on the list uses. Arguments: the kind.</summary>
    public const string KindUnknown = "key.kind-unknown";

    /// <summary>A symmetric key where a public one belongs. No argument.</summary>
    public const string Symmetric = "key.symmetric";

    /// <summary>Private material where a public key belongs: whoever published it has lost it. Arguments: the member.</summary>
    public const string PrivateMaterial = "key.private-material";

    /// <summary>The key says that it is not for signatures. Arguments: the member.</summary>
    public const string Use = "key.use";

    /// <summary>The key names an algorithm that it cannot be used with. Arguments: the algorithm.</summary>
    public const string Algorithm = "key.algorithm";

    /// <summary>Wrong length. Arguments: the length, the right one; in bytes.</summary>
    public const string Length = "key.length";

    /// <summary>The point is not on its curve. Arguments: the curve.</summary>
    public const string NotOnCurve = "key.not-on-curve";

    /// <summary>An Ed25519 point of small order: signatures by it bind nobody. No argument.</summary>
    public const string SmallOrder = "key.small-order";

    /// <summary>An RSA modulus outside 2048 to 8192 bits. Arguments: its bits.</summary>
    public const string RsaSize = "key.rsa-size";

    /// <summary>An RSA exponent that is even, under 65537 or over 64 bits. No argument.</summary>
    public const string RsaExponent = "key.rsa-exponent";

    /// <summary>An RSA modulus that is even, or from a generator whose keys can be factored (ROCA). No argument.</summary>
    public const string RsaWeak = "key.rsa-weak";

    /// <summary>A sealed key that is not one, or was changed. No argument.</summary>
    public const string SealedUnreadable = "key.sealed-unreadable";

    /// <summary>A sealed key of a version that is not known here. Arguments: the version.</summary>
    public const string SealedVersion = "key.sealed-version";

    /// <summary>A sealed key that asks for more or less work than is done. Arguments: KiB of memory, passes.</summary>
    public const string SealedCost = "key.sealed-cost";

    /// <summary>The passphrase is wrong, or the sealed key was changed: there is no telling which. No argument.</summary>
    public const string SealedPassphrase = "key.sealed-passphrase";
}
