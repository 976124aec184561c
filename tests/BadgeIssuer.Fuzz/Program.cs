using System.Diagnostics;
using BadgeIssuer.Fuzz;
using SharpFuzz;

return args switch
{
    ["list"] => List(),
    ["seeds", var name, var folder] => WriteSeeds(Target(name), folder),
    ["instrument", var folder] => Instrument(folder),
    ["afl", var name] => RunUnderAfl(name),
    ["run", var name, .. var files] => RunFiles(Target(name), files),
    ["mutate", var name, var seconds, ..] => Mutate(
        Target(name), int.Parse(seconds, provider: null), args.Length > 3 ? int.Parse(args[3], provider: null) : 0),
    _ => Usage(),
};

static FuzzTarget Target(string name) =>
    FuzzTargets.All.FirstOrDefault(target => target.Name == name)
        ?? throw new ArgumentException($"There is no target {name}; 'list' names them all.");

static int List()
{
    foreach (var target in FuzzTargets.All)
    {
        Console.WriteLine(target.Name);
    }

    return 0;
}

// The seeds as files, and the words as afl++ reads dictionaries.
static int WriteSeeds(FuzzTarget target, string folder)
{
    var seeds = Directory.CreateDirectory(Path.Combine(folder, "seeds")).FullName;
    var number = 0;
    foreach (var seed in target.Seeds())
    {
        File.WriteAllBytes(Path.Combine(seeds, $"{number++:D3}"), seed);
    }

    File.WriteAllLines(
        Path.Combine(folder, "words"),
        target.Words.Select(word => $"\"{string.Concat(System.Text.Encoding.UTF8.GetBytes(word).Select(value => $"\\x{value:x2}"))}\""));
    return 0;
}

// Our own assemblies, in place; those of others are not what is asked about.
static int Instrument(string folder)
{
    foreach (var assembly in Directory.EnumerateFiles(folder, "BadgeIssuer*.dll"))
    {
        if (Path.GetFileName(assembly) != "BadgeIssuer.Fuzz.dll")
        {
            Console.WriteLine($"{Path.GetFileName(assembly)}: {Fuzzer.Instrument(assembly, _ => true, Options.Value).Count()} types");
        }
    }

    return 0;
}

// No instrumented code may run before the fuzzer has made the place where it counts: not even that of making a target.
static int RunUnderAfl(string name)
{
    FuzzTarget? target = null;
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        (target ??= Target(name)).Run(bytes.ToArray());
    });
    return 0;
}

static int RunFiles(FuzzTarget target, string[] files)
{
    foreach (var file in files)
    {
        target.Run(File.ReadAllBytes(file));
    }

    return 0;
}

static int Mutate(FuzzTarget target, int seconds, int first)
{
    var watch = Stopwatch.StartNew();
    try
    {
        var count = MutationRun.Run(target, first, _ => watch.Elapsed.TotalSeconds < seconds);
        Console.WriteLine($"{target.Name}: {count} inputs, nothing found");
        return 0;
    }
    catch (FuzzFailure failure)
    {
        var file = $"finding-{target.Name}-{watch.ElapsedTicks}";
        File.WriteAllBytes(file, failure.Input);
        Console.WriteLine($"{target.Name}: {file}: {failure.InnerException}");
        return 1;
    }
}

static int Usage()
{
    Console.Error.WriteLine(
        "usage: list | seeds TARGET FOLDER | instrument FOLDER | afl TARGET | run TARGET FILE... | mutate TARGET SECONDS [FIRST]");
    return 64;
}
