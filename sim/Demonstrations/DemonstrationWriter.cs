using System.Runtime.InteropServices;
using System.Text.Json;

namespace Robotics.Sim.Demonstrations;

/// <summary>Writes a set of demonstrations into a folder, which it makes. What was there is replaced.</summary>
/// <remarks>Not thread-safe. Little-endian machines only.</remarks>
public sealed class DemonstrationWriter : IDisposable
{
    private readonly string _folder;
    private readonly DemonstrationSet _set;
    private readonly FileStream _samples;
    private readonly FileStream _pictures;
    private readonly StreamWriter _subgoals;
    private readonly float[] _numbers;
    private readonly byte[] _picture;
    private readonly float[] _pose = new float[7];
    private int _pictureCount;
    private int _subgoalCount;

    public DemonstrationWriter(string folder, DemonstrationSet set)
    {
        (_folder, _set) = (folder, set);
        Directory.CreateDirectory(folder);
        File.Delete(ManifestOf(folder));
        _samples = File.Create(Path.Combine(folder, "samples.bin"));
        _pictures = File.Create(Path.Combine(folder, "pictures.bin"));
        _subgoals = new StreamWriter(Path.Combine(folder, "subgoals.jsonl"));
        _numbers = new float[set.Numbers];
        _picture = new byte[set.Pictures.Max(p => p.Length)];
    }

    /// <summary>Samples written so far.</summary>
    public int Count { get; private set; }

    /// <summary>The file whose presence says that the set is whole.</summary>
    public static string ManifestOf(string folder) => Path.Combine(folder, "dataset.json");

    /// <summary>A new try at a subgoal: its number.</summary>
    public int Begin(DemonstratedSubgoal subgoal)
    {
        _subgoals.WriteLine(JsonSerializer.Serialize(subgoal, RecordJson.Compact));
        return _subgoalCount++;
    }

    /// <summary>One control step.</summary>
    public void Add(in DemonstrationSample sample)
    {
        ReadOnlySpan<int> head = [sample.Step, sample.Subgoal, sample.Frames.IsEmpty ? -1 : _pictureCount, sample.Followed ? 1 : 0];
        _samples.Write(MemoryMarshal.AsBytes(head));
        Span<float> numbers = _numbers;
        sample.State.CopyTo(numbers);
        numbers = numbers[_set.StateLength..];
        for (int i = 0; i < _set.Space.Dimension; i++) numbers[i] = (float)sample.Action[i];
        numbers = numbers[_set.Space.Dimension..];
        foreach (Pose pose in sample.Objects)
        {
            Write(pose, numbers);
            numbers = numbers[7..];
        }

        _samples.Write(MemoryMarshal.AsBytes(_numbers.AsSpan()));
        Count++;
        if (!sample.Frames.IsEmpty) AddPictures(sample.Frames);
    }

    /// <summary>Writes the manifest: the set is whole.</summary>
    public void Complete()
    {
        _subgoals.Flush();
        _samples.Flush();
        _pictures.Flush();
        File.WriteAllText(ManifestOf(_folder), JsonSerializer.Serialize(_set, RecordJson.Indented));
    }

    public void Dispose()
    {
        _samples.Dispose();
        _pictures.Dispose();
        _subgoals.Dispose();
    }

    private void AddPictures(ImmutableArray<CameraFrame> frames)
    {
        for (int i = 0; i < frames.Length; i++)
        {
            Write(frames[i].CameraInWorld, _pose);
            _pictures.Write(MemoryMarshal.AsBytes(_pose.AsSpan()));
            Span<byte> bytes = _picture.AsSpan(0, _set.Pictures[i].Length);
            _set.Pictures[i].Write(frames[i], bytes);
            _pictures.Write(bytes);
        }

        _pictureCount++;
    }

    private static void Write(Pose pose, Span<float> to)
    {
        (to[0], to[1], to[2]) = ((float)pose.Position.X, (float)pose.Position.Y, (float)pose.Position.Z);
        (to[3], to[4], to[5], to[6]) = ((float)pose.Rotation.X, (float)pose.Rotation.Y, (float)pose.Rotation.Z, (float)pose.Rotation.W);
    }
}
