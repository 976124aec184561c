using System.Text;

namespace BadgeIssuer.Fuzz;

/// <summary>Changes inputs, always in the same way for one number.</summary>
internal sealed class Mutator
{
    private const int MaximumBytes = 64 * 1024;

    private static readonly byte[] Interesting =
        [0x00, 0x01, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x27, 0x2C, 0x2E, 0x3A, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x7F, 0x80, 0xC0, 0xED, 0xF4, 0xFF];

    private readonly byte[][] _seeds;
    private readonly byte[][] _words;

    public Mutator(FuzzTarget target)
    {
        _seeds = [.. target.Seeds()];
        _words = [.. target.Words.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The inputs that others are made from.</summary>
    public IReadOnlyList<byte[]> Seeds => _seeds;

    /// <summary>The input with a number.</summary>
    public byte[] Make(int number)
    {
        var dice = new Dice(number);
        var input = new List<byte>(_seeds[dice.Next(_seeds.Length)]);
        for (var changes = 1 << dice.Next(5); changes > 0; changes--)
        {
            Change(input, dice);
        }

        if (input.Count > MaximumBytes)
        {
            input.RemoveRange(MaximumBytes, input.Count - MaximumBytes);
        }

        return [.. input];
    }

    private void Change(List<byte> input, Dice dice)
    {
        var at = dice.Next(input.Count + 1);
        var length = Math.Min(1 << dice.Next(9), input.Count - at);
        switch (dice.Next(10))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << dice.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = Interesting[dice.Next(Interesting.Length)];
                break;
            case 2:
                input.Insert(at, Interesting[dice.Next(Interesting.Length)]);
                break;
            case 3:
                input.RemoveRange(at, length);
                break;
            case 4:
                input.InsertRange(dice.Next(input.Count + 1), input.GetRange(at, length));
                break;
            case 5 when dice.Next(8) == 0:
                input.RemoveRange(at, input.Count - at);
                break;
            case 6:
                Splice(input, at, dice);
                break;
            case 7 when at < input.Count && char.IsAsciiDigit((char)input[at]):
                input[at] = (byte)('0' + dice.Next(10));
                break;
            case 8 when length > 0:
                var block = input.GetRange(at, length);
                for (var copies = 1 + dice.Next(15); copies > 0; copies--)
                {
                    input.InsertRange(at, block);
                }

                break;
            default:
                PutWord(input, at, dice);
                break;
        }
    }

    // The beginning of the one, the end of another.
    private void Splice(List<byte> input, int at, Dice dice)
    {
        var other = _seeds[dice.Next(_seeds.Length)];
        var from = dice.Next(other.Length + 1);
        input.RemoveRange(at, input.Count - at);
        input.AddRange(other.AsSpan(from));
    }

    private void PutWord(List<byte> input, int at, Dice dice)
    {
        if (_words.Length > 0)
        {
            var word = _words[dice.Next(_words.Length)];
            input.RemoveRange(at, Math.Min(dice.Next(2) * word.Length, input.Count - at));
            input.InsertRange(at, word);
        }
    }
}

/// <summary>Numbers that look random and are the same on every machine and every version of .NET: SplitMix64.</summary>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)(uint)seed;

    /// <summary>A number from 0, below <paramref name="end"/>.</summary>
    public int Next(int end)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (uint)end);
    }
}
