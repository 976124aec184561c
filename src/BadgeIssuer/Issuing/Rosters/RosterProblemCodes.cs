namespace BadgeIssuer.Issuing.Rosters;

/// <summary>The codes of what can be wrong with a roster; their sentences stand in <c>Problems/roster.json</c>.</summary>
/// <remarks>
/// Arguments of a problem of a row begin with its line, those of a cell with line and heading. No argument ever
/// repeats what a cell holds.
/// </remarks>
public static class RosterProblemCodes
{
    /// <summary>The file could not be opened or read.</summary>
    public const string FileUnreadable = "roster.file-unreadable";

    /// <summary>The file holds nothing.</summary>
    public const string FileEmpty = "roster.file-empty";

    /// <summary>The file is a workbook of Excel 97–2003.</summary>
    public const string FileXls = "roster.file-xls";

    /// <summary>The workbook is protected by a password.</summary>
    public const string FilePassword = "roster.file-password";

    /// <summary>The workbook carries macros.</summary>
    public const string FileMacro = "roster.file-macro";

    /// <summary>The workbook is in Excel's binary form (.xlsb).</summary>
    public const string FileXlsb = "roster.file-xlsb";

    /// <summary>The file is neither a text table nor an Excel workbook.</summary>
    public const string FileUnsupported = "roster.file-unsupported";

    /// <summary>The workbook's inside contradicts itself. Argument: the part.</summary>
    public const string XlsxDamaged = "roster.xlsx-damaged";

    /// <summary>The workbook unpacks to more than a roster can need. Argument: the part.</summary>
    public const string XlsxTooLarge = "roster.xlsx-too-large";

    /// <summary>More rows than the settings allow. Argument: the greatest number.</summary>
    public const string TooManyRows = "roster.too-many-rows";

    /// <summary>The text is UTF-16, but does not say so.</summary>
    public const string EncodingWithoutMark = "roster.encoding-without-mark";

    /// <summary>The text is UTF-32.</summary>
    public const string EncodingUtf32 = "roster.encoding-utf32";

    /// <summary>No encoding gives the text a meaning. Arguments: line and byte where UTF-8 ends.</summary>
    public const string EncodingMixed = "roster.encoding-mixed";

    /// <summary>No row has the headings of a roster. Argument: how many rows were looked at.</summary>
    public const string HeaderNotFound = "roster.header-not-found";

    /// <summary>A required column is missing. Arguments: header line, what is missing, the headings found.</summary>
    public const string ColumnMissing = "roster.column-missing";

    /// <summary>Two columns claim to be the same. Arguments: header line, the field, the headings.</summary>
    public const string ColumnAmbiguous = "roster.column-ambiguous";

    /// <summary>The mapping's file cannot be read as JSON. Argument: what the reader says.</summary>
    public const string MappingUnreadable = "roster.mapping-unreadable";

    /// <summary>The mapping has a member that does not exist. Arguments: the member, those that exist.</summary>
    public const string MappingUnknownMember = "roster.mapping-unknown-member";

    /// <summary>The mapping lacks a member. Arguments: the member, its form.</summary>
    public const string MappingMissingMember = "roster.mapping-missing-member";

    /// <summary>A value of the mapping will not do. Arguments: the member, its form.</summary>
    public const string MappingInvalidValue = "roster.mapping-invalid-value";

    /// <summary>The mapping gives one heading to two fields. Arguments: the heading, the second field.</summary>
    public const string MappingTwice = "roster.mapping-twice";

    /// <summary>A result mark means both that a learner completed and that not. Argument: the marks.</summary>
    public const string MarkAmbiguous = "roster.mark-ambiguous";

    /// <summary>The mapping names a heading that is not there. Arguments: header line, the heading.</summary>
    public const string MappedColumnAbsent = "roster.mapped-column-absent";

    /// <summary>The mapping names a sheet that is not there. Argument: the sheet.</summary>
    public const string MappedSheetAbsent = "roster.mapped-sheet-absent";

    /// <summary>Several visible sheets are rosters. Argument: their names.</summary>
    public const string SeveralSheets = "roster.several-sheets";

    /// <summary>Warning: columns that no badge needs were dropped. Argument: their headings.</summary>
    public const string ColumnsDropped = "roster.columns-dropped";

    /// <summary>Warning: the file was returned before, and its columns 判定 and 理由 are passed over.</summary>
    public const string ReturnedBefore = "roster.returned-before";

    /// <summary>Warning: a visible sheet is not a roster and was not read. Argument: its name.</summary>
    public const string SheetNotRead = "roster.sheet-not-read";

    /// <summary>Warning: a hidden sheet was not read. Argument: its name.</summary>
    public const string HiddenSheet = "roster.hidden-sheet";

    /// <summary>Warning: a column that was read is hidden in the sheet. Argument: its heading.</summary>
    public const string HiddenColumn = "roster.hidden-column";

    /// <summary>A line above the header. Argument: line.</summary>
    public const string TitleLine = "roster.title-line";

    /// <summary>The header once more, further down. Argument: line.</summary>
    public const string RepeatedHeader = "roster.repeated-header";

    /// <summary>An empty line. Argument: line.</summary>
    public const string BlankLine = "roster.blank-line";

    /// <summary>A total or a note, not a learner. Argument: line.</summary>
    public const string TrailerLine = "roster.trailer-line";

    /// <summary>The same row again. Arguments: line, the line that counts.</summary>
    public const string RepeatedRow = "roster.repeated-row";

    /// <summary>A later row corrects this one. Arguments: line, the correcting line.</summary>
    public const string Superseded = "roster.superseded";

    /// <summary>Bytes that the encoding gives no meaning. Arguments: line, byte position from 1, encoding.</summary>
    public const string UndecodableBytes = "roster.undecodable-bytes";

    /// <summary>More or fewer cells than headings. Arguments: line, cells, headings.</summary>
    public const string RaggedRow = "roster.ragged-row";

    /// <summary>A NUL character. Argument: line.</summary>
    public const string NulCharacter = "roster.nul-character";

    /// <summary>A quotation mark that nothing closes. Argument: line.</summary>
    public const string QuoteUnterminated = "roster.quote-unterminated";

    /// <summary>Text after a closing quotation mark. Argument: line.</summary>
    public const string QuoteStray = "roster.quote-stray";

    /// <summary>A cell that is longer than any cell can be. Arguments: line, the greatest length.</summary>
    public const string CellTooLong = "roster.cell-too-long";

    /// <summary>More columns than a roster can need. Arguments: line, the greatest number.</summary>
    public const string TooManyColumns = "roster.too-many-columns";

    /// <summary>Warning: the programme was taken from merged cells that begin further up. Arguments: line, heading.</summary>
    public const string MergedFilled = "roster.merged-filled";

    /// <summary>A cell is merged with cells of the rows above it. Arguments: line, heading.</summary>
    public const string MergedRows = "roster.merged-rows";

    /// <summary>An error value, or a formula that was never computed.</summary>
    public const string CellError = "roster.cell-error";

    /// <summary>No learner number.</summary>
    public const string LearnerNumberMissing = "roster.learner-number-missing";

    /// <summary>A learner number of another form than the programme's.</summary>
    public const string LearnerNumberMalformed = "roster.learner-number-malformed";

    /// <summary>No name, or only one half of it.</summary>
    public const string NameMissing = "roster.name-missing";

    /// <summary>A private-use character (外字), which looks different on every machine.</summary>
    public const string NamePrivateUse = "roster.name-private-use";

    /// <summary>A control character, or an invisible one that steers direction or joining.</summary>
    public const string NameControl = "roster.name-control";

    /// <summary>An angle bracket.</summary>
    public const string NameAngleBracket = "roster.name-angle-bracket";

    /// <summary>A <c>?</c>, U+FFFD or 〓: a character was lost on the way.</summary>
    public const string NameLostCharacter = "roster.name-lost-character";

    /// <summary>The column beside the name has no heading, but something in it: perhaps the other half.</summary>
    public const string NameContinues = "roster.name-continues";

    /// <summary>Over 100 code points.</summary>
    public const string NameTooLong = "roster.name-too-long";

    /// <summary>No mail address.</summary>
    public const string EmailMissing = "roster.email-missing";

    /// <summary>Not a mail address that can be used.</summary>
    public const string EmailMalformed = "roster.email-malformed";

    /// <summary>More than one mail address.</summary>
    public const string EmailSeveral = "roster.email-several";

    /// <summary>Warning: invisible characters were taken out of the mail address.</summary>
    public const string EmailZeroWidth = "roster.email-zero-width";

    /// <summary>No date.</summary>
    public const string DateMissing = "roster.date-missing";

    /// <summary>Not a date in any form that is read.</summary>
    public const string DateUnreadable = "roster.date-unreadable";

    /// <summary>A year of two digits without an era.</summary>
    public const string DateTwoDigitYear = "roster.date-two-digit-year";

    /// <summary>The day or the month stands first.</summary>
    public const string DateDayFirst = "roster.date-day-first";

    /// <summary>A day that no calendar has.</summary>
    public const string DateImpossible = "roster.date-impossible";

    /// <summary>A day before its era began.</summary>
    public const string DateBeforeEra = "roster.date-before-era";

    /// <summary>A day after its era ended.</summary>
    public const string DateAfterEra = "roster.date-after-era";

    /// <summary>A time with an offset from UTC.</summary>
    public const string DateWithOffset = "roster.date-with-offset";

    /// <summary>The day of the week does not belong to the date.</summary>
    public const string DateWeekday = "roster.date-weekday";

    /// <summary>Warning: a bare number was read as Excel's count of days.</summary>
    public const string DateIsSerial = "roster.date-is-serial";

    /// <summary>Outside the achievement's term. Arguments: line, heading, first day, last day.</summary>
    public const string DateOutsideTerm = "roster.date-outside-term";

    /// <summary>In the future.</summary>
    public const string DateInFuture = "roster.date-in-future";

    /// <summary>No achievement.</summary>
    public const string AchievementMissing = "roster.achievement-missing";

    /// <summary>Nothing in the catalogue has this name.</summary>
    public const string AchievementUnknown = "roster.achievement-unknown";

    /// <summary>Several achievements have this name.</summary>
    public const string AchievementAmbiguous = "roster.achievement-ambiguous";

    /// <summary>Two columns, or a column and <c>--achievement</c>, name different achievements.</summary>
    public const string AchievementContradictory = "roster.achievement-contradictory";

    /// <summary>The achievement is a draft or retired. Arguments: line, heading, its code.</summary>
    public const string AchievementNotApproved = "roster.achievement-not-approved";

    /// <summary>No result.</summary>
    public const string ResultMissing = "roster.result-missing";

    /// <summary>A result mark that is in neither list.</summary>
    public const string ResultUnknown = "roster.result-unknown";

    /// <summary>Two result columns contradict each other.</summary>
    public const string ResultContradictory = "roster.result-contradictory";

    /// <summary>The learner did not complete.</summary>
    public const string ResultNotEligible = "roster.result-not-eligible";

    /// <summary>区分 is neither 新規 nor 訂正 nor 取消.</summary>
    public const string PurposeUnknown = "roster.purpose-unknown";

    /// <summary>The row is hidden. Argument: line.</summary>
    public const string HiddenRow = "roster.hidden-row";

    /// <summary>A cell is struck through. Arguments: line, heading.</summary>
    public const string StruckThrough = "roster.struck-through";

    /// <summary>Other rows of the same learner and achievement say otherwise. Arguments: line, another line.</summary>
    public const string ConflictingRows = "roster.conflicting-rows";

    /// <summary>Another learner has the same mail address. Arguments: line, another line.</summary>
    public const string SharedEmail = "roster.shared-email";

    /// <summary>The row asks for a cancellation. Argument: line.</summary>
    public const string Cancellation = "roster.cancellation";

    /// <summary>Another row cancels this one. Arguments: line, the cancelling line.</summary>
    public const string CancelledElsewhere = "roster.cancelled-elsewhere";

    /// <summary>A row that cannot be used itself corrects this one. Arguments: line, the correcting line.</summary>
    public const string CorrectionUnusable = "roster.correction-unusable";

    /// <summary>A correction says that the learner did not complete after all. Argument: line.</summary>
    public const string CorrectionWithdraws = "roster.correction-withdraws";
}
