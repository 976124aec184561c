namespace BadgeIssuer.Securing;

/// <summary>Codes of what can be wrong with a signature, its envelope, its claims or the identifier of its maker.</summary>
public static class ProofProblemCodes
{
    /// <summary>Not three parts with dots between. No argument.</summary>
    public const string NotCompact = "proof.jws-not-compact";

    /// <summary>More bytes than are read. Arguments: the limit.</summary>
    public const string TooLarge = "proof.jws-too-large";

    /// <summary>A part is not canonical base64url without padding. Arguments: header, payload or signature.</summary>
    public const string NotBase64Url = "proof.jws-base64url";

    /// <summary>The header is not a JSON object, or one with a name twice, text that is not Unicode or too much depth.</summary>
    public const string HeaderUnreadable = "proof.header-unreadable";

    /// <summary>A header member has a value of the wrong type. Arguments: its name.</summary>
    public const string HeaderMember = "proof.header-member";

    /// <summary>The header names extensions that must be understood, and none is. No argument.</summary>
    public const string CriticalExtension = "proof.header-crit";

    /// <summary>The header has <c>b64</c>: payloads outside the envelope are not read. No argument.</summary>
    public const string UnencodedPayload = "proof.header-b64";

    /// <summary>The header names no algorithm. No argument.</summary>
    public const string AlgorithmMissing = "proof.algorithm-missing";

    /// <summary>The algorithm is <c>none</c>: not signed at all. No argument.</summary>
    public const string AlgorithmNone = "proof.algorithm-none";

    /// <summary>The algorithm is symmetric: whoever can verify could have made it. Arguments: the algorithm.</summary>
    public const string AlgorithmSymmetric = "proof.algorithm-symmetric";

    /// <summary>The algorithm is not on the list. Arguments: the algorithm.</summary>
    public const string AlgorithmUnknown = "proof.algorithm-unknown";

    /// <summary>The algorithm does not fit the key. Arguments: the algorithm, the key's kind or own algorithm.</summary>
    public const string AlgorithmMismatch = "proof.algorithm-mismatch";

    /// <summary>The signature has a length that the algorithm never gives. Arguments: the length, the right one; bytes.</summary>
    public const string SignatureLength = "proof.signature-length";

    /// <summary>A number inside the signature is outside its range: r or s of 0 or ≥ n, S ≥ L. Arguments: its name.</summary>
    public const string SignatureRange = "proof.signature-range";

    /// <summary>The signature is not of these bytes by this key. No argument.</summary>
    public const string SignatureMismatch = "proof.signature-mismatch";

    /// <summary>The payload is not a JSON object. No argument.</summary>
    public const string PayloadUnreadable = "proof.payload-unreadable";

    /// <summary>A claim that must be there is not. Arguments: the claim, the property that it repeats.</summary>
    public const string ClaimMissing = "proof.claim-missing";

    /// <summary>A claim differs from what it repeats. Arguments: the claim, the property that it repeats.</summary>
    public const string ClaimMismatch = "proof.claim-mismatch";

    /// <summary>A claim has a value of the wrong type or range. Arguments: the claim.</summary>
    public const string ClaimUnreadable = "proof.claim-unreadable";

    /// <summary>A credential both in the payload itself and in its claim <c>vc</c>: which one is meant? No argument.</summary>
    public const string ClaimAmbiguous = "proof.claim-ambiguous";

    /// <summary>Not a DID, or not one of its method. Arguments: the text.</summary>
    public const string DidMalformed = "proof.did-malformed";

    /// <summary>A DID method that is not known here. Arguments: the method.</summary>
    public const string DidMethodUnknown = "proof.did-method-unknown";

    /// <summary>A did:web whose host no one should be asked. Arguments: the host.</summary>
    public const string DidWebHost = "proof.did-web-host";

    /// <summary>A DID document that is not one. Arguments: the member that is missing or wrong.</summary>
    public const string DidDocumentMalformed = "proof.did-document-malformed";

    /// <summary>A verification method that the document does not have, or not for assertions. Arguments: its id.</summary>
    public const string MethodNotListed = "proof.method-not-listed";

    /// <summary>A verification method that lacks a member or has a wrong one. Arguments: its id, the member.</summary>
    public const string MethodMalformed = "proof.method-malformed";

    /// <summary>A verification method of a type that is not known here. Arguments: its id, the type.</summary>
    public const string MethodTypeUnknown = "proof.method-type-unknown";
}
