using System.Collections.Immutable;
using System.Text;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>What became of a roster's lines, set down while it is issued and read back for the returned file.</summary>
/// <remarks>
/// On the disk and not in memory, because a roster has any number of lines. The returned file cannot be written while
/// badges are made: a workbook that is damaged behind its last row would stop them half-way. The file stands beside the
/// target, only its owner may read it, nobody else may write it meanwhile, and it goes when this is disposed of.
/// </remarks>
public sealed class OutcomeSpool : IDisposable
{
    private readonly FileStream _file;
    private readonly BinaryWriter _writer;

    /// <summary>Begins an empty spool.</summary>
    /// <param name="target">The file that the outcomes are for.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public OutcomeSpool(string target)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        _file = new FileStream(target + ".lines~", options);
        _writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Sets down what became of the next line: what the returned file says of it, and no more.</summary>
    public void Add(IssuanceOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        _writer.Write(outcome.Judgement.Line);
        _writer.Write((byte)outcome.Judgement.Disposition);
        _writer.Write((byte)outcome.Result);
        _writer.Write(outcome.Judgement.Problems.Length);
        foreach (var problem in outcome.Judgement.Problems)
        {
            _writer.Write(problem.Code);
            _writer.Write(problem.Pointer ?? "");
            _writer.Write(problem.Arguments.Length);
            foreach (var argument in problem.Arguments)
            {
                _writer.Write(argument);
            }
        }
    }

    /// <summary>What was set down, in order, without completions and ids.</summary>
    public IEnumerable<IssuanceOutcome> Read()
    {
        _writer.Flush();
        _file.Seek(0, SeekOrigin.Begin);
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        while (_file.Position < _file.Length)
        {
            var line = reader.ReadInt32();
            var disposition = (Disposition)reader.ReadByte();
            var result = (IssuanceResult)reader.ReadByte();
            var problems = ImmutableArray.CreateBuilder<Problem>(reader.ReadInt32());
            while (problems.Count < problems.Capacity)
            {
                problems.Add(ReadProblem(reader));
            }

            yield return new IssuanceOutcome(
                new RowJudgement(
                    line, disposition, LearnerNumber: null, Completion: null, IsCorrection: false, problems.MoveToImmutable()),
                result,
                Id: null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    private static Problem ReadProblem(BinaryReader reader)
    {
        var (code, pointer) = (reader.ReadString(), reader.ReadString());
        var arguments = new string[reader.ReadInt32()];
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = reader.ReadString();
        }

        return Problem.At(pointer.Length == 0 ? null : pointer, code, arguments);
    }
}
