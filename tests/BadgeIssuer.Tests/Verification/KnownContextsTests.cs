using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.Verification.Proofs;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

public sealed class KnownContextsTests
{
    [Test]
    public void Every_context_that_badges_may_name_is_embedded() =>
        KnownContexts.All.Should().BeSubsetOf(PublishedContexts.Store.Iris);
}
