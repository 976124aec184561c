namespace BadgeIssuer.Securing.Jose;

/// <summary>Finds the members of a credential that its JWT repeats as claims, in one pass over the bytes.</summary>
/// <remarks>
/// For bytes that our own writers made: it finds its way by quotes and brackets and leaves the rest of the grammar to
/// them. Values are the raw text between the quotes, escapes and all, fit to be written again as they are.
/// </remarks>
internal ref struct CredentialMembers
{
    private readonly ReadOnlySpan<byte> _json;
    private int _position;

    private CredentialMembers(ReadOnlySpan<byte> json) => _json = json;

    public ReadOnlySpan<byte> Id { get; private set; }

    public ReadOnlySpan<byte> IssuerId { get; private set; }

    public ReadOnlySpan<byte> SubjectId { get; private set; }

    public ReadOnlySpan<byte> ValidFrom { get; private set; }

    public ReadOnlySpan<byte> ValidUntil { get; private set; }

    /// <summary>The bytes before the closing brace, white space before it left out.</summary>
    public ReadOnlySpan<byte> Open { get; private set; }

    /// <exception cref="ArgumentException">Not a JSON object as our writers write it, or one that has claims already.</exception>
    public static CredentialMembers Find(ReadOnlySpan<byte> json)
    {
        var members = new CredentialMembers(json);
        members.ReadCredential();
        return members;
    }

    private void ReadCredential()
    {
        Expect((byte)'{');
        do
        {
            var name = ReadString();
            Expect((byte)':');
            ReadMember(name);
        }
        while (Accept((byte)','));

        Expect((byte)'}');
        Open = _json[..(_position - 1)].TrimEnd(" \t\r\n"u8);
        SkipWhiteSpace();
        if (_position != _json.Length)
        {
            throw Malformed();
        }
    }

    private void ReadMember(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("id"u8))
        {
            Id = ReadString();
        }
        else if (name.SequenceEqual("issuer"u8))
        {
            IssuerId = ReadIdentified();
        }
        else if (name.SequenceEqual("credentialSubject"u8))
        {
            var isArray = Accept((byte)'[');
            SubjectId = ReadIdentified();
            if (isArray)
            {
                Expect((byte)']'); // a JWT has one sub, so that there is one subject
            }
        }
        else if (name.SequenceEqual("validFrom"u8))
        {
            ValidFrom = ReadString();
        }
        else if (name.SequenceEqual("validUntil"u8))
        {
            ValidUntil = ReadString();
        }
        else if (name.Contains((byte)'\\') || IsClaim(name))
        {
            throw new ArgumentException("The credential has claims already, or a name with an escape.");
        }
        else
        {
            SkipValue();
        }
    }

    // A URL, or an object with an id.
    private ReadOnlySpan<byte> ReadIdentified()
    {
        SkipWhiteSpace();
        if (Peek() == (byte)'"')
        {
            return ReadString();
        }

        ReadOnlySpan<byte> id = default;
        Expect((byte)'{');
        if (Accept((byte)'}'))
        {
            return id;
        }

        do
        {
            var name = ReadString();
            Expect((byte)':');
            if (name.SequenceEqual("id"u8))
            {
                id = ReadString();
            }
            else
            {
                SkipValue();
            }
        }
        while (Accept((byte)','));

        Expect((byte)'}');
        return id;
    }

    private ReadOnlySpan<byte> ReadString()
    {
        Expect((byte)'"');
        var start = _position;
        SkipRestOfString();
        return _json[start..(_position - 1)];
    }

    private void SkipRestOfString()
    {
        while (true)
        {
            var length = _json[_position..].IndexOfAny((byte)'"', (byte)'\\');
            if (length < 0)
            {
                throw Malformed();
            }

            _position += length;
            if (_json[_position] == (byte)'"')
            {
                _position++;
                return;
            }

            _position += 2; // the backslash and what it escapes
            if (_position > _json.Length)
            {
                throw Malformed();
            }
        }
    }

    private void SkipValue()
    {
        SkipWhiteSpace();
        var first = Peek();
        if (first is not ((byte)'{' or (byte)'[' or (byte)'"'))
        {
            var length = _json[_position..].IndexOfAny((byte)',', (byte)'}', (byte)']');
            _position = length > 0 ? _position + length : throw Malformed();
            return;
        }

        // Byte by byte: between two strings there are seldom more than three.
        var depth = 0;
        do
        {
            switch (Take())
            {
                case (byte)'"':
                    SkipRestOfString();
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    break;
            }
        }
        while (depth > 0);
    }

    private byte Take() => _position < _json.Length ? _json[_position++] : throw Malformed();

    private readonly int Peek() => _position < _json.Length ? _json[_position] : -1;

    private void SkipWhiteSpace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private bool Accept(byte expected)
    {
        SkipWhiteSpace();
        if (Peek() != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void Expect(byte expected)
    {
        if (!Accept(expected))
        {
            throw Malformed();
        }
    }

    private static bool IsClaim(ReadOnlySpan<byte> name) =>
        name.Length == 3
        && (name.SequenceEqual("iss"u8)
            || name.SequenceEqual("jti"u8)
            || name.SequenceEqual("sub"u8)
            || name.SequenceEqual("nbf"u8)
            || name.SequenceEqual("exp"u8));

    private static ArgumentException Malformed() => new("The credential is not a JSON object as it is written here.");
}
