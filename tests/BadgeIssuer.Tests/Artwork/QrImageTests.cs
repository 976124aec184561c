using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BadgeIssuer.Artwork;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Artwork;

public sealed partial class QrImageTests
{
    private const string Address = "https://badges.example.jp/b/abcdefghijklmnopqrstuvwxyz";

    [TestCase(Address, 1)]
    [TestCase(Address, 8)]
    [TestCase("https://例え.jp/修了証", 3)]
    public void The_png_shows_the_modules_of_the_code(string content, int pixelsPerModule)
    {
        var modules = QrImage.Modules(content);
        using var bitmap = Picture.Decode(QrImage.Png(content, pixelsPerModule));

        bitmap.Width.Should().Be(modules.Length * pixelsPerModule);
        ModulesOf((x, y) => bitmap.GetPixel(x * pixelsPerModule, y * pixelsPerModule).Red < 128, modules.Length)
            .Should().BeEquivalentTo(modules, options => options.WithStrictOrdering());
    }

    [Test]
    public void The_svg_shows_the_modules_of_the_code()
    {
        var modules = QrImage.Modules(Address);
        var svg = XElement.Parse(QrImage.Svg(Address, "このバッジの住所"));
        var dark = new HashSet<(int X, int Y)>();

        foreach (Match run in DarkRun().Matches(svg.Elements().Last().Attribute("d")!.Value))
        {
            for (var i = 0; i < Number(run, "width"); i++)
            {
                dark.Add((Number(run, "x") + i, Number(run, "y")));
            }
        }

        ModulesOf((x, y) => dark.Contains((x, y)), modules.Length)
            .Should().BeEquivalentTo(modules, options => options.WithStrictOrdering());
    }

    [Test]
    public void The_svg_has_a_title_no_script_and_no_size_of_its_own()
    {
        var svg = XElement.Parse(QrImage.Svg(Address, "<このバッジ> & \"住所\""));

        svg.Elements().First().Should().HaveValue("<このバッジ> & \"住所\"").And.Subject.As<XElement>()
            .Name.LocalName.Should().Be("title");
        svg.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct()
            .Should().BeEquivalentTo("svg", "title", "path");
        svg.Attributes().Select(attribute => attribute.Name.LocalName)
            .Should().BeEquivalentTo("xmlns", "viewBox", "role", "shape-rendering");
    }

    [Test]
    public void A_quiet_zone_of_four_modules_stands_round_the_code()
    {
        var modules = QrImage.Modules(Address);

        modules.Take(4).Concat(modules.TakeLast(4)).SelectMany(row => row).Should().OnlyContain(dark => !dark);
        modules.SelectMany(row => row.Take(4).Concat(row.TakeLast(4))).Should().OnlyContain(dark => !dark);
        modules[4][4].Should().BeTrue("the finder pattern begins there");
    }

    [Test]
    public void Level_M_is_what_the_code_says_of_itself()
    {
        // ISO/IEC 18004, 7.9.1: the two bits beside the upper left finder, XORed with 10; level M is 00.
        var modules = QrImage.Modules(Address);
        bool[] level = [!modules[4 + 8][4], modules[4 + 8][5]];

        level.Should().Equal(false, false);
    }

    [Test]
    public void What_no_code_can_hold_is_refused()
    {
        QrImage.Png(new string('a', 2331)).Should().NotBeEmpty();

        FluentActions.Invoking(() => QrImage.Png(new string('a', 2332))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => QrImage.Png("")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => QrImage.Png("a", 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => QrImage.Svg("a", " ")).Should().Throw<ArgumentException>();
    }

    private static bool[][] ModulesOf(Func<int, int, bool> isDark, int side) =>
        [.. Enumerable.Range(0, side).Select(y => Enumerable.Range(0, side).Select(x => isDark(x, y)).ToArray())];

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<width>\d+)v1H\k<x>z")]
    private static partial Regex DarkRun();
}
