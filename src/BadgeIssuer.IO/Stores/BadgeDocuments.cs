using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Sharing;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <summary>How an award stands in LiteDB.</summary>
/// <remarks>Written by hand and not by LiteDB's mapper, which guesses names and does not survive trimming.</remarks>
internal static class BadgeDocuments
{
    public const string Id = "id";
    public const string Key = "key";
    public const string Place = "place";

    private const string DayForm = "yyyy-MM-dd";

    /// <summary>The completion key as one text. U+001F separates; no learner number or code holds a control.</summary>
    public static string KeyOf(CompletionKey key) => $"{key.LearnerNumber}\u001F{key.AchievementCode}";

    public static BsonDocument Write(long sequence, NewBadge badge, Func<SecuredDocument, long?> append) => new()
    {
        ["_id"] = sequence,
        [Id] = badge.Id.ToString(),
        [Key] = KeyOf(badge.Key),
        [Place] = ((long)badge.Status.List * StatusPlace.ListLength) + badge.Status.Index,
        ["learner"] = badge.Completion.LearnerNumber,
        ["name"] = badge.Completion.Name,
        ["mail"] = badge.Completion.EmailAddress,
        ["achievement"] = badge.Completion.AchievementId,
        ["code"] = badge.AchievementCode,
        ["day"] = badge.Completion.CompletedOn.ToString(DayForm, CultureInfo.InvariantCulture),
        ["through"] = DayOf(badge.ValidThrough),
        ["issued"] = badge.IssuedAt.ToUnixTimeSeconds(),
        ["picture"] = PictureOf(badge.Secured),
        ["batch"] = badge.Batch,
        ["operator"] = badge.Operator is { } sender ? sender : BsonValue.Null,
        ["token"] = badge.HolderToken,
        ["suspendable"] = badge.CanBeSuspended,
        ["supersedes"] = badge.Supersedes is { } other ? other.ToString() : BsonValue.Null,
        ["documents"] = Documents(badge.Secured, append),
    };

    /// <summary>What is known of a badge whose documents are lost, from the audit log's entry of its making.</summary>
    public static BsonDocument Lost(long sequence, AuditedBadge badge, StatusPlace place, AuditNote note) => new()
    {
        ["_id"] = sequence,
        [Id] = badge.Id.ToString(),
        [Key] = $"lost\u001F{badge.Id}",
        [Place] = ((long)place.List * StatusPlace.ListLength) + place.Index,
        ["learner"] = "",
        ["name"] = "",
        ["mail"] = "",
        ["achievement"] = badge.Achievement ?? "",
        ["code"] = "",
        ["day"] = note.At.ToString(DayForm, CultureInfo.InvariantCulture),
        ["issued"] = note.At.ToUnixTimeSeconds(),
        ["picture"] = BsonValue.Null,
        ["batch"] = note.Details.GetValueOrDefault("batch") ?? "",
        ["operator"] = BsonValue.Null,
        ["token"] = "",
        ["suspendable"] = false,
        ["supersedes"] = BsonValue.Null,
        ["documents"] = new BsonArray(),
    };

    private static BsonValue DayOf(DateOnly? day) =>
        day is { } given ? given.ToString(DayForm, CultureInfo.InvariantCulture) : BsonValue.Null;

    private static BsonValue PictureOf(SecuredCredential secured) =>
        secured.PictureSha256 is { } picture ? Convert.FromHexString(picture) : BsonValue.Null;

    private static BsonArray Documents(SecuredCredential secured, Func<SecuredDocument, long?> append) =>
        [.. secured.Documents.Select(document => (BsonValue)new BsonDocument
        {
            ["format"] = CredentialFormatNames.Of(document.Format),
            ["sha256"] = Convert.FromHexString(document.Sha256),
            ["offset"] = append(document) is { } offset ? offset : BsonValue.Null,
            ["length"] = document.Content.Length,
        })];

    public static IssuedBadge Read(BsonDocument document)
    {
        var place = document[Place].AsInt64;
        return new IssuedBadge
        {
            Id = CredentialId.TryParse(document[Id].AsString, out var id) ? id : throw new FormatException(Id),
            Sequence = document["_id"].AsInt64,
            Completion = new Completion(
                document["learner"].AsString,
                document["name"].AsString,
                document["mail"].AsString,
                document["achievement"].AsString,
                DateOnly.ParseExact(document["day"].AsString, DayForm, CultureInfo.InvariantCulture)),
            AchievementCode = document["code"].AsString,
            Status = new StatusPlace((int)(place / StatusPlace.ListLength), (int)(place % StatusPlace.ListLength)),
            ValidThrough = document["through"].IsNull
                ? null
                : DateOnly.ParseExact(document["through"].AsString, DayForm, CultureInfo.InvariantCulture),
            IssuedAt = DateTimeOffset.FromUnixTimeSeconds(document["issued"].AsInt64),
            Batch = document["batch"].AsString,
            Operator = document["operator"].IsNull ? null : document["operator"].AsString,
            HolderToken = document["token"].AsString,
            WithdrawnHandle = document["handle"].IsNull ? null : document["handle"].AsString,
            CanBeSuspended = document["suspendable"].AsBoolean,
            Standing = StandingOf(document),
            Events = EventsOf(document),
            Supersedes = IdOf(document["supersedes"]),
            SupersededBy = IdOf(document["supersededBy"]),
            PictureSha256 = document["picture"] is { IsNull: false } picture
                ? Convert.ToHexStringLower(picture.AsBinary)
                : null,
            Documents =
            [
                .. document["documents"].AsArray.Select(entry => new StoredDocument(
                    FormatOf(entry), Convert.ToHexStringLower(entry["sha256"].AsBinary))
                {
                    Bytes = entry["offset"].IsNull ? null : BytesOf(entry),
                }),
            ],
        };
    }

    /// <summary>How a badge stands.</summary>
    public static BadgeStanding StandingOf(BsonDocument badge) =>
        badge["events"] is { IsNull: false } events ? StandingOf(events.AsArray[^1]) : BadgeStanding.Active;

    /// <summary>Adds an event to a badge, which then stands as the event says.</summary>
    public static void Add(BsonDocument badge, BadgeEvent change)
    {
        var events = badge["events"] is { IsNull: false } earlier ? earlier.AsArray : [];
        events.Add(new BsonDocument
        {
            ["at"] = change.At.ToUnixTimeSeconds(),
            ["by"] = change.By,
            ["standing"] = (int)change.Standing,
            ["reason"] = change.Reason,
            ["public"] = change.PublicReason is { } told ? told : BsonValue.Null,
        });
        badge["events"] = events;
    }

    /// <summary>Takes a badge out of the way of the one that supersedes it.</summary>
    public static void Supersede(BsonDocument badge, CredentialId by)
    {
        badge["supersededBy"] = by.ToString();
        badge[Key] = $"{badge[Key].AsString}\u001F{badge[Id].AsString}";
    }

    /// <summary>Gives a badge documents that were signed anew; the journal still holds those before.</summary>
    public static void Resecure(BsonDocument badge, ResecuredAward award, Func<SecuredDocument, long?> append)
    {
        badge["former"] = new BsonArray(FormerOf(badge).Concat(badge["documents"].AsArray).ToArray());
        badge["documents"] = Documents(award.Secured, append);
        badge["picture"] = PictureOf(award.Secured);
        if (award.ValidThrough is { } last)
        {
            badge["through"] = DayOf(last);
        }

        if (award.Event is { } happened)
        {
            Add(badge, happened);
        }
    }

    /// <summary>Removes the person from a badge.</summary>
    /// <param name="badge">The badge.</param>
    /// <param name="key">What stands in the place of its completion key, and tells nobody who it was.</param>
    public static void Erase(BsonDocument badge, string key)
    {
        badge[Key] = key;
        if (HolderToken.TryParse(badge["token"].AsString, out var token))
        {
            badge["handle"] = token.Handle;
        }

        badge["learner"] = "";
        badge["name"] = "";
        badge["mail"] = "";
        badge["token"] = "";
        badge["documents"] = new BsonArray();
        badge.Remove("former");
    }

    /// <summary>Where in the journal a badge's documents stand, those that it had before too: all that it holds of the badge.</summary>
    public static IEnumerable<StoredBytes> EveryPlaceOf(BsonDocument badge) => badge["documents"].AsArray
        .Concat(FormerOf(badge))
        .Where(entry => !entry["offset"].IsNull)
        .Select(BytesOf);

    private static StoredBytes BytesOf(BsonValue entry) => new(entry["offset"].AsInt64, entry["length"].AsInt32);

    private static BsonArray FormerOf(BsonDocument badge) =>
        badge["former"] is { IsArray: true } former ? former.AsArray : [];

    private static CredentialFormat FormatOf(BsonValue entry) =>
        CredentialFormatNames.All.First(format => format.Name == entry["format"].AsString).Format;

    private static ImmutableArray<BadgeEvent> EventsOf(BsonDocument badge) => badge["events"] is { IsNull: false } events
        ?
        [
            .. events.AsArray.Select(entry => new BadgeEvent(
                DateTimeOffset.FromUnixTimeSeconds(entry["at"].AsInt64),
                entry["by"].AsString,
                StandingOf(entry),
                entry["reason"].AsString,
                entry["public"].IsNull ? null : entry["public"].AsString)),
        ]
        : [];

    private static BadgeStanding StandingOf(BsonValue entry) => (BadgeStanding)entry["standing"].AsInt32;

    private static CredentialId? IdOf(BsonValue value) =>
        value.IsNull ? null : CredentialId.TryParse(value.AsString, out var id) ? id : throw new FormatException(Id);
}
