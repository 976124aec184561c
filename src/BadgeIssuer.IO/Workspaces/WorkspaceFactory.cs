using System.Text.Json.Nodes;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Makes workspaces.</summary>
public static class WorkspaceFactory
{
    private const string CataloguePrefix = "catalogue/";
    private const string AsideEnding = ".new~";
    private const string PassphraseName = "keys/passphrase";

    /// <summary>Makes an empty workspace: settings, keys and the skill frameworks.</summary>
    /// <param name="folder">A folder that is empty or not there.</param>
    /// <param name="baseUrl">The base URL. With http the profile is development, with https production.</param>
    /// <param name="issuer">Who issues.</param>
    /// <param name="passphrase">
    /// Seals the keys. In development it may be <see langword="null"/>: then one is made and kept in
    /// <c>keys/passphrase</c>.
    /// </param>
    /// <param name="time">The clock.</param>
    /// <exception cref="WorkspaceException">
    /// The folder is not empty, or the settings that these arguments make will not do; nothing was made then.
    /// </exception>
    /// <exception cref="KeyRingException">There is no passphrase, or it is too short.</exception>
    public static void Create(
        string folder, string baseUrl, IssuerProfile issuer, Passphrase? passphrase, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        ArgumentNullException.ThrowIfNull(issuer);
        folder = RequireEmpty(folder);
        var production = baseUrl.StartsWith("https://", StringComparison.Ordinal);
        var settings = new JsonObject
        {
            ["baseUrl"] = baseUrl,
            ["profile"] = production ? "production" : "development",
            ["issuer"] = new JsonObject
            {
                ["name"] = Text(issuer.Name),
                ["url"] = issuer.Url,
                ["email"] = issuer.Email,
            },
            ["timeZone"] = "Asia/Tokyo",
            ["language"] = "ja",
            ["formats"] = new JsonObject
            {
                ["data-integrity"] = new JsonObject { ["cryptosuite"] = "eddsa-rdfc-2022" },
                ["vc-jwt"] = new JsonObject { ["algorithm"] = "EdDSA" },
                ["ob2-hosted"] = new JsonObject(),
                ["png"] = new JsonObject(),
            },
            ["approval"] = "none",
        };
        if (issuer.Description is { } description)
        {
            settings["issuer"]!["description"] = Text(description);
        }

        if (passphrase is null && !production)
        {
            settings["keys"] = new JsonObject { ["passphraseFile"] = PassphraseName };
        }

        Build(folder, settings, passphrase, time, KdfCost.Sensitive, work =>
        {
            WriteFrameworks(work);
            Directory.CreateDirectory(Path.Combine(work, "catalogue", "achievements"));
            Directory.CreateDirectory(Path.Combine(work, "artwork"));
        });
    }

    /// <summary>Makes the sample workspace: the FY2024 programme with fictional bodies, and new development keys.</summary>
    /// <param name="folder">A folder that is empty or not there.</param>
    /// <param name="samples">The folder <c>samples/</c>.</param>
    /// <param name="port">The port of the base URL on localhost, or <see langword="null"/> for the sample's own.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="WorkspaceException">The folder is not empty; nothing was made then.</exception>
    public static void CreateSample(string folder, string samples, int? port, TimeProvider time)
    {
        folder = RequireEmpty(folder);
        var settings = JsonNode.Parse(File.ReadAllBytes(Path.Combine(samples, "badges.json")))!.AsObject();
        if (port is { } number)
        {
            settings["baseUrl"] = string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"http://localhost:{number}");
        }

        Build(folder, settings, passphrase: null, time, KdfCost.Interactive, work =>
        {
            CopyFolder(Path.Combine(samples, "catalogue"), Path.Combine(work, "catalogue"));
            CopyFolder(Path.Combine(samples, "artwork"), Path.Combine(work, "artwork"));
            WriteFrameworks(work);
        });
    }

    // Made aside and renamed, so that a folder with this name is a whole workspace, whenever this was interrupted.
    private static void Build(
        string folder, JsonObject settings, Passphrase? passphrase, TimeProvider time, KdfCost cost, Action<string> fill)
    {
        var utf8 = IndentedJson.Write(settings);
        var read = WorkspaceSettingsReader.Read(utf8, folder, new Dictionary<string, string>(), out var problems)
            ?? throw new WorkspaceException(problems);

        var own = passphrase is null && read.Profile is WorkspaceProfile.Development ? Passphrase.Random() : null;
        using (own)
        {
            var used = passphrase ?? own ?? throw new KeyRingException(Problem.Of(KeysProblemCodes.NoPassphrase));
            used.RequireStrength();
            var work = folder + AsideEnding;
            DeleteFolder(work);
            Directory.CreateDirectory(work);
            fill(work);

            var keys = Path.Combine(work, "keys");
            Directory.CreateDirectory(keys);
            own?.WriteTo(Path.Combine(work, PassphraseName));
            var ring = KeyRing.Open(keys, time, out _)!;
            foreach (var kind in Kinds(read))
            {
                ring.Create(kind, used, cost);
            }

            WriteFile(Path.Combine(work, "badges.json"), utf8);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder); // it was empty; if it no longer is, this throws
            }

            Directory.Move(work, folder);
        }
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<KeyKind> Kinds(WorkspaceSettings settings) => settings.Formats
        .Select(format => format.Algorithm?.Name)
        .Distinct()
        .OfType<string>()
        .Select(name => name == JwsAlgorithm.EdDSA.Name ? KeyKind.Ed25519
            : name == JwsAlgorithm.ES256.Name ? KeyKind.P256
            : KeyKind.Rsa);

    // Frameworks and crosswalks; one that is there already, e.g. with its review, stays.
    private static void WriteFrameworks(string workspace)
    {
        var assembly = typeof(WorkspaceFactory).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(CataloguePrefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            if (!File.Exists(Path.Combine(workspace, name)))
            {
                WriteFile(Path.Combine(workspace, name), content);
            }
        }
    }

    private static JsonObject Text(LocalizedText text) => new() { ["ja"] = text.Japanese, ["en"] = text.English };

    private static string RequireEmpty(string folder)
    {
        folder = Path.GetFullPath(folder);
        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()
            ? throw new WorkspaceException(Problem.Of(SettingsProblemCodes.FolderNotEmpty, folder))
            : folder;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            WriteFile(Path.Combine(to, Path.GetRelativePath(from, file)), File.ReadAllBytes(file));
        }
    }

    private static void WriteFile(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
