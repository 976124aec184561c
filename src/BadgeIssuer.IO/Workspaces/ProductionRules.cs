using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>What the production profile asks of the settings. The key register has its own rules.</summary>
internal static class ProductionRules
{
    public static void Check(WorkspaceSettings settings, string folder, ICollection<Problem> problems)
    {
        if (settings.Profile is not WorkspaceProfile.Production)
        {
            return;
        }

        if (BadgeAddresses.IsBase(settings.BaseUrl))
        {
            CheckAddress(settings, new Uri(settings.BaseUrl), problems);
        }

        if (settings.PassphraseFile is { } file && IsInside(file, folder))
        {
            problems.Add(Problem.At(
                "badges.json#/keys/passphraseFile", SettingsProblemCodes.ProductionPassphraseFile));
        }
    }

    private static void CheckAddress(WorkspaceSettings settings, Uri address, ICollection<Problem> problems)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            problems.Add(Problem.At(
                "badges.json#/baseUrl", SettingsProblemCodes.ProductionHttps, settings.BaseUrl));
        }

        var host = "." + address.IdnHost;
        if (!settings.OfficialDomains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
            && !settings.Waivers.Any(waiver => waiver.Rule == SettingsProblemCodes.ProductionDomain))
        {
            problems.Add(Problem.At(
                "badges.json#/baseUrl",
                SettingsProblemCodes.ProductionDomain,
                address.IdnHost,
                string.Join(", ", settings.OfficialDomains)));
        }
    }

    private static bool IsInside(string file, string folder) =>
        Path.GetFullPath(file).StartsWith(
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal);
}
