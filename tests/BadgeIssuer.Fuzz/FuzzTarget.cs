namespace BadgeIssuer.Fuzz;

/// <summary>One place where strangers' bytes come in.</summary>
internal abstract class FuzzTarget
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Words that mean something there; mutations put them in.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>Inputs that reach far into the code, from which others are made; the same in every run.</summary>
    public abstract IEnumerable<byte[]> Seeds();

    /// <summary>Reads an input.</summary>
    /// <exception cref="FuzzFinding">Something holds that must not.</exception>
    /// <remarks>What the code declares that it throws is caught here. Any other exception is a finding too.</remarks>
    public abstract void Run(ReadOnlyMemory<byte> input);

    /// <summary>Holds that something is so.</summary>
    protected static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FuzzFinding(what);
        }
    }
}

/// <summary>What was read contradicts itself.</summary>
internal sealed class FuzzFinding(string message) : Exception(message);
