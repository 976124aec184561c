using BadgeIssuer.Problems;
using BadgeIssuer.Sharing;
using Microsoft.Extensions.Options;

namespace BadgeIssuer.Web;

/// <summary>Tells whoever starts the site what to mend: every problem, by name, and no stack.</summary>
internal static class SetupProblems
{
    /// <summary>The problems, a line each; <see langword="null"/> for an exception that is a fault of ours.</summary>
    public static string? Of(Exception refused) => refused switch
    {
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        AggregateException { InnerExceptions: { Count: > 0 } several } when several.All(one => Of(one) is not null) =>
            string.Join(Environment.NewLine, several.Select(Of)),
        SiteStoreException store => ProblemCatalogue.Describe(store.Problem, Language.English)
            + Environment.NewLine + ProblemCatalogue.Remedy(store.Problem, Language.English),
        InvalidDataException or InvalidOperationException => refused.Message,
        _ => null,
    };
}
