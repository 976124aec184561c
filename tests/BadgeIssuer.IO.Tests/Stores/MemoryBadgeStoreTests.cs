using BadgeIssuer.Issuing;
using BadgeIssuer.Tests.Issuing;

namespace BadgeIssuer.IO.Tests.Stores;

/// <summary>The tests' own store keeps the contract too; otherwise what is tested with it would prove nothing.</summary>
public sealed class MemoryBadgeStoreTests : BadgeStoreContract
{
    protected override IBadgeStore Make() => new MemoryBadgeStore();
}
