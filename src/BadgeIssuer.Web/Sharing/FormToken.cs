using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.Sharing;

namespace BadgeIssuer.Web.Sharing;

/// <summary>The antiforgery token of the forms on a holder's page.</summary>
/// <remarks>
/// Derived from the holder's token, which the page's address holds and no other site knows. So no cookie is needed: a
/// forger who could make this value could open the page. Browsers say besides where a form came from, and one that was
/// sent from another site is refused whatever it holds.
/// </remarks>
internal static class FormToken
{
    /// <summary>The field's name.</summary>
    public const string Field = "form-token";

    private static ReadOnlySpan<byte> Context => "BadgeIssuer holder's form 1"u8;

    /// <summary>The value that the forms of a page carry.</summary>
    public static string Of(HolderToken token) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(token.Reveal()), Context));

    /// <summary>Whether a form was made by the holder's page and sent from it.</summary>
    public static bool IsGenuine(HttpRequest request, IFormCollection form, HolderToken token) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(form[Field].ToString()), Encoding.ASCII.GetBytes(Of(token)));
}
