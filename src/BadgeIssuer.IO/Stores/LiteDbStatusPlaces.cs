using System.Collections;
using System.Collections.Immutable;
using System.Security.Cryptography;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <summary>
/// Which places of the status lists were given out, and which of them hold no more: one entry a list, with a bit for
/// each place.
/// </summary>
/// <remarks>
/// Places are random, so that a list's numbers tell nothing of the order of issue. A list is given up when three
/// quarters of it are used: until then, finding a free place by trying takes at most four tries on average.
/// </remarks>
internal sealed class LiteDbStatusPlaces
{
    private const string Revoked = "revoked";
    private const string Suspended = "suspended";
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
            var list = _lists.FindById(number) ?? Begun(number);
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

    /// <summary>Marks a place as given out that another store had given out, in the caller's transaction.</summary>
    public void Take(StatusPlace place)
    {
        for (var number = 1; number <= place.List; number++)
        {
            var list = _lists.FindById(number) ?? Begun(number);
            var used = list["used"].AsBinary;
            var bit = (byte)(1 << (place.Index % 8));
            if (number == place.List && (used[place.Index / 8] & bit) == 0)
            {
                used[place.Index / 8] |= bit;
                list["used"] = used;
                list["count"] = list["count"].AsInt32 + 1;
            }

            _lists.Upsert(list);
        }
    }

    /// <summary>Lets a place say how its award stands, in the caller's transaction.</summary>
    public void Set(StatusPlace place, BadgeStanding standing)
    {
        var list = _lists.FindById(place.List) ?? throw new FormatException("A badge names a list that was never begun.");
        list[Revoked] = Write(list[Revoked], place.Index, standing is not (BadgeStanding.Active or BadgeStanding.Suspended));
        list[Suspended] = Write(list[Suspended], place.Index, standing is BadgeStanding.Suspended);
        _lists.Update(list);
    }

    /// <summary>What a list must say.</summary>
    public StatusBits Find(int number) => _lists.FindById(number) is { } list
        ? new StatusBits(Indexes(list[Revoked]), Indexes(list[Suspended]))
        : StatusBits.None;

    private static BsonDocument Begun(int number) => new()
    {
        ["_id"] = number,
        ["count"] = 0,
        ["used"] = new byte[StatusPlace.ListLength / 8],
    };

    private static byte[] Write(BsonValue bits, int index, bool value)
    {
        var array = bits.IsNull ? new byte[StatusPlace.ListLength / 8] : bits.AsBinary;
        var bit = (byte)(1 << (index % 8));
        array[index / 8] = (byte)(value ? array[index / 8] | bit : array[index / 8] & ~bit);
        return array;
    }

    private static ImmutableArray<int> Indexes(BsonValue bits)
    {
        if (bits.IsNull)
        {
            return [];
        }

        var array = new BitArray(bits.AsBinary);
        return [.. Enumerable.Range(0, array.Length).Where(index => array[index])];
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
