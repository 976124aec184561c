using System.Text;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Keys;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

public sealed class DidTests
{
    [TestCase("did:web:example.jp", "web", "example.jp")]
    [TestCase("did:web:localhost%3A8080:a:b", "web", "localhost%3A8080:a:b")]
    [TestCase("did:key:z6Mk", "key", "z6Mk")]
    public void Reads_a_DID(string text, string method, string identifier)
    {
        Did.TryParse(text, out var did).Should().BeTrue();
        (did!.Method, did.Identifier, did.ToString()).Should().Be((method, identifier, text));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("did:")]
    [TestCase("did::x")]
    [TestCase("did:Web:x")]
    [TestCase("DID:web:x")]
    [TestCase("did:web:")]
    [TestCase("did:web:x:")]
    [TestCase("did:web:x%3")]
    [TestCase("did:web:x%zz")]
    [TestCase("did:web:x/y")]
    [TestCase("did:web:x#y")]
    [TestCase("did:web:例え.jp")]
    [TestCase("did:web:x\u200d")]
    public void Refuses_what_is_no_DID(string? text) => Did.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void Takes_a_DID_URL_apart()
    {
        DidUrl.TryParse("did:web:example.jp/p?q#k", out var url).Should().BeTrue();

        (url!.Did.ToString(), url.Path, url.Query, url.Fragment).Should().Be(("did:web:example.jp", "/p", "q", "k"));
        url.ToString().Should().Be("did:web:example.jp/p?q#k");
    }

    [TestCase("did:web:x#a#b")]
    [TestCase("did:web:x#a b")]
    [TestCase("did:web:x#é")]
    [TestCase("#a")]
    public void Refuses_what_is_no_DID_URL(string text) => DidUrl.TryParse(text, out _).Should().BeFalse();

    [TestCase("https://badges.example.jp", "did:web:badges.example.jp", "https://badges.example.jp/.well-known/did.json")]
    [TestCase("https://badges.example.jp/", "did:web:badges.example.jp", "https://badges.example.jp/.well-known/did.json")]
    [TestCase("https://badges.example.jp:8443", "did:web:badges.example.jp%3A8443", "https://badges.example.jp:8443/.well-known/did.json")]
    [TestCase("https://example.jp/quest/2024", "did:web:example.jp:quest:2024", "https://example.jp/quest/2024/did.json")]
    [TestCase("http://localhost:5000", "did:web:localhost%3A5000", "https://localhost:5000/.well-known/did.json")]
    public void A_base_URL_has_a_did_web_and_the_did_web_a_document(string baseUrl, string did, string document)
    {
        DidWeb.FromUrl(baseUrl).Should().Be(did);
        DidWeb.TryToUrl(did, out var url).Should().BeTrue();
        url.Should().Be(document);
    }

    [TestCase("http://example.jp")]
    [TestCase("http://localhost.example.jp")]
    [TestCase("http://localhostile.jp")]
    [TestCase("https://user@example.jp")]
    [TestCase("https://example.jp?x")]
    [TestCase("https://example.jp/#x")]
    [TestCase("https://192.0.2.1")]
    [TestCase("https://[::1]")]
    [TestCase("https://example.jp/a:b")]
    [TestCase("https://example.jp/a//b")]
    [TestCase("https://例え.jp")]
    [TestCase("https://")]
    [TestCase("ftp://example.jp")]
    [TestCase("")]
    public void No_did_web_is_made_from_an_odd_URL(string baseUrl) => DidWeb.TryFromUrl(baseUrl, out _).Should().BeFalse();

    [TestCase("did:web:127.0.0.1")]
    [TestCase("did:web:127.1")]
    [TestCase("did:web:2130706433")]
    [TestCase("did:web:0x7f.1")]
    [TestCase("did:web:example.jp%2Fx")]
    [TestCase("did:web:user%40example.jp")]
    [TestCase("did:web:example.jp%3A")]
    [TestCase("did:web:example.jp%3A0")]
    [TestCase("did:web:example.jp%3A70000")]
    [TestCase("did:web:example.jp%3A080")]
    [TestCase("did:web:-example.jp")]
    [TestCase("did:web:example..jp")]
    [TestCase("did:web:example.jp.")]
    [TestCase("did:web:exa_mple.jp")]
    [TestCase("did:web:example.jp:..:x")]
    [TestCase("did:web:example.jp:%2e%2e:x")]
    [TestCase("did:web:example.jp:a%2Fb")]
    [TestCase("did:web:example.jp:a%3Fb")]
    [TestCase("did:web:example.jp:a%00")]
    [TestCase("did:web:example.jp::x")]
    [TestCase("did:key:z6Mk")]
    public void No_address_is_given_for_an_odd_did_web(string did) => DidWeb.TryToUrl(did, out _).Should().BeFalse();

    [Test]
    public void Every_URL_of_a_did_web_has_the_host_that_the_DID_names() =>
        Gen.String[Gen.Char["ab.:-%3A2F_1/\\@#?"], 1, 24].Sample(text =>
        {
            if (DidWeb.TryToUrl("did:web:" + text, out var url))
            {
                var uri = new Uri(url, UriKind.Absolute);
                uri.Scheme.Should().Be("https");
                uri.UserInfo.Should().BeEmpty();
                uri.Query.Should().BeEmpty();
                uri.HostNameType.Should().Be(UriHostNameType.Dns);
                uri.Host.Should().BeEquivalentTo(text.Split(':', '%')[0]);
                uri.AbsolutePath.Should().EndWith("/did.json");
            }
        });

    [TestCase(KeyKind.Ed25519, "z6Mk")]
    [TestCase(KeyKind.P256, "zDn")]
    [TestCase(KeyKind.P384, "z82L")]
    public void A_did_key_resolves_to_its_key(KeyKind kind, string prefix)
    {
        var key = TestKeys.Of(kind).PublicKey;
        var did = DidKey.FromKey(key);

        did.Should().StartWith("did:key:" + prefix);
        DidKey.TryResolve(did, out var method, out _).Should().BeTrue();
        method.Should().Be(new VerificationMethod($"{did}#{did[8..]}", did, key, null, null));
    }

    [Test]
    public void A_did_jwk_resolves_to_its_key([Values] KeyKind kind)
    {
        var key = TestKeys.Of(kind).PublicKey;
        var did = DidJwk.FromKey(key);

        DidJwk.TryResolve(did, out var method, out _).Should().BeTrue();
        method.Should().Be(new VerificationMethod(did + "#0", did, key, null, null));
    }

    [TestCase("did:key:z6Mk", ProofProblemCodes.DidMalformed, KeyProblemCodes.KindUnknown)]
    [TestCase("did:key:u6Mk", ProofProblemCodes.DidMalformed, KeyProblemCodes.Unreadable)]
    [TestCase("did:jwk:e30", ProofProblemCodes.DidMalformed, KeyProblemCodes.Member)]
    [TestCase("did:jwk:e31", ProofProblemCodes.DidMalformed, ProofProblemCodes.DidMalformed)]
    [TestCase("did:jwk:W10", ProofProblemCodes.DidMalformed, KeyProblemCodes.Unreadable)]
    public void Says_what_is_wrong_with_a_DID_that_is_a_key(string did, string asTheOther, string asItself)
    {
        DidKey.TryResolve(did, out _, out var asKey);
        DidJwk.TryResolve(did, out _, out var asJwk);

        new[] { asKey!.Code, asJwk!.Code }.Should().Equal(
            did.StartsWith("did:key:", StringComparison.Ordinal) ? [asItself, asTheOther] : [asTheOther, asItself]);
    }

    [Test]
    public void No_text_makes_resolving_throw() => Gen.String[0, 60].Sample(text =>
    {
        DidKey.TryResolve("did:key:" + text, out _, out _);
        DidJwk.TryResolve("did:jwk:" + text, out _, out _);
        DidJwk.TryResolve("did:jwk:" + System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)), out _, out _);
        DidWeb.TryToUrl("did:web:" + text, out _);
        return !DidUrl.TryParse("did:x:" + text, out var url) || url.ToString() == "did:x:" + text;
    });
}
