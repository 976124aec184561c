namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>Canonicalizing a dataset took more work than its limit allows.</summary>
/// <remarks>It says nothing of whether the dataset is right: only that this processor will not find out.</remarks>
public sealed class WorkLimitExceededException() : Exception("The dataset needs more work than the limit allows.");
