using System.Globalization;
using System.Text;

namespace BadgeIssuer.Web.Badges;

/// <summary>The address that opens LinkedIn's "add to profile" form, filled in.</summary>
/// <remarks>
/// Months are counted from 1 and not padded, and what is not known is left out. The identifier is the short one of the
/// page, since the field is shown to people.
/// </remarks>
internal static class LinkedInLink
{
    private const string Form = "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME";

    public static string To(string name, string organization, DateOnly issued, DateOnly? expires, string url, string id)
    {
        var link = new StringBuilder(Form);
        Add(link, "name", name);
        Add(link, "organizationName", organization);
        Add(link, "issueYear", Number(issued.Year));
        Add(link, "issueMonth", Number(issued.Month));
        if (expires is { } end)
        {
            Add(link, "expirationYear", Number(end.Year));
            Add(link, "expirationMonth", Number(end.Month));
        }

        Add(link, "certUrl", url);
        Add(link, "certId", id);
        return link.ToString();
    }

    private static void Add(StringBuilder link, string parameter, string value) =>
        link.Append('&').Append(parameter).Append('=').Append(Uri.EscapeDataString(value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
