using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Cli;

/// <summary>What one run verifies with: one verifier over one source of documents, for every input of the run.</summary>
internal sealed class BadgeVerifier : IDisposable
{
    // Within one run a host that does not answer is waited for once.
    private static readonly CacheRules OneRun = new() { FailureAge = TimeSpan.FromMinutes(5) };

    private readonly GuardedDocumentSource _network;
    private readonly CachingDocumentSource _fetched;
    private readonly Outside _outside;
    private CredentialVerifier _verifier = null!;

    private BadgeVerifier(Outside outside)
    {
        _outside = outside;
        _network = new GuardedDocumentSource(new FetchRules(), outside.Clock);
        _fetched = new CachingDocumentSource(_network, OneRun, outside.Clock);
    }

    /// <summary>Where documents come from, and whom the run trusts.</summary>
    /// <param name="PublicFolder">The workspace's publication, whether or not there is one.</param>
    /// <param name="IsOffline">Whether nothing is asked of the network.</param>
    /// <param name="Map">A map of documents, or null.</param>
    /// <param name="TrustFile">A trust file, or null to trust the publication's issuers.</param>
    public sealed record Sources(string PublicFolder, bool IsOffline, string? Map, string? TrustFile);

    /// <summary>Opens what a run verifies with. What is wrong with it is told on the terminal.</summary>
    public static bool TryOpen(
        Sources sources, Terminal terminal, Outside outside, [NotNullWhen(true)] out BadgeVerifier? verifier)
    {
        verifier = new BadgeVerifier(outside);
        if (verifier.TryCompose(sources, terminal))
        {
            return true;
        }

        verifier.Dispose();
        verifier = null;
        return false;
    }

    /// <summary>Verifies one input: a file by its full path, a link, or <c>-</c>.</summary>
    /// <param name="path">The input.</param>
    /// <param name="request">What is asked, with the name that the report gives the input.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<VerificationReport> VerifyAsync(
        string path, VerificationRequest request, CancellationToken cancellationToken)
    {
        await using var standardInput = path is "-" ? _outside.Input() : Stream.Null;

        return await BadgeInput.ReadAsync(path, standardInput, cancellationToken) switch
        {
            BadgeInputReading.Read(var bytes) => await _verifier.VerifyAsync(bytes, request, cancellationToken),
            BadgeInputReading.Unavailable(var problem) => Unavailable(request, problem),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The report on an input that could not be had.</summary>
    public VerificationReport Unavailable(VerificationRequest request, Problem problem) =>
        _verifier.ReportUnavailable(request, problem);

    public void Dispose()
    {
        _fetched.Dispose();
        _network.Dispose();
    }

    private bool TryCompose(Sources sources, Terminal terminal)
    {
        IDocumentSource documents = sources.Map is not null ? OfflineDocumentSource.NotInMap
            : sources.IsOffline ? OfflineDocumentSource.Offline
            : _fetched;

        var site = PublishedSite.Find(sources.PublicFolder);
        documents = site?.Documents(sources.PublicFolder, documents) ?? documents;

        // The map is asked first: whoever replays an archive means it, also for addresses that are this workspace's.
        if (sources.Map is { } map)
        {
            if (!MapDocumentSource.TryOpen(map, documents, out var mapped, out var problems))
            {
                terminal.Complain(problems, "--documents");
                return false;
            }

            documents = mapped;
        }

        var trust = site?.Trust() ?? TrustList.Empty;
        if (sources.TrustFile is { } file && !TryReadTrust(file, terminal, out trust))
        {
            return false;
        }

        _verifier = new CredentialVerifier(
            documents,
            trust,
            _outside.Clock,
            fault => _outside.Error.WriteLine(fault.ToString()),
            site?.Successors(sources.PublicFolder));
        return true;
    }

    private static bool TryReadTrust(string path, Terminal terminal, [NotNullWhen(true)] out TrustList? trust)
    {
        trust = null;
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.TrustUnreadable, path), "--trust");
            return false;
        }

        if (!TrustFile.TryRead(bytes, out trust, out var problems))
        {
            terminal.Complain(problems, path);
            return false;
        }

        return true;
    }
}
