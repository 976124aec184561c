using System.Text;
using System.Text.RegularExpressions;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Export;

/// <summary>What a web server must be told so that it answers with the files as the site answers without them.</summary>
/// <remarks>
/// The texts stand in <c>Assets/servers</c>. Their places between <c>@</c> are filled with what the site itself decides:
/// where it stands, its headers, and the media types that it offers.
/// </remarks>
internal static class ServerFiles
{
    private static readonly string[] Names = ["nginx-http.conf", "nginx-server.conf", ".htaccess"];

    private static readonly (string, string)[] JsonLd = Same(MediaTypes.JsonLd, MediaTypes.Json);

    /// <summary>The files, by their names in the site's folder.</summary>
    public static IEnumerable<(string File, string Text)> Of(
        PublishedSite site, PublicationFolder publication, bool strictTransport)
    {
        var places = Places(site, publication, strictTransport);
        return Names.Select(name => (name, places.Aggregate(
            Read(name), (text, place) => text.Replace($"@{place.Name}@", place.Text, StringComparison.Ordinal))));
    }

    private static List<(string Name, string Text)> Places(
        PublishedSite site, PublicationFolder publication, bool strictTransport)
    {
        var first = publication.List("credentials", ".json").Any() ? MediaTypes.VcLdJson : MediaTypes.VcJwt;
        var negotiated = new (string Name, string Any, (string, string)[] Offers)[]
        {
            ("CREDENTIAL", "any", Credential(publication)),
            ("ASSERTION", MediaTypes.JsonLd, JsonLd),
            ("DOCUMENT", MediaTypes.JsonLd, [.. JsonLd, (MediaTypes.Html, MediaTypes.Json)]),
            ("PAGE", MediaTypes.JsonLd, [.. JsonLd, (MediaTypes.Html, MediaTypes.Html)]),
            ("SKILL", MediaTypes.Json, Same(MediaTypes.Json, MediaTypes.Html)),
            ("STATUS", publication.List("status", ".json").Any() ? MediaTypes.Vc : MediaTypes.VcJwt, Status(publication)),
            ("ERROR OF PAGE", MediaTypes.Html, Errors(MediaTypes.Html, ErrorAnswers.ProblemDetails, MediaTypes.Json)),
            ("ERROR OF DOCUMENT", ErrorAnswers.ProblemDetails, Errors(ErrorAnswers.ProblemDetails, MediaTypes.Json, MediaTypes.Html)),
        };
        var headers = SecurityHeaders.Of(strictTransport, framed: false).ToDictionary(header => header.Name, header => header.Value);
        var framed = SecurityHeaders.Of(strictTransport, framed: true).ToDictionary(header => header.Name, header => header.Value);
        var common = headers.Where(header => framed.TryGetValue(header.Key, out var value) && value == header.Value).ToArray();

        return
        [
            .. negotiated.Select(one => ($"NGINX {one.Name}", Lines(
                AcceptPatterns.Of(one.Any, one.Offers, "badges_range").Select(pair => $"  \"~{pair.Pattern}\" {pair.Chosen};")
                    .Prepend($"  \"\" {one.Any};")))),
            .. negotiated.Select(one => ($"APACHE {one.Name}", Lines(
                AcceptPatterns.Of(one.Any, one.Offers, "badges_range").Reverse().Prepend(("^$", one.Any)).Prepend((".*", "none")).Select(pair =>
                    $"SetEnvIf Accept \"{pair.Item1}\" BADGES_{one.Name.Replace(' ', '_')}={pair.Item2.Replace("$badges_range", "$1", StringComparison.Ordinal)}")))),
            ("NGINX HEADERS", Lines(common.Select(header => $"add_header {header.Key} \"{header.Value}\" always;"))),
            ("APACHE HEADERS", Lines(common.Select(header => $"Header always set {header.Key} \"{header.Value}\""))),
            ("NGINX TYPES", Lines(FileTypes.Select(type => $$"""
                location ~ "^/:{{Regex.Escape(type.MediaType)}}(?<badges_file>/.+)$" {
                  internal;
                  types { }
                  default_type "{{type.MediaType}}";
                  try_files $badges_file{{type.Ending}} =404;
                }
                """))),
            ("POLICY", headers["Content-Security-Policy"]),
            ("FRAMED POLICY", framed["Content-Security-Policy"]),
            ("FIRST", first),
            ("BASE", Regex.Escape(site.BasePath)),
            ("PATH", site.BasePath),
            ("URL", site.BaseUrl),
        ];
    }

    // Which file holds what is sent as a media type.
    private static IEnumerable<(string MediaType, string Ending)> FileTypes =>
    [
        (MediaTypes.VcLdJson, ".json"), (MediaTypes.Vc, ".json"), (MediaTypes.JsonLd, ".json"),
        (MediaTypes.Json, ".json"), (MediaTypes.Jwk, ".json"), (MediaTypes.JwkSet, ".json"),
        (MediaTypes.DidDocument, ".json"), (MediaTypes.VcJwt, ".jwt"), (MediaTypes.Jwt, ".jwt"),
        (MediaTypes.Jose, ".jws"), (MediaTypes.Png, ".png"), (MediaTypes.Svg, ".svg"), (MediaTypes.Pdf, ".pdf"),
    ];

    private static (string, string)[] Credential(PublicationFolder publication) =>
    [
        .. publication.List("credentials", ".json").Any()
            ? Same(MediaTypes.VcLdJson, MediaTypes.Vc, MediaTypes.JsonLd, MediaTypes.Json) : [],
        .. publication.List("credentials", ".jwt").Any() ? Same(MediaTypes.VcJwt, MediaTypes.Jwt) : [],
        .. publication.List("credentials", ".png").Any() ? Same(MediaTypes.Png) : [],
        .. Same(MediaTypes.Html),
    ];

    private static (string, string)[] Status(PublicationFolder publication) =>
    [
        .. publication.List("status", ".json").Any()
            ? Same(MediaTypes.Vc, MediaTypes.VcLdJson, MediaTypes.JsonLd, MediaTypes.Json) : [],
        .. Same(MediaTypes.VcJwt, MediaTypes.Jwt),
    ];

    private static (string, string)[] Errors(params string[] offers) =>
        [.. offers.Select(offer => (offer, offer is MediaTypes.Html ? offer : ErrorAnswers.ProblemDetails))];

    private static (string, string)[] Same(params string[] types) => [.. types.Select(type => (type, type))];

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Read(string name)
    {
        using var stream = typeof(ServerFiles).Assembly.GetManifestResourceStream($"servers/{name.TrimStart('.')}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
