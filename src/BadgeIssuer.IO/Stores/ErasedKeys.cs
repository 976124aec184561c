using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.Issuing;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <summary>What stands for a completion whose person's data were removed, so that it is not issued again.</summary>
/// <remarks>
/// A keyed digest: without the store's secret nobody can try learner numbers against it. Whoever has the store can, so it
/// is a pseudonym and not nothing; it is what keeps an old roster from bringing the person back.
/// </remarks>
internal sealed class ErasedKeys(ILiteDatabase database)
{
    private const string SecretName = "erasure";

    private readonly ILiteCollection<BsonDocument> _secrets = database.GetCollection("secrets");

    /// <summary>Gives the text in the place of a completion key; <see langword="null"/> while nobody was ever erased.</summary>
    public Func<CompletionKey, string>? Texts() =>
        _secrets.FindById(SecretName)?["value"].AsBinary is { } secret ? key => Of(secret, key) : null;

    /// <summary>The text in the place of a completion key; the secret is made on first use, in the caller's transaction.</summary>
    public string Make(CompletionKey key)
    {
        if (_secrets.FindById(SecretName) is not { } secret)
        {
            secret = new BsonDocument { ["_id"] = SecretName, ["value"] = RandomNumberGenerator.GetBytes(32) };
            _secrets.Insert(secret);
        }

        return Of(secret["value"].AsBinary, key);
    }

    private static string Of(byte[] secret, CompletionKey key) =>
        "erased\u001F" + Convert.ToHexStringLower(
            HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(BadgeDocuments.KeyOf(key))));
}
