using System.Globalization;
using BadgeIssuer.Issuing;
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
        [Key] = KeyOf(new CompletionKey(badge.Completion.LearnerNumber, badge.AchievementCode)),
        [Place] = ((long)badge.Status.List * StatusPlace.ListLength) + badge.Status.Index,
        ["learner"] = badge.Completion.LearnerNumber,
        ["name"] = badge.Completion.Name,
        ["mail"] = badge.Completion.EmailAddress,
        ["achievement"] = badge.Completion.AchievementId,
        ["code"] = badge.AchievementCode,
        ["day"] = badge.Completion.CompletedOn.ToString(DayForm, CultureInfo.InvariantCulture),
        ["issued"] = badge.IssuedAt.ToUnixTimeSeconds(),
        ["picture"] = badge.Secured.PictureSha256 is { } picture ? Convert.FromHexString(picture) : BsonValue.Null,
        ["documents"] = new BsonArray(badge.Secured.Documents.Select(document => (BsonValue)new BsonDocument
        {
            ["format"] = CredentialFormatNames.Of(document.Format),
            ["sha256"] = Convert.FromHexString(document.Sha256),
            ["offset"] = append(document) is { } offset ? offset : BsonValue.Null,
            ["length"] = document.Content.Length,
        })),
    };

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
            IssuedAt = DateTimeOffset.FromUnixTimeSeconds(document["issued"].AsInt64),
            PictureSha256 = document["picture"] is { IsNull: false } picture
                ? Convert.ToHexStringLower(picture.AsBinary)
                : null,
            Documents =
            [
                .. document["documents"].AsArray.Select(entry => new StoredDocument(
                    FormatOf(entry), Convert.ToHexStringLower(entry["sha256"].AsBinary))),
            ],
        };
    }

    /// <summary>Where the documents that are kept stand in the journal.</summary>
    public static IEnumerable<(CredentialFormat Format, long Offset, int Length)> PlacesOf(BsonDocument badge) =>
        badge["documents"].AsArray
            .Where(entry => !entry["offset"].IsNull)
            .Select(entry => (FormatOf(entry), entry["offset"].AsInt64, entry["length"].AsInt32));

    private static CredentialFormat FormatOf(BsonValue entry) =>
        CredentialFormatNames.All.First(format => format.Name == entry["format"].AsString).Format;
}
