using BadgeIssuer.Verification;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

public sealed class BoundedCacheTests
{
    [Test]
    public void Keeps_what_was_used_last()
    {
        var cache = new BoundedCache<string, int>(2, 100);
        cache.Set("a", 1, 1);
        cache.Set("b", 2, 1);
        cache.TryGet("a", out _);

        cache.Set("c", 3, 1);

        cache.TryGet("a", out var kept).Should().BeTrue();
        kept.Should().Be(1);
        cache.TryGet("b", out _).Should().BeFalse();
    }

    [Test]
    public void Does_not_keep_what_is_too_heavy_and_forgets_what_it_had_in_its_place()
    {
        var cache = new BoundedCache<string, int>(10, 100);
        cache.Set("a", 1, 1);
        cache.Set("a", 2, 101);

        cache.TryGet("a", out _).Should().BeFalse();
        cache.Weight.Should().Be(0);
    }

    [Test]
    public void Stays_within_its_bounds_whatever_is_put_in() =>
        Gen.Select(Gen.Int[0, 20], Gen.Long[0, 50], Gen.Bool).Array[0, 200].Sample(steps =>
        {
            var cache = new BoundedCache<int, long>(8, 100);
            foreach (var (key, weight, remove) in steps)
            {
                if (remove)
                {
                    cache.Remove(key);
                }
                else
                {
                    cache.Set(key, weight, weight);
                    if (!cache.TryGet(key, out var kept) || kept != weight)
                    {
                        return false;
                    }
                }

                var weights = Enumerable.Range(0, 21).Sum(each => cache.TryGet(each, out var one) ? one : 0);
                if (cache.Count > 8 || cache.Weight > 100 || cache.Weight != weights)
                {
                    return false;
                }
            }

            return true;
        });
}
