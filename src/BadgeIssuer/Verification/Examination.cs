using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification.Endorsements;

namespace BadgeIssuer.Verification;

/// <summary>The state of verifying one badge: what was handed in, and what the checks have established so far.</summary>
/// <remarks>Not for several threads: the checks run one after the other.</remarks>
internal sealed class Examination(
    Presentation presentation,
    VerificationRequest request,
    DateTimeOffset now,
    FetchSession documents,
    TrustList trust)
{
    private readonly CheckResult?[] _results = new CheckResult?[Enum.GetValues<CheckId>().Length];
    private BadgeFacts? _facts;

    /// <summary>What was handed in.</summary>
    public Presentation Presentation { get; } = presentation;

    /// <summary>What the caller asked.</summary>
    public VerificationRequest Request { get; } = request;

    /// <summary>The instant at which periods are judged.</summary>
    public DateTimeOffset At { get; } = request.At ?? now;

    /// <summary>The instant of the verification itself.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Where documents come from.</summary>
    public FetchSession Documents { get; } = documents;

    /// <summary>Whom those who run the verifier vouch for.</summary>
    public TrustList Trust { get; } = trust;

    /// <summary>How far the verification of endorsements has come.</summary>
    public EndorsementTrail Endorsements { get; private init; } = new();

    /// <summary>The document that is judged: what was handed in, or what its host serves in its place.</summary>
    public JsonElement Document { get; private set; } = presentation.Document;

    /// <summary>2.0: the BadgeClass, once it is known.</summary>
    public JsonElement? BadgeClass { get; private set; }

    /// <summary>2.0: the issuer's profile as the issuer publishes it, once it is known.</summary>
    public JsonElement? IssuerProfile { get; private set; }

    /// <summary>The key that made the proof, once the proof has passed.</summary>
    public PublicKey? Key { get; set; }

    /// <summary>2.0: the host has answered that the badge is withdrawn, and why if it says so.</summary>
    public bool WithdrawnByHost { get; set; }

    /// <summary>Whether the badge still holds.</summary>
    public BadgeStatus Status { get; set; } = BadgeStatus.Unknown;

    /// <summary>Whether the recipient is the one whom the caller named; <see langword="null"/>: not asked, or open.</summary>
    public bool? RecipientMatches { get; set; }

    /// <summary>What is said of the issuer.</summary>
    public IssuerTrust IssuerTrust { get; set; } = IssuerTrust.Unknown;

    /// <summary>The name by which the issuer is known to those who say it.</summary>
    public string? TrustedName { get; set; }

    /// <summary>What a reader should know though it changes no verdict.</summary>
    public List<Problem> Warnings { get; } = [];

    /// <summary>What the badge says.</summary>
    public BadgeFacts Facts => _facts ??= Presentation.Edition is BadgeEdition.V3
        ? BadgeFacts.OfCredential(Document)
        : BadgeFacts.OfAssertion(Document, BadgeClass, IssuerProfile);

    /// <summary>Sets what the badge's own addresses serve, in place of what was handed in.</summary>
    public void Resolve(JsonElement assertion, JsonElement? badgeClass, JsonElement? profile)
    {
        Document = assertion;
        BadgeClass = badgeClass;
        IssuerProfile = profile;
        _facts = null;
    }

    /// <summary>Sets a newer edition of a credential, made with <paramref name="key"/>, in place of the one handed in.</summary>
    public void Refresh(JsonElement credential, PublicKey? key)
    {
        (Document, Key) = (credential, key);
        _facts = null;
    }

    /// <summary>The examination of an endorsement that this document carries.</summary>
    public Examination OfEndorsement(Presentation endorsement) => new(endorsement, Request, Now, Documents, Trust)
    {
        Endorsements = Endorsements.Deeper(),
    };

    /// <summary>What a check has established; NotRun for one that has not had its turn.</summary>
    public CheckOutcome OutcomeOf(CheckId check) =>
        _results[(int)check]?.Outcome ?? CheckOutcome.NotRun;

    /// <summary>The result of a check that has had its turn.</summary>
    public CheckResult this[CheckId check] => _results[(int)check]!;

    /// <summary>Enters a result.</summary>
    public void Add(CheckResult result) => _results[(int)result.Check] = result;

    /// <summary>The result of a check that has no answer while the proof has not passed.</summary>
    public static CheckResult NeedsProof(CheckId check) =>
        CheckResult.NotRun(check, Problem.Of(PresentationProblemCodes.CheckNeedsProof));
}
