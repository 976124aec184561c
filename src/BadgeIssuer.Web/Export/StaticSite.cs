using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.About;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Export;

/// <summary>Writes the whole site into a folder: the documents as they are published, and every page as the site renders it.</summary>
/// <remarks>
/// <para>A page stands beside the documents, a file for each language: <c>b/{id}.ja.html</c>. What the site answers with
/// 410 stands under <c>gone/</c>, and the words of its errors under <c>errors/</c>. Which file answers which request is for
/// the web server's configuration to say, which is written beside them.</para>
/// <para>Holders' links are not written: a file cannot open a name for one visitor alone.</para>
/// </remarks>
internal sealed class StaticSite(
    InMemoryServer server, PublicationFolder publication, PublishedSite site, bool strictTransport, string folder)
{
    private static readonly Language[] Languages = Enum.GetValues<Language>();

    /// <summary>Writes everything.</summary>
    /// <exception cref="InvalidDataException">The site answers otherwise than its publication lets expect.</exception>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var (path, file) in Assets())
        {
            Write(file, (await OfAsync(path, MediaTypes.Svg, Language.Japanese, StatusCodes.Status200OK)).Body);
        }

        foreach (var (path, file) in Pages())
        {
            await WritePageAsync(path, file);
        }

        foreach (var status in StaticErrors.Statuses)
        {
            await WriteErrorAsync(status);
        }

        await Parallel.ForEachAsync(
            publication.List("b", ".json").Select(file => Path.GetFileNameWithoutExtension(file)),
            cancellationToken,
            async (id, _) => await WriteBadgeAsync(id));

        // What badges have written of themselves by now is not copied over.
        Parallel.ForEach(
            Directory.EnumerateFiles(publication.Root, "*", SearchOption.AllDirectories),
            new ParallelOptions { CancellationToken = cancellationToken },
            CopyDocument);

        foreach (var (file, text) in ServerFiles.Of(site, publication, strictTransport))
        {
            Write(file, System.Text.Encoding.UTF8.GetBytes(text));
        }
    }

    // Paths whose answer is one file, whoever asks.
    private static IEnumerable<(string Path, string File)> Assets() =>
        new[] { SiteAssets.Style.Path, SiteAssets.Script.Path, SiteAssets.Icon.Path, "/favicon.ico", "/robots.txt" }
            .Select(path => (path, path[1..]));

    private IEnumerable<(string Path, string File)> Pages() =>
    [
        ("/", "index"), ("/verify", "verify"), ("/issuer", "issuer"),
        .. SiteTexts.Names.Select(name => ($"/about/{name}", $"about/{name}")),
        .. publication.List("achievements", ".page.json").Select(file => Page("achievements", file, ".page.json")),
        .. publication.List("skills", ".json").Select(file => Page("skills", file, ".json")),
    ];

    private static (string Path, string File) Page(string room, string file, string ending)
    {
        var path = $"{room}/{Path.GetFileName(file)[..^ending.Length]}";
        return ($"/{path}", path);
    }

    private async Task WritePageAsync(string path, string file)
    {
        foreach (var language in Languages)
        {
            Write(PageFile(file, language), (await OfAsync(path, MediaTypes.Html, language, StatusCodes.Status200OK)).Body);
        }
    }

    private async Task WriteErrorAsync(int status)
    {
        foreach (var language in Languages)
        {
            var path = StaticErrors.Path(status);
            var file = $"errors/{status}.{PageLanguage.Tag(language)}";
            Write(file + ".html", (await OfAsync(path, MediaTypes.Html, language, status)).Body);
            Write(file + ".json", (await OfAsync(path, MediaTypes.Json, language, status)).Body);
        }
    }

    private async Task WriteBadgeAsync(string id)
    {
        var erased = false;
        foreach (var language in Languages)
        {
            var page = await OfAsync(
                $"/b/{id}", MediaTypes.Html, language, StatusCodes.Status200OK, StatusCodes.Status410Gone);
            erased = page.Status == StatusCodes.Status410Gone;
            Write(PageFile(erased ? $"gone/b/{id}" : $"b/{id}", language), page.Body);
            if (!erased)
            {
                Write(
                    PageFile($"embed/{id}", language),
                    (await OfAsync($"/embed/{id}", MediaTypes.Html, language, StatusCodes.Status200OK)).Body);
            }
        }

        foreach (var (path, accept, file) in erased ? [] : BelongingTo(id))
        {
            // Not every badge has all of them: what is missing, the web server answers as the site does.
            var answer = await OfAsync(
                path,
                accept,
                Language.Japanese,
                StatusCodes.Status200OK,
                StatusCodes.Status303SeeOther,
                StatusCodes.Status404NotFound);
            if (answer.Status == StatusCodes.Status200OK)
            {
                Write(file, answer.Body);
            }
        }

        // A revoked assertion is the one document that is answered otherwise than by its file.
        var assertion = await OfAsync(
            $"/ob2/assertions/{id}", MediaTypes.JsonLd, Language.Japanese,
            StatusCodes.Status200OK, StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
        if (assertion.Status == StatusCodes.Status410Gone)
        {
            Write($"gone/ob2/assertions/{id}.json", assertion.Body);
        }
    }

    // What the site makes when it is asked.
    private static (string Path, string Accept, string File)[] BelongingTo(string id) =>
    [
        ($"/b/{id}/qr.svg", MediaTypes.Svg, $"b/{id}.qr.svg"),
        ($"/b/{id}/preview.png", MediaTypes.Png, $"b/{id}.preview.png"),
        ($"/credentials/{id}.svg", MediaTypes.Svg, $"credentials/{id}.svg"),
        ($"/credentials/{id}.pdf", MediaTypes.Pdf, $"credentials/{id}.pdf"),
    ];

    // The files that an address leads to, by the rule that the site finds them with; so nothing else is given out.
    private void CopyDocument(string source)
    {
        var path = Path.GetRelativePath(publication.Root, source);
        var address = "/" + path;
        if ((Names(address) || (address.EndsWith(".json", StringComparison.Ordinal) && Names(address[..^".json".Length])))
            && !File.Exists(Path.Combine(folder, "gone", path)))
        {
            var copy = Prepare(path);
            File.Copy(source, copy);
        }

        bool Names(string named) => PublishedPaths.TryFind(named, out var file) && file.Path == path;
    }

    private async Task<WrittenAnswer> OfAsync(string path, string accept, Language language, params int[] expected)
    {
        var answer = await server.GetAsync(site.BasePath + path, accept, language);
        return expected.Contains(answer.Status)
            ? answer
            : throw new InvalidDataException($"{path} answers {answer.Status} for {accept}.");
    }

    private static string PageFile(string file, Language language) => $"{file}.{PageLanguage.Tag(language)}.html";

    private void Write(string file, byte[] content) => File.WriteAllBytes(Prepare(file), content);

    private string Prepare(string file)
    {
        var full = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
