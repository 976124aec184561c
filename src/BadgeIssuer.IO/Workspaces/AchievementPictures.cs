using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.Artwork;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>The pictures of achievements: the programme's artwork where there is some, otherwise drawn.</summary>
/// <remarks>
/// What was drawn is kept in <c>artwork/drawn/</c> under a name that follows from what it says, so drawing costs once
/// for each achievement and its bytes stay the same. Not safe for several threads.
/// </remarks>
public sealed class AchievementPictures : IDisposable
{
    private readonly string _folder;
    private readonly string _fonts;
    private readonly IssuerProfile _issuer;
    private readonly Catalogue _catalogue;
    private readonly Dictionary<string, BadgePicture> _pictures = new(StringComparer.Ordinal);
    private FontSet? _loaded;

    /// <summary>Pictures of a workspace's achievements.</summary>
    /// <param name="folder">The workspace's <c>artwork/</c>.</param>
    /// <param name="fonts">The folder that holds the fonts; looked at only when something must be drawn.</param>
    /// <param name="issuer">Who issues.</param>
    /// <param name="catalogue">The catalogue.</param>
    public AchievementPictures(string folder, string fonts, IssuerProfile issuer, Catalogue catalogue) =>
        (_folder, _fonts, _issuer, _catalogue) = (folder, fonts, issuer, catalogue);

    /// <summary>The folder that holds the fonts.</summary>
    public string FontFolder => _fonts;

    /// <summary>Whether there are fonts in it.</summary>
    public bool HasFonts => FontFiles.HasFonts(_fonts);

    /// <summary>The picture of an achievement.</summary>
    /// <exception cref="WorkspaceException">
    /// The artwork cannot be used, a text does not fit, or the fonts are missing or lack a character.
    /// </exception>
    public BadgePicture Of(AchievementDefinition achievement)
    {
        ArgumentNullException.ThrowIfNull(achievement);
        if (!_pictures.TryGetValue(achievement.Id, out var picture))
        {
            var png = achievement.Artwork is { } artwork ? ReadArtwork(artwork) : FindDrawn(achievement);
            if (!BadgePicture.TryPrepare(png, out picture, out var problem))
            {
                throw new WorkspaceException(problem with { Pointer = $"artwork/{achievement.Artwork}" });
            }

            _pictures.Add(achievement.Id, picture);
        }

        return picture;
    }

    /// <summary>The picture that other sites show beside a link to a badge of an achievement (og:image).</summary>
    /// <returns>
    /// <see langword="null"/> where there are no fonts to draw it with: badges can be issued with the programme's own
    /// artwork alone, and a link without this picture shows the badge's.
    /// </returns>
    /// <exception cref="WorkspaceException">A text does not fit, or the fonts lack a character.</exception>
    public byte[]? FindPreview(AchievementDefinition achievement)
    {
        ArgumentNullException.ThrowIfNull(achievement);
        if (!HasFonts)
        {
            return null;
        }

        var picture = Of(achievement);
        var face = new PreviewFace(
            picture.Png,
            "オープンバッジ　修了証明",
            achievement.Name.Japanese,
            _issuer.Name.Japanese,
            FiscalYear(achievement.TermStart).Replace('\n', ' '));
        var digest = Digest(string.Join('\n', picture.Sha256, face.Kind, face.Achievement, face.Issuer, face.Date));
        return FindDrawn(
            $"{achievement.Id}-{digest}.preview.png", achievement.Id, fonts => new PreviewPainter(fonts).Paint(face));
    }

    /// <summary>The fonts; read when they are first asked for.</summary>
    /// <exception cref="WorkspaceException">There are none.</exception>
    public FontSet Fonts => _loaded ??= LoadFonts();

    /// <summary>Lets go of the fonts.</summary>
    public void Dispose() => _loaded?.Dispose();

    private byte[] ReadArtwork(string name)
    {
        var pointer = $"artwork/{name}";
        var path = Path.Combine(_folder, name);
        if (!File.Exists(path))
        {
            throw new WorkspaceException(Problem.At(pointer, SettingsProblemCodes.NoArtwork, name));
        }

        var png = File.ReadAllBytes(path);
        return ProgrammeArtwork.TryRead(png, out _, out var problem)
            ? png
            : throw new WorkspaceException(new Problem(problem.Code, pointer, problem.Arguments));
    }

    private byte[] FindDrawn(AchievementDefinition achievement)
    {
        var face = FaceOf(achievement);
        return FindDrawn(
            $"{achievement.Id}-{Digest(face)}.png", achievement.Id, fonts => new BadgePainter(fonts).Paint(face));
    }

    private byte[] FindDrawn(string name, string id, Func<FontSet, byte[]> paint)
    {
        var path = Path.Combine(_folder, "drawn", name);
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        var png = Draw(paint, id);
        using var batch = new FileBatch();
        batch.Write(path, png);
        batch.Commit();
        return png;
    }

    private byte[] Draw(Func<FontSet, byte[]> paint, string id)
    {
        try
        {
            return paint(Fonts);
        }
        catch (MissingGlyphException exception)
        {
            var characters = exception.CodePoints.Select(point => "U+" + point.ToString("X4", CultureInfo.InvariantCulture));
            throw new WorkspaceException(
                Problem.At(id, ArtworkProblemCodes.MissingGlyphs, string.Join(", ", characters)), exception);
        }
        catch (TextDoesNotFitException exception)
        {
            throw new WorkspaceException(Problem.At(id, ArtworkProblemCodes.TextTooLong, exception.Place), exception);
        }
    }

    private FontSet LoadFonts() => FontFiles.Load(_fonts)
        ?? throw new WorkspaceException(Problem.Of(ArtworkProblemCodes.FontsMissing, _fonts));

    private BadgeFace FaceOf(AchievementDefinition achievement) => new(
        achievement.Name.Japanese,
        achievement.Programme?.Japanese ?? "",
        _issuer.Name.Japanese,
        FiscalYear(achievement.TermStart),
        Math.Min(achievement.Tier ?? 0, 3))
    {
        Bands =
        [
            .. _catalogue.SkillsOf(achievement)
                .Select(entry => new CategoryBand(entry.Skill.Category.Japanese, Order(entry)))
                .DistinctBy(band => band.Label)
                .Take(3),
        ],
    };

    // A category has the colour of its place among the categories of its framework.
    private static int Order(FrameworkSkill entry) => 1 + entry.Framework.Skills
        .Select(skill => skill.Category.Japanese)
        .Distinct()
        .TakeWhile(category => category != entry.Skill.Category.Japanese)
        .Count();

    // The Japanese fiscal year begins in April; Reiwa counts from 2019.
    private static string FiscalYear(DateOnly day)
    {
        var year = day.Month >= 4 ? day.Year : day.Year - 1;
        var western = string.Create(CultureInfo.InvariantCulture, $"{year}年度");
        return year switch
        {
            < 2019 => western,
            2019 => western + "\n令和元年度",
            _ => string.Create(CultureInfo.InvariantCulture, $"{western}\n令和{year - 2018}年度"),
        };
    }

    private static string Digest(BadgeFace face) => Digest(
        string.Join('\n', face.Title, face.Subtitle, face.Issuer, face.Footer, face.Tier,
            string.Join('\n', face.Bands.Select(band => $"{band.Order} {band.Label}"))));

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
