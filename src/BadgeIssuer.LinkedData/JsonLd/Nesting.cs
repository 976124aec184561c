using System.Runtime.CompilerServices;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Guards what calls itself once for every level of a document.</summary>
internal static class Nesting
{
    /// <summary>Goes one level down.</summary>
    /// <exception cref="JsonLdException">
    /// The document is nested more deeply than the stack is. System.Text.Json stops at 64 levels unless it is told not to.
    /// </exception>
    public static void Enter()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JsonLdException(JsonLdErrorCode.LoadingDocumentFailed);
        }
    }
}
