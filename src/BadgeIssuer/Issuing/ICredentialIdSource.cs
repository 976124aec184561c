namespace BadgeIssuer.Issuing;

/// <summary>Where identifiers come from: randomness in the product, a known sequence in a test.</summary>
/// <remarks>Called from several threads at once.</remarks>
public interface ICredentialIdSource
{
    /// <summary>An identifier that was never given before and that nobody can guess: 128 random bits.</summary>
    CredentialId NextCredentialId();

    /// <summary>
    /// The subject's identifier for one award, <c>urn:uuid:…</c>: 122 random bits, so that nothing links two awards
    /// of one person.
    /// </summary>
    string NextSubjectId();

    /// <summary>The secret part of a holder's own link: see <see cref="NewBadge.HolderToken"/>.</summary>
    string NextHolderToken();
}
