using System.Text;
using BadgeIssuer.LinkedData.Rdf;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.Rdf;

public sealed class NQuadsTests
{
    [TestCase("<urn:s> <urn:p> <urn:o> .", "<urn:s> <urn:p> <urn:o> .\n")]
    [TestCase("<urn:s><urn:p>\"x\".", "<urn:s> <urn:p> \"x\" .\n")]
    [TestCase("_:a.b <urn:p> _:c <urn:g> . # why", "_:a.b <urn:p> _:c <urn:g> .\n")]
    [TestCase("<urn:s> <urn:p> \"x\"^^<http://www.w3.org/2001/XMLSchema#string> .", "<urn:s> <urn:p> \"x\" .\n")]
    [TestCase(@"<urn:\u3042> <urn:p> ""\t\b\n\r\f\""\'\\\u0001\u007f\U0001F600""@ja-JP .",
        "<urn:あ> <urn:p> \"\\t\\b\\n\\r\\f\\\"'\\\\\\u0001\\u007F😀\"@ja-JP .\n")]
    [TestCase("\r\n  # nothing\n\n", "")]
    public void Reads_and_writes_canonically(string text, string expected)
    {
        NQuadsReader.TryRead(Encoding.UTF8.GetBytes(text), out var dataset, out _).Should().BeTrue();

        Encoding.UTF8.GetString(NQuadsWriter.Write(dataset!)).Should().Be(expected);
    }

    [TestCase("<urn:s> <urn:p> .", 1)]
    [TestCase("<urn:s> <urn:p> <urn:o>", 1)]
    [TestCase("\n\"s\" <urn:p> <urn:o> .", 2)]
    [TestCase("<urn:s> _:p <urn:o> .", 1)]
    [TestCase("<s> <urn:p> <urn:o> .", 1)]
    [TestCase("<urn:s> <urn:p> \"x .", 1)]
    [TestCase("<urn:s> <urn:p> \"\\x\" .", 1)]
    [TestCase("<urn:s> <urn:p> \"\\uD800\" .", 1)]
    [TestCase("<urn:s> <urn:p> \"x\"@ .", 1)]
    [TestCase("<urn:s> <urn:p> \"x\"^^<dt> .", 1)]
    [TestCase("<urn:s> <urn:p> <urn:o> . <urn:s>", 1)]
    [TestCase("<urn:a b> <urn:p> <urn:o> .", 1)]
    [TestCase("<urn:s> <urn:p> <urn:o> <urn:g> <urn:h> .", 1)]
    public void Says_which_line_it_cannot_read(string text, int line)
    {
        NQuadsReader.TryRead(Encoding.UTF8.GetBytes(text), out var dataset, out var errorLine).Should().BeFalse();

        dataset.Should().BeNull();
        errorLine.Should().Be(line);
    }

    [Test]
    public void Quads_come_back_as_they_were_added()
    {
        Quad[] quads =
        [
            new(RdfTerm.Iri("urn:s"), RdfTerm.Iri("urn:p"), RdfTerm.Literal("a \"b\" \\ \n \u0002 あ")),
            new(RdfTerm.BlankNode("x"), RdfTerm.Iri("urn:p"), RdfTerm.LanguageLiteral("名", "ja"), RdfTerm.Iri("urn:g")),
            new(RdfTerm.Iri("urn:s"), RdfTerm.Iri("urn:p"), RdfTerm.Literal("1", "urn:t"), RdfTerm.BlankNode("g")),
            new(RdfTerm.Iri("urn:s"), RdfTerm.Iri("urn:p"), RdfTerm.BlankNode("x")),
        ];
        using var dataset = new RdfDataset();

        foreach (var quad in quads.Concat(quads))
        {
            dataset.Add(quad);
        }

        dataset.Quads().Should().Equal(quads);
    }

    [Test]
    public void A_literal_is_no_subject()
    {
        using var dataset = new RdfDataset();

        var add = () => dataset.Add(new Quad(RdfTerm.Literal("x"), RdfTerm.Iri("urn:p"), RdfTerm.Iri("urn:o")));

        add.Should().Throw<ArgumentException>();
    }

    [Test]
    public void No_bytes_make_the_reader_throw() =>
        Gen.OneOf(
            Gen.Byte.Array[0, 80],
            Gen.Char["<>\"\\_:@^.# \nurnpUu0aあ"].Array[0, 60].Select(text => Encoding.UTF8.GetBytes(text)))
            .Sample(bytes =>
            {
                if (NQuadsReader.TryRead(bytes, out var dataset, out _))
                {
                    using (dataset)
                    {
                        // What was read is written as something that reads as the same.
                        var written = NQuadsWriter.Write(dataset);
                        NQuadsReader.TryRead(written, out var again, out var line).Should().BeTrue($"line {line}");
                        NQuadsWriter.Write(again!).Should().Equal(written);
                        again!.Dispose();
                    }
                }
            }, iter: 20_000);
}
