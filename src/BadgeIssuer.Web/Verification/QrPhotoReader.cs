using System.Text;
using BadgeIssuer.Artwork;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Web.Verification;

/// <summary>Reads photographs of QR codes that visitors send, no more at once than half of the processors.</summary>
/// <remarks>The photograph is kept nowhere. How large it may be, and so how long it takes, is <see cref="QrPhoto"/>'s.</remarks>
internal sealed class QrPhotoReader : IDisposable
{
    private readonly SemaphoreSlim _desk = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Reads the code on a photograph.</summary>
    /// <returns>What it says, in UTF-8, or why nothing could be read.</returns>
    public async ValueTask<(ReadOnlyMemory<byte> Text, Problem? Problem)> ReadAsync(
        ReadOnlyMemory<byte> photo, CancellationToken cancellationToken)
    {
        await _desk.WaitAsync(cancellationToken);
        try
        {
            return QrPhoto.TryRead(photo.Span, out var text, out var problem)
                ? (Encoding.UTF8.GetBytes(text.Trim()), null)
                : (default, new Problem(problem.Code, null, problem.Arguments));
        }
        finally
        {
            _desk.Release();
        }
    }

    public void Dispose() => _desk.Dispose();
}
