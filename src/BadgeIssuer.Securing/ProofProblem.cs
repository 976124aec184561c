using System.Collections.Immutable;

namespace BadgeIssuer.Securing;

/// <summary>Why a key, an identifier or a signature that a stranger handed in does not count.</summary>
/// <remarks>
/// Facts and no sentence, as everywhere: the room above turns it into a problem with a place and a text.
/// </remarks>
/// <param name="Code">One of <see cref="ProofProblemCodes"/> or <see cref="KeyProblemCodes"/>.</param>
/// <param name="Arguments">What goes into the places of the sentence, in order. Never key material.</param>
public sealed record ProofProblem(string Code, ImmutableArray<string> Arguments)
{
    private const int LongestArgument = 200;

    /// <summary>Where in the document, as a JSON Pointer (RFC 6901); null where there is no one place.</summary>
    public string? Pointer { get; init; }

    /// <summary>A problem with its facts; each is cut at 200 characters, because strangers choose their length.</summary>
    public static ProofProblem Of(string code, params ReadOnlySpan<string> arguments)
    {
        var facts = ImmutableArray.CreateBuilder<string>(arguments.Length);
        foreach (var argument in arguments)
        {
            facts.Add(argument.Length <= LongestArgument ? argument : string.Concat(argument.AsSpan(0, LongestArgument), "…"));
        }

        return new ProofProblem(code, facts.MoveToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(ProofProblem? other) =>
        other is not null && Code == other.Code && Pointer == other.Pointer && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Length);
}
