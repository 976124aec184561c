using BadgeIssuer.Problems;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Problems;

public sealed class ProblemDocumentTests
{
    [Test]
    public void The_page_says_what_the_catalogue_says()
    {
        var path = Checkout.Path("docs", "problems.md");

        if (Environment.GetEnvironmentVariable("BADGES_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, ProblemDocument.Write());
        }

        File.ReadAllText(path).Should().Be(
            ProblemDocument.Write(),
            "docs/problems.md is made from the catalogue; to make it anew: "
            + "BADGES_WRITE_DOCS=1 dotnet test tests/BadgeIssuer.IO.Tests --filter ProblemDocument");
    }
}
