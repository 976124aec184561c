using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.OpenBadges.V3;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Tests.Verification;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing.DataIntegrity;

public sealed class EmbeddedProofsTests
{
    private const string MethodId = "did:web:issuer.example#k1";

    private static readonly DateTimeOffset Now = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly EmbeddedProofs Proofs = EmbeddedProofs.OverPublishedContexts;

    private static readonly Gen<string> UnicodeText = Gen.Int[1, 0x10FFFF]
        .Where(code => Rune.IsValid(code))
        .Select(code => new Rune(code).ToString())
        .Array[0, 12].Select(string.Concat);

    private static IEnumerable<TestCaseData> Makers() =>
        from suite in Cryptosuite.All
        where suite.Signs
        from kind in Enum.GetValues<KeyKind>()
        where suite.Fits(kind)
        select new TestCaseData(suite, kind).SetArgDisplayNames(suite.Name, kind.ToString());

    [TestCaseSource(nameof(Makers))]
    public void Verifies_what_it_made_whatever_the_badge_says(Cryptosuite suite, KeyKind kind) =>
        Gen.Select(UnicodeText, UnicodeText).Sample(
            texts =>
            {
                var document = Credential(texts.Item1, texts.Item2);
                var secured = Proofs.Add(document, TestKeys.Of(kind), suite, Options());

                secured.AsSpan(0, document.Length - 1).SequenceEqual(document.AsSpan(..^1)).Should().BeTrue();
                Outcome(Json.Element(secured), kind).Should().BeOfType<ProofOutcome.Verified>();
            },
            iter: 30);

    [TestCaseSource(nameof(Makers))]
    public void Refuses_every_changed_member(Cryptosuite suite, KeyKind kind)
    {
        var secured = Proofs.Add(Credential("a", "b"), TestKeys.Of(kind), suite, Options());
        var count = Changes(JsonNode.Parse(secured)!, _ => { });

        var accepted = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var changed = JsonNode.Parse(secured)!;
            var index = 0;
            var said = "";
            Changes(changed, change => said = index++ == i ? change() : said);
            if (Outcome(Json.Element(changed.ToJsonString()), kind) is ProofOutcome.Verified)
            {
                accepted.Add(said);
            }
        }

        count.Should().BeGreaterThan(100);
        accepted.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Makers))]
    public void Refuses_a_name_that_stands_twice_whoever_parsed_the_document(Cryptosuite suite, KeyKind kind)
    {
        var secured = Encoding.UTF8.GetString(Proofs.Add(Credential("a", "b"), TestKeys.Of(kind), suite, Options()));
        using var document = JsonDocument.Parse(secured);

        // The same member again, so that nothing that could be signed has changed.
        var doubled = Objects(document.RootElement)
            .Where(item => item.EnumerateObject().Any())
            .SelectMany(item => item.EnumerateObject().Select(member => secured.Replace(
                item.GetRawText(), $"{{{member},{item.GetRawText()[1..]}", StringComparison.Ordinal)))
            .ToArray();

        doubled.Should().HaveCountGreaterThan(40);
        foreach (var text in doubled)
        {
            using var lenient = JsonDocument.Parse(text);
            Outcome(lenient.RootElement, kind).Should().NotBeOfType<ProofOutcome.Verified>(text);
        }
    }

    [Test]
    public void The_proofs_of_a_batch_are_those_of_one_document_each()
    {
        byte[][] documents = [Credential("a", "b"), Credential("c", "d")];
        ProofOptions[] options = [Options(), Options(), Options() with { Expires = Now.AddDays(1) }, new("did:web:other.example#k", null)];
        var key = TestKeys.Of(KeyKind.Ed25519);

        foreach (var said in options)
        {
            foreach (var document in documents)
            {
                var alone = new EmbeddedProofs(PublishedContexts.Store);
                foreach (var suite in new[] { Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaJcs2022 })
                {
                    Proofs.Add(document, key, suite, said).Should().Equal(alone.Add(document, key, suite, said));
                }
            }
        }
    }

    [TestCaseSource(nameof(Makers))]
    public void Refuses_the_signature_of_another_key(Cryptosuite suite, KeyKind kind)
    {
        using var other = SigningKey.Generate(kind);

        var secured = Proofs.Add(Credential("a", "b"), other, suite, Options());

        CodeOf(Outcome(Json.Element(secured), kind)).Should().Be(ProofProblemCodes.SignatureMismatch);
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        TestCaseData Case(string name, string code, string? pointer, Action<JsonObject, JsonObject> edit) =>
            new TestCaseData(code, pointer, edit).SetArgDisplayNames(name);

        yield return Case("another purpose", DataIntegrityProblemCodes.Purpose, "/proof/0/proofPurpose", (_, proof) => proof["proofPurpose"] = "authentication");
        yield return Case("an end that has come", DataIntegrityProblemCodes.Expired, "/proof/0/expires", (_, proof) => proof["expires"] = "2025-06-01T12:00:00Z");
        yield return Case("another method", DataIntegrityProblemCodes.MethodDiffers, "/proof/0/verificationMethod", (_, proof) => proof["verificationMethod"] = "did:web:issuer.example#k2");
        yield return Case("a suite for other keys", ProofProblemCodes.AlgorithmMismatch, "/proof/0/verificationMethod", (_, proof) => proof["cryptosuite"] = "ecdsa-rdfc-2019");
        yield return Case("a suite that nobody knows", DataIntegrityProblemCodes.SuiteUnknown, "/proof/0", (_, proof) => proof["cryptosuite"] = "ecdsa-sd-2023");
        yield return Case("a suite in other letters", DataIntegrityProblemCodes.SuiteUnknown, "/proof/0", (_, proof) => proof["cryptosuite"] = "EdDSA-rdfc-2022");
        yield return Case("a type that nobody knows", DataIntegrityProblemCodes.SuiteUnknown, "/proof/0", (_, proof) => proof["type"] = "JsonWebSignature2020");
        yield return Case("no suite", DataIntegrityProblemCodes.Malformed, "/proof/0/cryptosuite", (_, proof) => proof.Remove("cryptosuite"));
        yield return Case("no type", DataIntegrityProblemCodes.Malformed, "/proof/0/type", (_, proof) => proof.Remove("type"));
        yield return Case("a value in base64url", DataIntegrityProblemCodes.ProofValue, "/proof/0/proofValue", (_, proof) => proof["proofValue"] = "u" + (string?)proof["proofValue"]);
        yield return Case("a value that is not base58", DataIntegrityProblemCodes.ProofValue, "/proof/0/proofValue", (_, proof) => proof["proofValue"] = "z0OIl");
        yield return Case("a value without an end", DataIntegrityProblemCodes.ProofValue, "/proof/0/proofValue", (_, proof) => proof["proofValue"] = "z" + new string('2', 100_000));
        yield return Case("a short value", ProofProblemCodes.SignatureLength, "/proof/0/proofValue", (_, proof) => proof["proofValue"] = "z2222");
        yield return Case("a day for an instant", DataIntegrityProblemCodes.Malformed, "/proof/0/created", (_, proof) => proof["created"] = "2025-06-01");
        yield return Case("null for an instant", DataIntegrityProblemCodes.Malformed, "/proof/0/expires", (_, proof) => proof["expires"] = null);
        yield return Case("a previous proof that is not there", DataIntegrityProblemCodes.PreviousProof, "/proof/0/previousProof", (_, proof) => proof["previousProof"] = "urn:uuid:1");
        yield return Case("a previous proof that is itself", ProofProblemCodes.SignatureMismatch, "/proof/0/proofValue", (_, proof) => (proof["id"], proof["previousProof"]) = ("urn:x:1", "urn:x:1"));
        yield return Case("a previous proof that is a number", DataIntegrityProblemCodes.Malformed, "/proof/0/previousProof", (_, proof) => proof["previousProof"] = new JsonArray(1));
        yield return Case("a term that no context defines", DataIntegrityProblemCodes.DataLoss, "/credentialSubject/grade", (document, _) => document["credentialSubject"]!["grade"] = "A");
        yield return Case("a type that no context defines", DataIntegrityProblemCodes.DataLoss, "/type", (document, _) => document["type"]!.AsArray().Add("Diploma"));
        yield return Case("a relative id", DataIntegrityProblemCodes.DataLoss, "/credentialSubject/id", (document, _) => document["credentialSubject"]!["id"] = "me");
        yield return Case("a term of the proof that no context defines", DataIntegrityProblemCodes.DataLoss, "/proof/0/grade", (_, proof) => proof["grade"] = "A");
        yield return Case("a context that is not embedded", DataIntegrityProblemCodes.ContextUnknown, null, (document, _) => document["@context"]!.AsArray().Add("https://evil.example/context.json"));
        yield return Case("a context written out", DataIntegrityProblemCodes.ContextUnknown, "/@context", (document, _) => document["@context"]!.AsArray().Add(new JsonObject { ["@vocab"] = "https://evil.example/#" }));
        yield return Case("a context written out inside", DataIntegrityProblemCodes.ContextUnknown, "/credentialSubject/@context", (document, _) => document["credentialSubject"]!["@context"] = new JsonObject { ["grade"] = "https://evil.example/#g" });
        yield return Case("contexts of the proof's own", DataIntegrityProblemCodes.Contexts, "/proof/0/@context", (_, proof) => proof["@context"] = "https://w3id.org/security/data-integrity/v2");
    }

    [TestCaseSource(nameof(Faults))]
    public void Says_what_is_wrong_and_where(string code, string? pointer, object edit)
    {
        var document = JsonNode.Parse(Proofs.Add(Credential("a", "b"), TestKeys.Of(KeyKind.Ed25519), Cryptosuite.EddsaRdfc2022, Options()))!.AsObject();
        ((Action<JsonObject, JsonObject>)edit)(document, document["proof"]![0]!.AsObject());

        var outcome = Outcome(Json.Element(document.ToJsonString()), KeyKind.Ed25519);

        var problem = outcome switch
        {
            ProofOutcome.Refuted(var refuted) => refuted,
            ProofOutcome.Undecided(var undecided) => undecided,
            _ => null,
        };
        problem!.Code.Should().Be(code);
        (pointer ?? problem.Pointer).Should().Be(problem.Pointer);
        (outcome is ProofOutcome.Undecided).Should().Be(
            code is DataIntegrityProblemCodes.ContextUnknown or DataIntegrityProblemCodes.SuiteUnknown);
    }

    [Test]
    public void A_proof_counts_until_the_instant_at_which_it_expires()
    {
        var options = Options() with { Expires = Now };
        var document = Json.Element(Proofs.Add(Credential("a", "b"), TestKeys.Of(KeyKind.Ed25519), Cryptosuite.EddsaRdfc2022, options));

        Outcome(document, KeyKind.Ed25519, Now.AddTicks(-1)).Should().BeOfType<ProofOutcome.Verified>();
        CodeOf(Outcome(document, KeyKind.Ed25519, Now)).Should().Be(DataIntegrityProblemCodes.Expired);
    }

    [TestCase("""{"@context":"https://www.w3.org/2018/credentials/v1","type":"VerifiableCredential"}""",
        """{"@context":["https://www.w3.org/2018/credentials/v1","https://w3id.org/security/data-integrity/v2"],"type":"VerifiableCredential","proof":[""")]
    [TestCase("""{ "@context": [ "https://www.w3.org/2018/credentials/v1" ], "type": "VerifiableCredential" }""",
        """{ "@context": [ "https://www.w3.org/2018/credentials/v1","https://w3id.org/security/data-integrity/v2" ], "type": "VerifiableCredential","proof":[""")]
    [TestCase("""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"VerifiableCredential"}""",
        """{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"VerifiableCredential","proof":[""")]
    public void Adds_a_context_for_proofs_where_there_is_none(string document, string beginning)
    {
        var secured = Proofs.Add(Encoding.UTF8.GetBytes(document), TestKeys.Of(KeyKind.Ed25519), Cryptosuite.EddsaRdfc2022, Options());

        Encoding.UTF8.GetString(secured).Should().StartWith(beginning);
        Outcome(Json.Element(secured), KeyKind.Ed25519).Should().BeOfType<ProofOutcome.Verified>();
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("""{"a":1,"a":2}""")]
    [TestCase("""{"a":"\ud800"}""")]
    [TestCase("""{"\ud800":"a"}""")]
    [TestCase("""{"a":1}""")]
    [TestCase("""{"@context":5,"a":1}""")]
    [TestCase("""{"@context":["https://www.w3.org/ns/credentials/v2"],"grade":"A"}""")]
    public void Says_why_a_document_cannot_be_secured(string document)
    {
        Proofs.TryAdd(
            Encoding.UTF8.GetBytes(document), TestKeys.Of(KeyKind.Ed25519), Cryptosuite.EddsaRdfc2022, Options(),
            out var secured, out var problem).Should().BeFalse();

        secured.Should().BeNull();
        problem!.Code.Should().BeOneOf(
            DataIntegrityProblemCodes.Transformation, DataIntegrityProblemCodes.DataLoss, DataIntegrityProblemCodes.ContextUnknown);
    }

    [Test]
    public void Makes_no_proof_with_a_suite_that_is_only_verified_or_with_a_key_that_does_not_fit()
    {
        var document = Credential("a", "b");

        FluentActions.Invoking(() => Proofs.Add(document, TestKeys.Of(KeyKind.Ed25519), Cryptosuite.Ed25519Signature2020, Options()))
            .Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Proofs.Add(document, TestKeys.Of(KeyKind.P256), Cryptosuite.EddsaRdfc2022, Options()))
            .Should().Throw<ArgumentException>();
    }

    [Test]
    public void No_bytes_make_it_throw()
    {
        var secured = Proofs.Add(Credential("a", "b"), TestKeys.Of(KeyKind.Ed25519), Cryptosuite.EddsaRdfc2022, Options());
        Gen.Select(Gen.Int[0, secured.Length - 1], Gen.Byte, Gen.Int[0, 20]).Array[1, 4].Sample(
            edits =>
            {
                var bytes = secured.ToList();
                foreach (var (place, value, length) in edits)
                {
                    bytes.RemoveRange(Math.Min(place, bytes.Count), Math.Min(length, bytes.Count - Math.Min(place, bytes.Count)));
                    bytes.Insert(Math.Min(place, bytes.Count), value);
                }

                VerifyAll([.. bytes]);
            },
            iter: 300);
    }

    [TestCase("""{"proof":null}""")]
    [TestCase("""{"proof":[[],1,"x",{}]}""")]
    [TestCase("""{"proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","verificationMethod":"did:web:issuer.example#k1","proofPurpose":"assertionMethod","proofValue":"z1","\ud800":1},"\udfff":2}""")]
    [TestCase("""{"a":1,"a":2,"proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","verificationMethod":"did:web:issuer.example#k1","proofPurpose":"assertionMethod","proofValue":"z1"}}""")]
    [TestCase("""{"@context":[[[["https://www.w3.org/ns/credentials/v2"]]]],"proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","verificationMethod":"did:web:issuer.example#k1","proofPurpose":"assertionMethod","proofValue":"z1"}}""")]
    [TestCase("""{"@context":1e999,"proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","@context":1e999,"verificationMethod":"did:web:issuer.example#k1","proofPurpose":"assertionMethod","proofValue":"z1"}}""")]
    [TestCase("""{"@context":0e99999999999,"proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","@context":0e99999999999,"verificationMethod":"did:web:issuer.example#k1","proofPurpose":"assertionMethod","proofValue":"z1"}}""")]
    public void No_document_makes_it_throw(string document) => VerifyAll(Encoding.UTF8.GetBytes(document));

    private static void VerifyAll(byte[] bytes)
    {
        JsonElement document;
        try
        {
            document = Json.Element(bytes);
        }
        catch (JsonException)
        {
            return;
        }

        foreach (var (element, pointer) in DataIntegrityProof.In(document))
        {
            if (DataIntegrityProof.TryRead(element, pointer, out var proof, out var problem))
            {
                Proofs.Verify(document, proof, Method(KeyKind.Ed25519), Now).Should().NotBeNull();
            }
            else
            {
                problem.Should().NotBeNull();
            }
        }
    }

    // Every place at which something can be changed, and a change for it that says what it did.
    private static int Changes(JsonNode node, Action<Func<string>> offer)
    {
        var count = 0;
        void Offer(Func<string> change)
        {
            count++;
            offer(change);
        }

        void Walk(JsonNode parent)
        {
            var children = parent is JsonObject members
                ? members.Select(member => ((object)member.Key, member.Value)).ToList()
                : [.. parent.AsArray().Select((item, index) => ((object)index, item))];
            if (parent is JsonObject owner)
            {
                Offer(() =>
                {
                    owner["x"] = "y";
                    return $"added to {owner.GetPath()}";
                });
            }

            foreach (var (key, child) in children)
            {
                var path = child!.GetPath();
                Offer(() =>
                {
                    if (key is string name)
                    {
                        parent.AsObject().Remove(name);
                    }
                    else
                    {
                        parent.AsArray().RemoveAt((int)key);
                    }

                    return $"removed {path}";
                });

                if (child is JsonValue value)
                {
                    Offer(() =>
                    {
                        JsonNode changed = value.GetValueKind() switch
                        {
                            JsonValueKind.String => value.GetValue<string>() + "x",
                            JsonValueKind.True => false,
                            JsonValueKind.False => true,
                            _ => 7,
                        };
                        if (key is string name)
                        {
                            parent[name] = changed;
                        }
                        else
                        {
                            parent[(int)key] = changed;
                        }

                        return $"changed {path}";
                    });
                }
                else
                {
                    Walk(child);
                }
            }
        }

        Walk(node);
        return count;
    }

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static byte[] Credential(string name, string description) => OpenBadgeCredentialWriter.Write(
        TestIssuer.Credential(credential => credential with { Name = name, Description = description }));

    private static ProofOptions Options() => new(MethodId, Now.AddDays(-1));

    private static VerificationMethod Method(KeyKind kind) =>
        new(MethodId, "did:web:issuer.example", TestKeys.Of(kind).PublicKey, null, null);

    private static ProofOutcome Outcome(JsonElement document, KeyKind kind, DateTimeOffset? at = null)
    {
        var (element, pointer) = DataIntegrityProof.In(document).FirstOrDefault();
        if (pointer is null)
        {
            return new ProofOutcome.Refuted(ProofProblem.Of(DataIntegrityProblemCodes.Malformed, "proof"));
        }

        return DataIntegrityProof.TryRead(element, pointer, out var proof, out var problem)
            ? Proofs.Verify(document, proof, Method(kind), at ?? Now)
            : problem.Code == DataIntegrityProblemCodes.SuiteUnknown
                ? new ProofOutcome.Undecided(problem)
                : new ProofOutcome.Refuted(problem);
    }

    private static string? CodeOf(ProofOutcome outcome) => (outcome as ProofOutcome.Refuted)?.Problem.Code;
}
