using Robotics.Cerebellum.Policies.Files;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>Runs an action expert until noise has become actions. Rows that are frozen are held on their own straight way from noise to what they are.</summary>
internal sealed class Denoiser
{
    private readonly OnnxGraph _graph;
    private readonly DenoisingFile _file;
    private readonly PolicyShape _shape;
    private readonly TensorBuffer _velocity;
    private readonly TensorBuffer? _time;
    private readonly float[] _x;
    private readonly float[] _v;
    private readonly float[] _noise;
    private readonly float[] _frozen;
    private readonly float[] _at = new float[1];

    /// <exception cref="RoboticsException">UnknownName: the model lacks the input or output. InvalidArgument: sizes or times that do not fit.</exception>
    public Denoiser(OnnxGraph graph, DenoisingFile file, PolicyShape shape)
    {
        (_graph, _file, _shape) = (graph, file, shape);
        if (file.Steps < 1) throw RoboticsException.Invalid($"The denoising steps of {graph.Path}", file.Steps, "1 or more");
        if (file.From == file.To) throw RoboticsException.Invalid($"The time of noise for {graph.Path}", file.From, "another than that of actions");
        State = graph.Inputs.TryGetValue(file.State, out TensorBuffer? state) ? state : throw RoboticsException.Unknown($"input of {graph.Path}", file.State, graph.Inputs.Keys);
        _velocity = graph.Outputs.TryGetValue(file.Velocity, out TensorBuffer? v) ? v : throw RoboticsException.Unknown($"output of {graph.Path}", file.Velocity, graph.Outputs.Keys);
        graph.Inputs.TryGetValue(file.Time, out _time);
        if (_velocity.Length != State.Length)
            throw RoboticsException.Invalid($"The shape of '{file.Velocity}' of {graph.Path}", $"[{string.Join(", ", _velocity.Shape)}]", $"that of '{file.State}', [{string.Join(", ", State.Shape)}]");
        (_x, _v, _noise, _frozen) = (new float[State.Length], new float[State.Length], new float[State.Length], new float[State.Length]);
    }

    /// <summary>Noise at first, actions at last.</summary>
    public TensorBuffer State { get; }

    /// <param name="query">For the frozen rows.</param>
    /// <param name="seed">Of the session.</param>
    /// <param name="number">Of the question in the session.</param>
    public void Run(in PolicyQuery query, long seed, int number)
    {
        Draw(seed, number);
        int frozen = Freeze(query);
        double step = (_file.To - _file.From) / _file.Steps;
        _noise.CopyTo(_x, 0);
        for (int i = 0; i < _file.Steps; i++)
        {
            double time = _file.From + (i * step), share = (double)i / _file.Steps;
            for (int k = 0; k < frozen; k++) _x[k] = (float)(((1 - share) * _noise[k]) + (share * _frozen[k]));
            State.Write(_x);
            if (_time is not null)
            {
                _at[0] = (float)time;
                _time.Write(_at);
            }

            _graph.Run();
            _velocity.Read(_v);
            for (int k = 0; k < _x.Length; k++) _x[k] += (float)(step * _v[k]);
        }

        _frozen.AsSpan(0, frozen).CopyTo(_x);
        State.Write(_x);
    }

    /// <summary>Standard normal numbers that belong to the session's seed and the question's number. No allocation.</summary>
    private void Draw(long seed, int number)
    {
        ulong state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) ^ ((ulong)number * 0xD1B54A32D192ED03));
        for (int i = 0; i < _noise.Length; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(ref state)));
            _noise[i] = (float)(radius * Math.Cos(2 * Math.PI * Uniform(ref state)));
        }
    }

    private static double Uniform(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>The frozen rows in the policy's own numbers: how many numbers.</summary>
    private int Freeze(in PolicyQuery query)
    {
        int dimension = _shape.Description.Space.Dimension, count = Math.Min(query.Frozen * dimension, Math.Min(query.Previous.Length, _frozen.Length));
        ReadOnlySpan<double> previous = query.Previous.Span;
        ActionFile actions = _shape.File.Actions;
        for (int i = 0; i < count; i++) _frozen[i] = (float)previous[i];
        for (int i = dimension - 1; i < count; i += dimension)
            _frozen[i] = (float)(actions.GripperOpen + ((_frozen[i] + 1) / 2 * (actions.GripperClosed - actions.GripperOpen)));
        actions.Normalization.Apply(_frozen.AsSpan(0, count));
        return count;
    }
}
