namespace BadgeIssuer.IO.Keys;

/// <summary>What can be wrong with the key ring.</summary>
public static class KeysProblemCodes
{
    /// <summary>The register is no JSON of ours. Arguments: the reader's code.</summary>
    public const string RegisterUnreadable = "keys.register-unreadable";

    /// <summary>A member that the register may not have.</summary>
    public const string UnknownMember = "keys.unknown-member";

    /// <summary>A member that the register must have.</summary>
    public const string MissingMember = "keys.missing-member";

    /// <summary>A value in the register that will not do.</summary>
    public const string InvalidValue = "keys.invalid-value";

    /// <summary>No key can sign now with an algorithm that the settings ask for. Arguments: the algorithm.</summary>
    public const string NoSigningKey = "keys.no-signing-key";

    /// <summary>A registered key has no file. Arguments: the key.</summary>
    public const string FileMissing = "keys.file-missing";

    /// <summary>Others than the owner may read a secret file. Arguments: the file; its mode.</summary>
    public const string FileMode = "keys.file-mode";

    /// <summary>A key file holds another key than the register says. Arguments: the key.</summary>
    public const string WrongKey = "keys.wrong-key";

    /// <summary>A key file cannot be opened. Arguments: the key; the cause's code.</summary>
    public const string CannotOpen = "keys.cannot-open";

    /// <summary>There is no passphrase.</summary>
    public const string NoPassphrase = "keys.no-passphrase";

    /// <summary>The passphrase is too short. Arguments: the least number of characters.</summary>
    public const string PassphraseTooShort = "keys.passphrase-too-short";

    /// <summary>Production refuses the published passphrase of the development keys.</summary>
    public const string DevelopmentPassphrase = "keys.development-passphrase";

    /// <summary>The passphrase file cannot be read. Arguments: the file.</summary>
    public const string PassphraseFile = "keys.passphrase-file";

    /// <summary>No key has this identifier. Arguments: what was given.</summary>
    public const string UnknownKey = "keys.unknown-key";

    /// <summary>Nothing could be signed without this key. Arguments: the key; its algorithm.</summary>
    public const string LastSigner = "keys.last-signer";

    /// <summary>Another process changes the register. Arguments: the process.</summary>
    public const string Busy = "keys.busy";
}
