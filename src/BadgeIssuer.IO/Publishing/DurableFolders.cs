using System.ComponentModel;
using System.Runtime.InteropServices;

namespace BadgeIssuer.IO.Publishing;

/// <summary>Makes new names durable. .NET flushes files but not folders, so these are the system's own calls.</summary>
/// <remarks>Sources: fsync(2), syncfs(2), open(2), renameat2(2) of Linux. Elsewhere they do nothing: renaming is all there is.</remarks>
internal static class DurableFolders
{
    // O_RDONLY | O_DIRECTORY | O_CLOEXEC, as numbered on x86-64 and AArch64 Linux.
    private const int ReadOnlyFolderX64 = 0x1_0000 | 0x8_0000;
    private const int ReadOnlyFolderArm64 = 0x4000 | 0x8_0000;

    // AT_FDCWD and RENAME_EXCHANGE.
    private const int CurrentFolder = -100;
    private const uint RenameExchange = 2;

    /// <summary>Makes the names in a folder durable.</summary>
    public static void Sync(string folder) => With(folder, FSync);

    /// <summary>Makes everything durable that was written to the file system of a folder.</summary>
    public static void SyncFileSystem(string folder) => With(folder, SyncFs);

    /// <summary>Lets two folders change their names with each other, in one step.</summary>
    /// <returns>Whether they did; <see langword="false"/> where the system or the file system cannot.</returns>
    public static bool Exchange(string one, string other) =>
        OperatingSystem.IsLinux() && RenameAt(CurrentFolder, one, CurrentFolder, other, RenameExchange) == 0;

    private static void With(string folder, Func<int, int> call)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var flags = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? ReadOnlyFolderArm64 : ReadOnlyFolderX64;
        var descriptor = Open(folder, flags);
        if (descriptor < 0)
        {
            throw Failure(folder);
        }

        try
        {
            if (call(descriptor) < 0)
            {
                throw Failure(folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string folder)
    {
        var cause = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{folder}: {cause.Message}", cause);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncFs(int descriptor);

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameAt(
        int oneFolder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string one,
        int otherFolder,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string other,
        uint flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
