using System.Text;
using Robotics.Training.Graphs;
using static TorchSharp.torch;

namespace Robotics.Training.Learning;

/// <summary>AdamW (Loshchilov, Hutter 2019) over a set of parameters, with its moments kept so that training can go on after a checkpoint.</summary>
/// <param name="parameters">Some of them take part.</param>
/// <param name="takesPart">Whether the parameter of a name does.</param>
/// <param name="decay">Weight decay.</param>
internal sealed class AdamW(ParameterSet parameters, Predicate<string> takesPart, double decay) : IDisposable
{
    private const double Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8, MostNorm = 1;

    private readonly SortedDictionary<string, (Tensor First, Tensor Second)> _moments = new(StringComparer.Ordinal);

    /// <summary>Steps made so far.</summary>
    public int Steps { get; private set; }

    /// <summary>One step along the gradients, which it clears; their common norm is cut to 1.</summary>
    public void Step(double rate)
    {
        using IDisposable still = no_grad();
        using IDisposable scope = NewDisposeScope();
        Steps++;
        Tensor square = Number.Of(0);
        foreach ((string name, Tensor parameter) in parameters.All)
        {
            if (takesPart(name) && parameter.grad is { } gradient) square = square + gradient.square().sum();
        }

        Tensor scale = minimum(Number.Of(1), Number.Of(MostNorm) / (square.sqrt() + Number.Of(Epsilon)));
        Tensor keep1 = Number.Of(Beta1), keep2 = Number.Of(Beta2), take1 = Number.Of(1 - Beta1), take2 = Number.Of(1 - Beta2);
        Tensor second = Number.Of(1 - Math.Pow(Beta2, Steps)), epsilon = Number.Of(Epsilon);
        Tensor shrink = Number.Of(1 - (rate * decay)), step = Number.Of(rate / (1 - Math.Pow(Beta1, Steps)));
        foreach ((string name, Tensor parameter) in parameters.All)
        {
            if (!takesPart(name) || parameter.grad is not { } gradient) continue;
            if (!_moments.TryGetValue(name, out (Tensor First, Tensor Second) m))
                _moments[name] = m = (zeros_like(parameter).DetachFromDisposeScope(), zeros_like(parameter).DetachFromDisposeScope());
            gradient.mul_(scale);
            m.First.mul_(keep1).add_(gradient * take1);
            m.Second.mul_(keep2).add_(gradient.square() * take2);
            parameter.mul_(shrink).sub_(m.First / ((m.Second / second).sqrt() + epsilon) * step);
            gradient.zero_();
        }
    }

    public void Save(string path)
    {
        using BinaryWriter writer = new(File.Create(path), Encoding.UTF8);
        writer.Write(Steps);
        writer.Write(_moments.Count);
        foreach ((string name, (Tensor first, Tensor second)) in _moments)
        {
            writer.Write(name);
            foreach (float value in ParameterSet.Values(first)) writer.Write(value);
            foreach (float value in ParameterSet.Values(second)) writer.Write(value);
        }
    }

    /// <summary>Goes on from a checkpoint; the parameters are loaded already.</summary>
    public void Load(string path)
    {
        using BinaryReader reader = new(File.OpenRead(path), Encoding.UTF8);
        Steps = reader.ReadInt32();
        for (int i = reader.ReadInt32(); i > 0; i--)
        {
            string name = reader.ReadString();
            _moments[name] = (Read(reader, parameters.All[name]), Read(reader, parameters.All[name]));
        }
    }

    public void Dispose()
    {
        foreach ((Tensor first, Tensor second) in _moments.Values)
        {
            first.Dispose();
            second.Dispose();
        }
    }

    private static Tensor Read(BinaryReader reader, Tensor like)
    {
        float[] values = new float[like.numel()];
        for (int i = 0; i < values.Length; i++) values[i] = reader.ReadSingle();
        return tensor(values, like.shape).DetachFromDisposeScope();
    }
}
