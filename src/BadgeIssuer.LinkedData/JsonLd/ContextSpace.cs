namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>What documents of one processor share: the store, the mode, and the contexts made so far. Thread-safe.</summary>
internal sealed class ContextSpace(ContextStore store, ProcessingMode mode)
{
    // Credentials need some dozens. A stranger can nest scoped contexts in ever new ways.
    private int _keepable = 500;

    public ContextStore Store => store;

    public ProcessingMode Mode => mode;

    public ContextCache Cache { get; } = new();

    /// <summary>The context that a document without base IRI begins with.</summary>
    public ActiveContext Initial { get; } = new(originalBase: null, isShared: true);

    /// <summary>Whether a derived context may be kept with its term, where it stays for good. So many may.</summary>
    public bool MayKeep() => _keepable > 0 && Interlocked.Decrement(ref _keepable) >= 0;
}
