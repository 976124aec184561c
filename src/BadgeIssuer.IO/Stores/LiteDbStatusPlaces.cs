using System.Collections.Immutable;
using System.Security.Cryptography;
using BadgeIssuer.Issuing;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <summary>Which places of the status lists were given out: one entry a list, with a bit for each place.</summary>
/// <remarks>
/// Places are random, so that a list's numbers tell nothing of the order of issue. A list is given up when three
/// quarters of it are used: until then, finding a free place by trying takes at most four tries on average.
/// </remarks>
internal sealed class LiteDbStatusPlaces
{
    private const int Full = StatusPlace.ListLength / 4 * 3;

    private readonly ILiteCollection<BsonDocument> _lists;

    public LiteDbStatusPlaces(ILiteDatabase database)
    {
        _lists = database.GetCollection("places");
    }

    /// <summary>How many lists have been begun.</summary>
    public int Lists => _lists.Count();

    /// <summary>Reserves places, in the caller's transaction.</summary>
    public ImmutableArray<StatusPlace> Reserve(int count)
    {
        var places = ImmutableArray.CreateBuilder<StatusPlace>(count);
        var number = Math.Max(Lists, 1);
        while (places.Count < count)
        {
            var list = _lists.FindById(number) ?? new BsonDocument
            {
                ["_id"] = number,
                ["count"] = 0,
                ["used"] = new byte[StatusPlace.ListLength / 8],
            };
            var used = list["used"].AsBinary;
            var taken = list["count"].AsInt32;
            for (; taken < Full && places.Count < count; taken++)
            {
                places.Add(new StatusPlace(number, Take(used)));
            }

            list["count"] = taken;
            list["used"] = used;
            _lists.Upsert(list);
            number++;
        }

        return places.MoveToImmutable();
    }

    private static int Take(byte[] used)
    {
        while (true)
        {
            var index = RandomNumberGenerator.GetInt32(StatusPlace.ListLength);
            var bit = (byte)(1 << (index % 8));
            if ((used[index / 8] & bit) == 0)
            {
                used[index / 8] |= bit;
                return index;
            }
        }
    }
}
