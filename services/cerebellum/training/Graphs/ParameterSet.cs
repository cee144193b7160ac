using System.Text;
using static TorchSharp.torch;

namespace Robotics.Training.Graphs;

/// <summary>The parameters of a network by name, made when they are first asked for: their start depends on the seed and their name only.</summary>
/// <param name="seed">Of the start values.</param>
internal sealed class ParameterSet(long seed) : IDisposable
{
    private const int Version = 1;

    private readonly SortedDictionary<string, Tensor> _parameters = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Tensor> All => _parameters;

    /// <summary>How many numbers they hold.</summary>
    public long Count => _parameters.Values.Sum(p => p.numel());

    /// <summary>The parameter; made by He et al. (2015) for a fan-in above 0, all zero otherwise.</summary>
    public Tensor Get(string name, ReadOnlySpan<long> shape, int fanIn)
    {
        if (_parameters.TryGetValue(name, out Tensor? known)) return known;
        long count = 1;
        foreach (long side in shape) count *= side;
        float[] values = new float[count];
        if (fanIn > 0)
        {
            RandomStream random = new(seed, 0, name);
            double scale = Math.Sqrt(2.0 / fanIn);
            for (int i = 0; i < values.Length; i++) values[i] = (float)(random.NextGaussian() * scale);
        }

        return Set(name, values, shape.ToArray());
    }

    public void Save(string path)
    {
        string half = path + ".new";
        using (BinaryWriter writer = new(File.Create(half), Encoding.UTF8))
        {
            writer.Write(Version);
            writer.Write(_parameters.Count);
            foreach ((string name, Tensor parameter) in _parameters)
            {
                writer.Write(name);
                writer.Write(parameter.shape.Length);
                foreach (long side in parameter.shape) writer.Write(side);
                foreach (float value in Values(parameter)) writer.Write(value);
            }
        }

        File.Move(half, path, overwrite: true);
    }

    /// <exception cref="RoboticsException">MalformedFile: written by another version.</exception>
    public void Load(string path)
    {
        using BinaryReader reader = new(File.OpenRead(path), Encoding.UTF8);
        int version = reader.ReadInt32();
        if (version != Version) throw new RoboticsException(ErrorCode.MalformedFile, $"{path} has version {version}; known: {Version}.");
        for (int i = reader.ReadInt32(); i > 0; i--)
        {
            string name = reader.ReadString();
            long[] shape = new long[reader.ReadInt32()];
            for (int axis = 0; axis < shape.Length; axis++) shape[axis] = reader.ReadInt64();
            float[] values = new float[shape.Aggregate(1L, (a, b) => a * b)];
            for (int k = 0; k < values.Length; k++) values[k] = reader.ReadSingle();
            if (_parameters.Remove(name, out Tensor? old)) old.Dispose();
            Set(name, values, shape);
        }
    }

    public static float[] Values(Tensor tensor)
    {
        using Tensor flat = tensor.detach().contiguous().cpu();
        return [.. flat.data<float>()];
    }

    public void Dispose()
    {
        foreach (Tensor parameter in _parameters.Values) parameter.Dispose();
    }

    private Tensor Set(string name, float[] values, long[] shape)
    {
        Tensor made = tensor(values, shape).requires_grad_(true);
        return _parameters[name] = made.DetachFromDisposeScope();
    }
}
