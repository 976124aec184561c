namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Which edition of JSON-LD a document is read by.</summary>
public enum ProcessingMode
{
    /// <summary>JSON-LD 1.1.</summary>
    JsonLd11,

    /// <summary>JSON-LD 1.1 with the features that 1.0 did not have refused.</summary>
    JsonLd10,
}
