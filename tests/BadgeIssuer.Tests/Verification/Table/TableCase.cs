using System.Text.Json.Nodes;

namespace BadgeIssuer.Tests.Verification.Table;

/// <summary>A file of <c>tests/vectors/verification/cases</c>; its README explains the members.</summary>
/// <param name="Source">Where the rules stand that the cases are about.</param>
/// <param name="Cases">The cases.</param>
internal sealed record TableFile(string Source, TableCase[] Cases);

/// <summary>One thing that may be handed in, and what must be said of it.</summary>
internal sealed record TableCase
{
    public required string Name { get; init; }

    /// <summary>The section, where it is another than the file's.</summary>
    public string? Source { get; init; }

    /// <summary><c>3.0</c>, <c>2.0</c>, <c>1.x</c>.</summary>
    public required string Standard { get; init; }

    /// <summary>How the badge is secured: <c>vc-jwt</c>, <c>data-integrity</c>, <c>jcs</c>, <c>hosted</c>, <c>jws</c>, <c>plain</c>.</summary>
    public required string Format { get; init; }

    /// <summary>What it comes in: <c>bare</c>, <c>png</c>, <c>svg</c>, <c>link</c>.</summary>
    public string Carrier { get; init; } = "bare";

    /// <summary>The check that the case is about.</summary>
    public required string Check { get; init; }

    public required Expectation Expect { get; init; }

    /// <summary>What stands in the badge in place of what the base badge has, by JSON Pointers.</summary>
    public Dictionary<string, JsonNode?> Set { get; init; } = [];

    public string[] Remove { get; init; } = [];

    /// <summary>What is published where, beside what the base issuer publishes.</summary>
    public Dictionary<string, JsonNode?> Documents { get; init; } = [];

    /// <summary>The whole badge, where it is not made from the base badge.</summary>
    public JsonNode? Input { get; init; }

    public string? Recipient { get; init; }

    /// <summary>What those who run the verifier say of the issuer: <c>trusted</c>, <c>unknown</c>, <c>distrusted</c>.</summary>
    public string Trust { get; init; } = "trusted";

    public DateTimeOffset? At { get; init; }

    public override string ToString() => Name;
}

/// <summary>What must be said.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Outcome">What the check established.</param>
/// <param name="Code">Why, where it did not pass.</param>
/// <param name="Pointer">Where.</param>
/// <param name="Status">The badge's status.</param>
/// <param name="Warnings">Codes that must be among the warnings.</param>
internal sealed record Expectation(
    string Verdict,
    string Outcome,
    string? Code = null,
    string? Pointer = null,
    string? Status = null,
    string[]? Warnings = null);
