namespace BadgeIssuer.Web.Published;

/// <summary>One form in which something can be answered.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Answer">Makes the answer, once it is chosen.</param>
internal sealed record Form(string MediaType, Func<IResult> Answer);
