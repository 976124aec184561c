using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Whether verifying may fetch from other hosts, as the settings of a folder say.</summary>
/// <remarks>
/// Verifying needs no workspace, and nothing else of its settings: a folder whose catalogue or keys are being mended
/// verifies badges as any other.
/// </remarks>
public static class FetchSetting
{
    /// <summary>Reads <c>verification.fetch</c> of <c>badges.json</c>, or the variable that overrides it.</summary>
    /// <param name="folder">The folder, whether or not it is a workspace.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <returns>
    /// <see langword="true"/> where it is on, not said, or where there are no settings; <see langword="false"/> where it is
    /// off, and where what is said cannot be read: a mistyped word must not open the network.
    /// </returns>
    public static bool IsOn(string folder, IReadOnlyDictionary<string, string> environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(environment);

        byte[] settings;
        try
        {
            settings = File.ReadAllBytes(Path.Combine(folder, "badges.json"));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            settings = "{}"u8.ToArray();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return StrictJson.TryParse(settings, out var document, out _) && WorkspaceSettingsReader.IsFetchOn(document, environment);
    }
}
