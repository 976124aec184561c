namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>What documents of one processor share: the store, the mode, and the contexts made so far. Thread-safe.</summary>
internal sealed class ContextSpace(ContextStore store, ProcessingMode mode)
{
    public ContextStore Store => store;

    public ProcessingMode Mode => mode;

    public ContextCache Cache { get; } = new();

    /// <summary>The context that a document without base IRI begins with.</summary>
    public ActiveContext Initial { get; } = new(originalBase: null, isShared: true);
}
