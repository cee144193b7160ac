using System.Text.Json;
using System.Text.Json.Serialization;

namespace Robotics.Sim.Evaluation.Results;

/// <summary><c>results.jsonl</c>: append-only, one line an episode, on disk before the next begins. A torn last line is cut off when it is opened.</summary>
/// <remarks>Thread-safe. One process at a time writes a file.</remarks>
public sealed class ResultsFile : IDisposable
{
    /// <summary>Its name in the folder of an evaluation.</summary>
    public const string Name = "results.jsonl";

    private static readonly JsonSerializerOptions Json = new(RecordJson.Compact) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<EpisodeKey, EpisodeLine> _lines = [];

    private readonly FileStream _mine;

    private ResultsFile(FileStream file, FileStream mine) => (_file, _mine) = (file, mine);

    /// <summary>The last line of each episode, in order of key.</summary>
    public ImmutableArray<EpisodeLine> Lines
    {
        get
        {
            lock (_gate) return [.. _lines.Values];
        }
    }

    /// <summary>Opens the file for appending, and makes it when it is not there.</summary>
    /// <exception cref="RoboticsException">
    /// Unavailable: another evaluation is writing it. MalformedFile: a line other than a torn last one is no result. InvalidArgument: it cannot be written.
    /// </exception>
    public static ResultsFile Open(string folder)
    {
        string path = Path.Combine(folder, Name);
        FileStream? file = null;
        FileStream mine;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);

            // A lock of its own, which ends with the process however that ends, so that readers may read meanwhile.
            mine = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new RoboticsException(ErrorCode.InvalidArgument, $"{path} cannot be written: {e.Message}", e);
        }
        catch (IOException e)
        {
            file?.Dispose();
            throw new RoboticsException(ErrorCode.Unavailable, $"{path} cannot be opened for writing; is another evaluation at work there? {e.Message}", e);
        }

        try
        {
            ResultsFile results = new(file, mine);
            results.Load(path);
            return results;
        }
        catch
        {
            file.Dispose();
            mine.Dispose();
            throw;
        }
    }

    /// <summary>The lines of a finished or running evaluation, in order of key; a torn last line is passed over.</summary>
    /// <exception cref="RoboticsException">MissingDependency: there is no such file. MalformedFile: a line is no result.</exception>
    public static ImmutableArray<EpisodeLine> Read(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path)) throw new RoboticsException(ErrorCode.MissingDependency, $"There is no {path}: not the folder of an evaluation.");
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        SortedDictionary<EpisodeKey, EpisodeLine> lines = [];
        Parse(path, file, lines);
        return [.. lines.Values];
    }

    /// <summary>Appends a line, and returns when it is on disk.</summary>
    public void Append(EpisodeLine line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n'];
        lock (_gate)
        {
            _file.Write(bytes);
            _file.Flush(flushToDisk: true);
            _lines[line.Key] = line;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _mine.Dispose();
    }

    private void Load(string path)
    {
        _file.SetLength(Parse(path, _file, _lines));
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Reads whole lines; returns how many bytes they are.</summary>
    private static long Parse(string path, Stream file, SortedDictionary<EpisodeKey, EpisodeLine> lines)
    {
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        int start = 0;
        for (int number = 1; start < bytes.Length; number++)
        {
            int length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0) break;
            bool last = start + length + 1 == bytes.Length;
            if (Line(path, number, bytes.AsSpan(start, length), last) is not { } line) break;
            lines[line.Key] = line;
            start += length + 1;
        }

        return start;
    }

    // A machine that lost power may leave a last line of zeros that was never written.
    private static EpisodeLine? Line(string path, int number, ReadOnlySpan<byte> text, bool last)
    {
        try
        {
            EpisodeLine? line = JsonSerializer.Deserialize<EpisodeLine>(text, Json);
            if (line is { Schema: 1 }) return line;
            throw new RoboticsException(
                ErrorCode.MalformedFile, FormattableString.Invariant($"{path}, line {number}: the schema is {line?.Schema ?? 0}; this program reads 1."));
        }
        catch (JsonException e)
        {
            if (last) return null;
            throw new RoboticsException(ErrorCode.MalformedFile, FormattableString.Invariant($"{path}, line {number}: no result of an episode: {e.Message}"), e);
        }
    }
}
