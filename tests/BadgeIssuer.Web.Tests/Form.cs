using System.Text;

namespace BadgeIssuer.Web.Tests;

/// <summary>Forms as a browser sends them.</summary>
internal static class Form
{
    public static MultipartFormDataContent File(string name, string content, string recipient = "") =>
        File(name, Encoding.UTF8.GetBytes(content), recipient);

    public static MultipartFormDataContent File(string name, byte[] content, string recipient = "") => new()
    {
        { new ByteArrayContent(content), "file", name },
        { new StringContent(""), "text" },
        { new StringContent(recipient), "recipient" },
    };

    public static MultipartFormDataContent Photo(byte[] content) => new()
    {
        NoFile(),
        { new ByteArrayContent(content), "photo", "IMG_0001.jpg" },
        { new StringContent(""), "text" },
        { new StringContent(""), "recipient" },
    };

    public static MultipartFormDataContent Text(string text) => new()
    {
        NoFile(),
        { new StringContent(text), "text" },
        { new StringContent(""), "recipient" },
    };

    // What a browser sends for a file field in which nothing was chosen.
    private static ByteArrayContent NoFile()
    {
        var part = new ByteArrayContent([]);
        part.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"file\"; filename=\"\"");
        part.Headers.TryAddWithoutValidation("Content-Type", "application/octet-stream");
        return part;
    }
}
