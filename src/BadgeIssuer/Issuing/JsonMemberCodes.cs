namespace BadgeIssuer.Issuing;

/// <summary>The problem codes with which a room reports a file that a person wrote.</summary>
/// <param name="Unreadable">The file is no JSON, or not UTF-8. Arguments: the reader's code.</param>
/// <param name="Unknown">A member that the file may not have. Arguments: its name; the names that it may have.</param>
/// <param name="Missing">A member that the file must have. Arguments: its name; what is expected.</param>
/// <param name="Invalid">A value that will not do. Arguments: its member's name; what is expected.</param>
public sealed record JsonMemberCodes(string Unreadable, string Unknown, string Missing, string Invalid);
