namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>How terms are to be read at one place of a document. Never changed after it has been made.</summary>
/// <remarks>Source: JSON-LD 1.1 API §4.1. There is no inverse context, since nothing is compacted here.</remarks>
internal sealed class ActiveContext
{
    private readonly Dictionary<string, TermDefinition> _terms;

    /// <summary>The context that a document begins with.</summary>
    /// <param name="originalBase">What relative IRIs are resolved against, or null.</param>
    /// <param name="isShared">Whether contexts that are derived from this one may be kept.</param>
    public ActiveContext(string? originalBase, bool isShared)
    {
        _terms = new Dictionary<string, TermDefinition>(StringComparer.Ordinal);
        BaseIri = originalBase;
        OriginalBase = originalBase;
        IsShared = isShared;
    }

    private ActiveContext(ActiveContext other, bool isShared)
    {
        _terms = new Dictionary<string, TermDefinition>(other._terms, StringComparer.Ordinal);
        BaseIri = other.BaseIri;
        OriginalBase = other.OriginalBase;
        Vocab = other.Vocab;
        DefaultLanguage = other.DefaultLanguage;
        DefaultDirection = other.DefaultDirection;
        Previous = other.Previous;
        IsShared = isShared;
    }

    public string? BaseIri { get; set; }

    public string? OriginalBase { get; }

    public string? Vocab { get; set; }

    public string? DefaultLanguage { get; set; }

    public string? DefaultDirection { get; set; }

    /// <summary>What holds again when the next node begins, where this context is not propagated; or null.</summary>
    public ActiveContext? Previous { get; set; }

    /// <summary>
    /// Whether everything in it comes from the store, so that it outlives the document and can be kept for the next.
    /// </summary>
    public bool IsShared { get; }

    public IReadOnlyDictionary<string, TermDefinition> Terms => _terms;

    /// <summary>The same as a table. Two threads may make it at once; either is as good.</summary>
    public CompiledContext Compiled => field ??= new CompiledContext(this);

    public bool HasProtectedTerms => _terms.Values.Any(definition => definition.IsProtected);

    public ActiveContext Clone(bool isShared) => new(this, isShared);

    public TermDefinition? Find(string term) => _terms.GetValueOrDefault(term);

    // For TermCreator alone, while the context is being made.
    public void Define(string term, TermDefinition definition) => _terms[term] = definition;

    public TermDefinition? Remove(string term) => _terms.Remove(term, out var definition) ? definition : null;
}
