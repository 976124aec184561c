using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Skills;
using V2 = BadgeIssuer.OpenBadges.V2;
using V3 = BadgeIssuer.OpenBadges.V3;

namespace BadgeIssuer.IO.Publishing;

/// <summary>Writes <c>public/</c> from the store, the catalogue and the key register.</summary>
/// <remarks>
/// <para>Repeatable: what is there and right is left alone, what is missing or changed is written, and the same store
/// always gives the same bytes. Files are written aside, made durable and renamed.</para>
/// <para>An award's page facts come last of its files, so that a share link that works leads to files that are there;
/// and awards come after what they refer to.</para>
/// </remarks>
/// <param name="folder">The publication's folder.</param>
/// <param name="policy">The settings.</param>
/// <param name="formats">The formats in which awards are given out.</param>
/// <param name="catalogue">The catalogue.</param>
/// <param name="keys">The key register.</param>
/// <param name="store">The issuing store.</param>
/// <param name="time">The clock.</param>
public sealed class Publisher(
    string folder,
    IssuingPolicy policy,
    ImmutableArray<CredentialFormat> formats,
    Catalogue catalogue,
    KeyRing keys,
    IBadgeStore store,
    TimeProvider time)
{
    private const int BatchSize = 256;

    // There while a run is at work: one that was killed has left files behind that were still written aside.
    private const string Mark = "publishing" + FileBatch.TemporaryEnding;

    // Set while comparing: what differs, instead of what is written.
    private List<string>? _differences;

    /// <summary>Publishes what is new since the last time; everything, if there is no publication of this base URL.</summary>
    /// <param name="picture">Gives an achievement's picture.</param>
    /// <param name="signingKeys">Gives the keys for status lists; asked only if one must be signed.</param>
    /// <param name="preview">Gives the picture for links to badges of an achievement, where there is one.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="PublishException">A file cannot be written, or what the store holds is damaged.</exception>
    public int PublishPending(
        Func<AchievementDefinition, BadgePicture> picture,
        Func<IssuingKeys> signingKeys,
        Func<AchievementDefinition, byte[]?>? preview = null)
    {
        var site = Path.Combine(folder, PublishedPaths.Site.Path);
        var same = File.Exists(site)
            && File.ReadAllBytes(site).AsSpan().SequenceEqual(PublicationDocuments.Site(policy, formats));
        return Publish(same ? store.Unpublished() : store.List(), picture, signingKeys, preview);
    }

    /// <summary>Compares everything with the store, and writes what is missing or changed.</summary>
    /// <inheritdoc cref="PublishPending"/>
    public int PublishAll(
        Func<AchievementDefinition, BadgePicture> picture,
        Func<IssuingKeys> signingKeys,
        Func<AchievementDefinition, byte[]?>? preview = null) =>
        Publish(store.List(), picture, signingKeys, preview);

    /// <summary>Compares everything with the store, and changes nothing.</summary>
    /// <returns>The files that are missing or outdated, or should not be there, by their paths in the folder.</returns>
    /// <exception cref="PublishException">A file cannot be read, or what the store holds is damaged.</exception>
    public IReadOnlyList<string> Compare(
        Func<AchievementDefinition, BadgePicture> picture, Func<AchievementDefinition, byte[]?>? preview = null)
    {
        _differences = [];
        try
        {
            Publish(store.List(), picture, static () => throw new NotSignedException(), preview);
            return _differences;
        }
        finally
        {
            _differences = null;
        }
    }

    private int Publish(
        IEnumerable<IssuedBadge> awards,
        Func<AchievementDefinition, BadgePicture> picture,
        Func<IssuingKeys> signingKeys,
        Func<AchievementDefinition, byte[]?>? preview)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(signingKeys);
        try
        {
            Begin();
            var written = PublishIssuer() + PublishAchievements(picture, preview) + PublishStatusLists(signingKeys);
            written += PublishAwards(awards);

            // Last, because its presence says that a whole publication stands here.
            written += WriteAll([(PublishedPaths.Site, PublicationDocuments.Site(policy, formats))]);
            End();
            return written;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PublishException(Problem.Of(PublishProblemCodes.CannotWrite, folder), exception);
        }
    }

    private int PublishIssuer()
    {
        var published = keys.Published.ToArray();
        var files = new List<(PublishedFile, byte[])>
        {
            (PublishedPaths.Issuer, V3.ProfileWriter.Write(IssuerComposer.ComposeV3(policy))),
            (policy.Addresses.HasPath ? PublishedPaths.DidDocumentUnderPath : PublishedPaths.DidDocument,
                DidDocumentWriter.Write(
                    policy.Addresses.IssuerDid,
                    published.Select(entry => (entry.Kid, entry.PublicKey)),
                    keys.Withdrawn.Select(entry => (entry.Kid, entry.PublicKey, entry.CompromisedSince ?? entry.Created)))),
            (PublishedPaths.JsonWebKeySet, JwkSet.Write(published.Select(entry =>
                (entry.Kid, entry.PublicKey, (Securing.Jose.JwsAlgorithm?)entry.Algorithm)))),
            (PublishedPaths.IssuerV2, V2.ProfileWriter.Write(
                IssuerComposer.ComposeV2(policy, published.Select(entry => entry.Kid)))),
            (PublishedPaths.RevocationListV2, V2.RevocationListWriter.Write(new V2.RevocationList
            {
                Id = policy.Addresses.RevocationListV2,
                Issuer = policy.Addresses.IssuerV2,
                RevokedAssertions = [.. store.Changed().Where(HoldsNoMore).Select(RevokedV2)],
            })),
        };
        foreach (var entry in published)
        {
            files.Add((PublishedPaths.JsonWebKey(entry.Kid), entry.PublicKey.ToJwk(entry.Kid, entry.Algorithm)));
            files.Add((PublishedPaths.CryptographicKeyV2(entry.Kid), V2.CryptographicKeyWriter.Write(
                new V2.CryptographicKey
                {
                    Id = policy.Addresses.CryptographicKeyV2(entry.Kid),
                    Owner = policy.Addresses.IssuerV2,
                    PublicKeyPem = entry.PublicKey.ToPem(),
                })));
        }

        var written = WriteAll(files);
        Delete(keys.Withdrawn.SelectMany(entry => new[]
        {
            PublishedPaths.JsonWebKey(entry.Kid), PublishedPaths.CryptographicKeyV2(entry.Kid),
        }));
        return written;
    }

    private static bool HoldsNoMore(IssuedBadge badge) => badge.Standing is not BadgeStanding.Active;

    // By the id of the signed assertion: the hosted one answers for itself.
    private V2.RevokedAssertion RevokedV2(IssuedBadge badge) => new()
    {
        Id = badge.Id.ToUrnUuid(),
        RevocationReason = AwardFiles.RevocationReason(policy, badge),
    };

    private int PublishAchievements(
        Func<AchievementDefinition, BadgePicture> picture, Func<AchievementDefinition, byte[]?>? preview)
    {
        var composer = new AchievementComposer(policy, catalogue);
        var published = catalogue.Achievements
            .Where(achievement => achievement.State is not AchievementState.Draft)
            .ToArray();
        var previews = published
            .Select(achievement => (PublishedPaths.AchievementPreview(achievement.Id), preview?.Invoke(achievement)))
            .Where(file => file.Item2 is not null);

        return WriteAll(previews!) + WriteAll(Skills(published)) + WriteAll(published.SelectMany(achievement => new (PublishedFile, byte[])[]
            {
                (PublishedPaths.AchievementImage(achievement.Id), picture(achievement).Png.ToArray()),
                (PublishedPaths.Achievement(achievement.Id), V3.AchievementWriter.Write(composer.ComposeV3(achievement))),
                (PublishedPaths.BadgeClassV2(achievement.Id), V2.BadgeClassWriter.Write(composer.ComposeV2(achievement))),
                (PublishedPaths.AchievementFacts(achievement.Id),
                    PublicationDocuments.AchievementFacts(achievement, catalogue)),
            }));
    }

    private IEnumerable<(PublishedFile, byte[])> Skills(IEnumerable<AchievementDefinition> published) =>
        from pair in published.SelectMany(
            achievement => catalogue.SkillsOf(achievement), (achievement, entry) => (achievement, entry))
        group pair.achievement by pair.entry into addressed
        let name = PublishedPaths.SkillName(addressed.Key.Skill.Id)
        where name is not null
        select (PublishedPaths.Skill(name),
            PublicationDocuments.Skill(addressed.Key.Framework, addressed.Key.Skill, addressed));

    private int PublishStatusLists(Func<IssuingKeys> signingKeys)
    {
        if (_differences is not null)
        {
            return CompareStatusLists(signingKeys);
        }

        var written = WriteAll(new StatusListFiles(policy, formats, keys, store, time).Of(signingKeys, out var withdrawn));
        Delete(withdrawn);
        return written;
    }

    private int PublishAwards(IEnumerable<IssuedBadge> awards)
    {
        var written = 0;
        var files = new AwardFiles(policy, store);
        foreach (var chunk in awards.Chunk(BatchSize))
        {
            written += WriteAwards(chunk, files);
            Delete(chunk.SelectMany(AwardFiles.GoneWith));
            if (_differences is null)
            {
                store.MarkPublished(chunk);
            }
        }

        return written;
    }

    // On all cores: baking and sealing cost something, and so does every new file.
    private int WriteAwards(IReadOnlyCollection<IssuedBadge> awards, AwardFiles files)
    {
        if (_differences is not null)
        {
            return WriteAll(awards.SelectMany(files.Of));
        }

        using var batch = new FileBatch();
        try
        {
            Parallel.ForEach(awards, award =>
            {
                foreach (var (file, content) in files.Of(award))
                {
                    batch.Write(Path.Combine(folder, file.Path), content);
                }
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        var count = batch.Count;
        batch.Commit();
        return count;
    }

    private void Delete(IEnumerable<PublishedFile> files)
    {
        foreach (var file in files.Where(file => File.Exists(Path.Combine(folder, file.Path))))
        {
            if (_differences is null)
            {
                File.Delete(Path.Combine(folder, file.Path));
            }
            else
            {
                _differences.Add(file.Path);
            }
        }
    }

    private int CompareStatusLists(Func<IssuingKeys> signingKeys)
    {
        try
        {
            return WriteAll(new StatusListFiles(policy, formats, keys, store, time).Of(signingKeys, out _));
        }
        catch (NotSignedException)
        {
            _differences!.Add("status");
            return 1;
        }
    }

    private void Begin()
    {
        if (_differences is not null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var mark = Path.Combine(folder, Mark);
        if (File.Exists(mark))
        {
            foreach (var file in Directory.EnumerateFiles(
                folder, "*" + FileBatch.TemporaryEnding, SearchOption.AllDirectories).Where(file => file != mark))
            {
                File.Delete(file);
            }
        }
        else
        {
            File.WriteAllBytes(mark, []);
        }
    }

    private void End()
    {
        if (_differences is null)
        {
            File.Delete(Path.Combine(folder, Mark));
        }
    }

    private int WriteAll(IEnumerable<(PublishedFile File, byte[] Content)> files)
    {
        if (_differences is not null)
        {
            _differences.AddRange(files
                .Where(file => !FileBatch.Holds(Path.Combine(folder, file.File.Path), file.Content))
                .Select(file => file.File.Path));
            return 0;
        }

        using var batch = new FileBatch();
        foreach (var (file, content) in files)
        {
            batch.Write(Path.Combine(folder, file.Path), content);
        }

        var count = batch.Count;
        batch.Commit();
        return count;
    }

    /// <summary>A list would have to be signed, and whoever compares signs nothing.</summary>
    private sealed class NotSignedException : Exception;
}
