using System.Runtime.Versioning;

// The tests look at file modes and kill processes as Linux does.
[assembly: SupportedOSPlatform("linux")]
