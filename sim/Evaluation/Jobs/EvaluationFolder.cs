using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Sim.Evaluation.Results;

namespace Robotics.Sim.Evaluation.Jobs;

/// <summary>The folder of an evaluation: <c>configuration.json</c>, <c>results.jsonl</c>, <c>summary.json</c>, <c>report.html</c>. It can be gone on with.</summary>
public sealed class EvaluationFolder : IDisposable
{
    private const string ConfigurationName = "configuration.json";

    private EvaluationFolder(string path, ResultsFile results) => (Path, Results) = (path, results);

    public string Path { get; }

    public ResultsFile Results { get; }

    /// <summary>Makes the folder, or goes on in one that holds results of the same configuration.</summary>
    /// <exception cref="RoboticsException">
    /// InvalidArgument: it cannot be made or written, or holds results of another configuration (the message gives each value that differs).
    /// Unavailable: another evaluation writes there. MalformedFile: it holds results that cannot be read.
    /// </exception>
    public static EvaluationFolder Open(string path, EvaluationConfiguration configuration)
    {
        ResultsFile results;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RoboticsException(ErrorCode.InvalidArgument, $"The folder {path} for the results cannot be made: {e.Message}", e);
        }

        results = ResultsFile.Open(path);
        try
        {
            Check(path, configuration, results.Lines.IsEmpty);
            return new EvaluationFolder(path, results);
        }
        catch
        {
            results.Dispose();
            throw;
        }
    }

    /// <summary>What differs between the configurations of two evaluations, a value each, in order of name.</summary>
    /// <exception cref="RoboticsException">MissingDependency: one has none. MalformedFile: one is none.</exception>
    public static ImmutableArray<string> Differences(string a, string b) => Differences(
        Values(Read(System.IO.Path.Combine(a, ConfigurationName))), Values(Read(System.IO.Path.Combine(b, ConfigurationName))), ("in A", "in B"));

    /// <summary>Keeps a simulator's state, as its driver saved it, in <c>diverged/</c>.</summary>
    public void KeepState(EpisodeKey episode, SimulatedState state)
    {
        string folder = System.IO.Path.Combine(Path, "diverged");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(System.IO.Path.Combine(folder, episode.FileName + ".state"), state.Bytes.ToArray());
    }

    /// <summary>Replaces a file of the folder as a whole: a reader finds the old one or the new one.</summary>
    public void Write(string name, string text)
    {
        string file = System.IO.Path.Combine(Path, name), draft = file + ".part";
        File.WriteAllText(draft, text);
        File.Move(draft, file, overwrite: true);
    }

    public void Dispose() => Results.Dispose();

    private static void Check(string folder, EvaluationConfiguration configuration, bool empty)
    {
        string file = System.IO.Path.Combine(folder, ConfigurationName);
        string mine = JsonSerializer.Serialize(configuration, RecordJson.Indented);
        if (empty)
        {
            File.WriteAllText(file, mine);
            return;
        }

        if (!File.Exists(file))
            throw new RoboticsException(ErrorCode.MalformedFile, $"{folder} holds results but no {ConfigurationName}: nobody can say what they were obtained with.");
        ImmutableArray<string> differing = Differences(Values(Read(file)), Values(JsonNode.Parse(mine)!), ("there", "now"));
        if (!differing.IsEmpty)
        {
            throw new RoboticsException(
                ErrorCode.InvalidArgument, $"{folder} holds results of another configuration: {string.Join("; ", differing)}. Name another folder with --out.");
        }
    }

    private static ImmutableArray<string> Differences(SortedDictionary<string, string> a, SortedDictionary<string, string> b, (string A, string B) where) =>
    [
        .. a.Keys.Union(b.Keys).Order(StringComparer.Ordinal)
            .Where(key => a.GetValueOrDefault(key) != b.GetValueOrDefault(key))
            .Select(key => $"{key} is {a.GetValueOrDefault(key, "absent")} {where.A} and {b.GetValueOrDefault(key, "absent")} {where.B}"),
    ];

    private static JsonNode Read(string file)
    {
        if (!File.Exists(file)) throw new RoboticsException(ErrorCode.MissingDependency, $"There is no {file}: not the folder of an evaluation.");
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"{file} is no configuration of an evaluation: {e.Message}", e);
        }
    }

    /// <summary>Each value of a JSON document by its path, as JSON.</summary>
    private static SortedDictionary<string, string> Values(JsonNode root)
    {
        SortedDictionary<string, string> values = new(StringComparer.Ordinal);
        Add("", root);
        return values;

        void Add(string path, JsonNode? node)
        {
            if (node is JsonObject properties)
            {
                foreach ((string name, JsonNode? value) in properties) Add(path.Length == 0 ? name : $"{path}.{name}", value);
            }
            else
            {
                values[path] = node?.ToJsonString(RecordJson.Compact) ?? "null";
            }
        }
    }
}
