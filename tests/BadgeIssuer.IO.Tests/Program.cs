using BadgeIssuer.IO.Tests.Stores;

namespace BadgeIssuer.IO.Tests;

/// <summary>Lets a test start this very assembly as another process, one that may be killed.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => arguments switch
    {
        ["issue", var folder, var rows] => IssuingProcess.Issue(folder, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture)),
        ["work", var folder, var archive, var seed] =>
            IssuingProcess.Work(folder, archive, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)),
        ["hold", var folder] => IssuingProcess.Hold(folder),
        ["share", var file, var number] => SharingProcess.Share(file, byte.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
        _ => 64,
    };
}
