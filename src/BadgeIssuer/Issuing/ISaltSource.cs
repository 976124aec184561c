namespace BadgeIssuer.Issuing;

/// <summary>Where the salts of identity hashes come from.</summary>
/// <remarks>Called from several threads at once.</remarks>
public interface ISaltSource
{
    /// <summary>A salt of 128 random bits, as 32 lower-case hexadecimal digits. Never the same twice.</summary>
    string NextSalt();
}
