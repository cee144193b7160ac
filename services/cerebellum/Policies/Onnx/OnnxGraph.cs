using Microsoft.ML.OnnxRuntime;
using Robotics.Cerebellum.Policies.Files;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>One model, loaded, with a buffer bound to each input and output: a run allocates nothing.</summary>
internal sealed class OnnxGraph : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _run = new();

    /// <exception cref="RoboticsException">MissingDependency: no such file. MalformedFile: not a model, or a size is left open. Unsupported: an element type.</exception>
    public OnnxGraph(string folder, GraphFile file, SessionOptions options)
    {
        (File, Path) = (file, System.IO.Path.Combine(folder, file.File));
        if (!System.IO.File.Exists(Path)) throw new RoboticsException(ErrorCode.MissingDependency, $"The model {Path} does not exist.");
        try
        {
            _session = new InferenceSession(Path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, $"{Path} cannot be loaded: {e.Message}", e);
        }

        Inputs = Buffers("input", _session.InputMetadata);
        Outputs = Buffers("output", _session.OutputMetadata);
        _binding = _session.CreateIoBinding();
        foreach ((string name, TensorBuffer buffer) in Inputs) _binding.BindInput(name, buffer.Value);
        foreach ((string name, TensorBuffer buffer) in Outputs) _binding.BindOutput(name, buffer.Value);
    }

    public GraphFile File { get; }

    public string Path { get; }

    public ImmutableSortedDictionary<string, TensorBuffer> Inputs { get; }

    public ImmutableSortedDictionary<string, TensorBuffer> Outputs { get; }

    /// <exception cref="RoboticsException">Engine: ONNX Runtime reports an error.</exception>
    public void Run()
    {
        try
        {
            _session.RunWithBinding(_run, _binding);
        }
        catch (OnnxRuntimeException e)
        {
            throw new RoboticsException(ErrorCode.Engine, $"{Path}: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        _binding.Dispose();
        foreach (TensorBuffer buffer in Inputs.Values.Concat(Outputs.Values)) buffer.Dispose();
        _run.Dispose();
        _session.Dispose();
    }

    private ImmutableSortedDictionary<string, TensorBuffer> Buffers(string kind, IReadOnlyDictionary<string, NodeMetadata> all) => all.ToImmutableSortedDictionary(
        m => m.Key, m => new TensorBuffer($"{kind} '{m.Key}' of {Path}", m.Value.ElementDataType, Sizes(kind, m.Key, m.Value)), StringComparer.Ordinal);

    private long[] Sizes(string kind, string name, NodeMetadata about)
    {
        long[] sizes = [.. about.Dimensions.Select(d => (long)d)];
        if (File.Shapes.TryGetValue(name, out ImmutableArray<long> given))
        {
            bool fits = given.Length == sizes.Length && given.Zip(sizes).All(p => p.First > 0 && (p.Second < 0 || p.First == p.Second));
            if (!fits) throw RoboticsException.Invalid($"The shape given for {kind} '{name}' of {Path}", $"[{string.Join(", ", given)}]", $"[{string.Join(", ", sizes)}], −1 being open");
            return [.. given];
        }

        if (sizes.Length > 0 && sizes[0] < 0) sizes[0] = 1;
        if (sizes.Any(s => s < 0))
        {
            throw new RoboticsException(
                ErrorCode.MalformedFile, $"The shape of {kind} '{name}' of {Path} is [{string.Join(", ", about.Dimensions)}]; give the open sizes under \"shapes\" in policy.json.");
        }

        return sizes;
    }
}
