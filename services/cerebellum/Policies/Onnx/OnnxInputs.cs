using Microsoft.ML.OnnxRuntime.Tensors;
using Robotics.Cerebellum.Policies.Files;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>Fills the inputs of a policy's models: pictures, state and sentence by name, and what earlier models gave.</summary>
internal sealed class OnnxInputs
{
    private readonly PolicyShape _shape;
    private readonly ImmutableArray<ImmutableArray<(TensorBuffer From, TensorBuffer To)>> _passed;
    private readonly ImmutableArray<(int Picture, TensorBuffer To)> _pictures;
    private readonly ImmutableArray<TensorBuffer> _states;
    private readonly ImmutableArray<TensorBuffer> _sentences;
    private readonly float[] _state;
    private readonly float[] _numbers;
    private readonly long[] _words;
    private readonly SentenceTable? _table;

    /// <exception cref="RoboticsException">InvalidArgument: an input has no source, or another shape than its source. MissingDependency: the table of sentences.</exception>
    public OnnxInputs(PolicyShape shape, string folder, ImmutableArray<OnnxGraph> graphs)
    {
        _shape = shape;
        var passed = ImmutableArray.CreateBuilder<ImmutableArray<(TensorBuffer, TensorBuffer)>>();
        var pictures = ImmutableArray.CreateBuilder<(int, TensorBuffer)>();
        var states = ImmutableArray.CreateBuilder<TensorBuffer>();
        var sentences = ImmutableArray.CreateBuilder<TensorBuffer>();
        for (int g = 0; g < graphs.Length; g++)
        {
            var links = ImmutableArray.CreateBuilder<(TensorBuffer, TensorBuffer)>();
            foreach ((string name, TensorBuffer buffer) in graphs[g].Inputs)
            {
                string source = graphs[g].File.Inputs.GetValueOrDefault(name, name);
                int picture = shape.Description.Pictures.IndexOf(shape.Description.Pictures.FirstOrDefault(p => p.Name == source)!);
                if (picture >= 0) pictures.Add((picture, Sized(buffer, shape.Description.Pictures[picture].Length, name, graphs[g])));
                else if (source == shape.File.State?.Name) states.Add(Sized(buffer, shape.State!.Length, name, graphs[g]));
                else if (source == shape.File.Language?.Name) sentences.Add(buffer);
                else if (Earlier(graphs, g, source) is { } earlier) links.Add((earlier, Sized(buffer, earlier.Length, name, graphs[g])));
                else if (graphs[g].File.Denoising is not { } d || (source != d.State && source != d.Time)) throw Unfed(name, source, graphs, g);
            }

            passed.Add(links.ToImmutable());
        }

        (_passed, _pictures, _states, _sentences) = (passed.ToImmutable(), pictures.ToImmutable(), states.ToImmutable(), sentences.ToImmutable());
        _state = new float[shape.State?.Length ?? 0];
        int most = shape.Description.Pictures.Select(p => p.Length).DefaultIfEmpty(0).Max();
        _numbers = new float[most];
        _words = new long[shape.File.Language?.Count ?? 0];
        if (shape.File.Language is { Form: LanguageForm.Embedding } language)
            _table = SentenceTable.Load(Path.Combine(folder, language.Table ?? throw RoboticsException.Invalid("The table of the language", null, "a file name")));
    }

    /// <summary>The sentence of a session.</summary>
    /// <exception cref="RoboticsException">Unsupported: the policy has no vector for it.</exception>
    public void Say(string instruction)
    {
        foreach (TensorBuffer buffer in _sentences)
        {
            LanguageFile language = _shape.File.Language!;
            if (language.Form == LanguageForm.Text) buffer.Write(instruction);
            else if (language.Form == LanguageForm.Embedding) buffer.Write(_table!.Of(instruction));
            else
            {
                new WordTokens(language.Count, language.Rows).Write(instruction, _words);
                buffer.Write(_words);
            }
        }
    }

    /// <summary>No sentence at all, for warming up.</summary>
    public void SayNothing()
    {
        if (_shape.File.Language?.Form == LanguageForm.Text) Say("");
    }

    /// <summary>Pictures and state of an observation.</summary>
    public void See(in PolicyQuery query)
    {
        foreach ((int picture, TensorBuffer to) in _pictures) Write(_shape.Frame(query.Now, picture), _shape.Description.Pictures[picture], to);
        if (_states.IsEmpty) return;
        _shape.State!.Write(query.Now, query.Gripper, _state);
        _shape.File.State!.Normalization.Apply(_state);
        foreach (TensorBuffer to in _states) to.Write(_state);
    }

    /// <summary>What earlier models gave, to a model.</summary>
    public void Pass(int graph)
    {
        foreach ((TensorBuffer from, TensorBuffer to) in _passed[graph]) to.CopyFrom(from);
    }

    private void Write(CameraFrame frame, PolicyPicture picture, TensorBuffer to)
    {
        if (to.Element == TensorElementType.UInt8)
        {
            picture.Write(frame, to.Bytes);
            return;
        }

        bool direct = to.Element == TensorElementType.Float;
        Span<float> numbers = direct ? to.Floats : _numbers.AsSpan(0, picture.Length);
        PictureNumbers.Write(picture, frame, _shape.File.PictureForm, numbers);
        if (!direct) to.Write(numbers);
    }

    private static TensorBuffer Sized(TensorBuffer buffer, int length, string name, OnnxGraph graph) => buffer.Length == length
        ? buffer
        : throw RoboticsException.Invalid($"The shape of input '{name}' of {graph.Path}", $"[{string.Join(", ", buffer.Shape)}]", FormattableString.Invariant($"{length} numbers, as policy.json says"));

    private static TensorBuffer? Earlier(ImmutableArray<OnnxGraph> graphs, int before, string name)
    {
        for (int g = before - 1; g >= 0; g--)
        {
            if (graphs[g].Outputs.TryGetValue(name, out TensorBuffer? output)) return output;
        }

        return null;
    }

    private RoboticsException Unfed(string input, string source, ImmutableArray<OnnxGraph> graphs, int graph)
    {
        IEnumerable<string> known = _shape.Description.Pictures.Select(p => p.Name)
            .Concat(new[] { _shape.File.State?.Name, _shape.File.Language?.Name }.OfType<string>())
            .Concat(graphs.Take(graph).SelectMany(g => g.Outputs.Keys));
        return RoboticsException.Invalid($"The source of input '{input}' of {graphs[graph].Path}", $"'{source}'", $"one of {string.Join(", ", known.Order(StringComparer.Ordinal))}");
    }
}
