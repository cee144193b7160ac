using System.Runtime.InteropServices;
using System.Text.Json;

namespace Robotics.Sim.Demonstrations;

/// <summary>A set of demonstrations in memory. Immutable; thread-safe.</summary>
public sealed class DemonstrationData
{
    private readonly byte[] _samples;
    private readonly byte[] _pictures;

    private DemonstrationData(DemonstrationSet set, ImmutableArray<DemonstratedSubgoal> subgoals, byte[] samples, byte[] pictures) =>
        (Set, Subgoals, _samples, _pictures) = (set, subgoals, samples, pictures);

    public DemonstrationSet Set { get; }

    public ImmutableArray<DemonstratedSubgoal> Subgoals { get; }

    /// <summary>How many samples there are.</summary>
    public int Count => _samples.Length / Set.SampleLength;

    /// <exception cref="RoboticsException">MissingDependency: no whole set is there. MalformedFile: another schema, or a file of the wrong length.</exception>
    public static DemonstrationData Load(string folder)
    {
        string manifest = DemonstrationWriter.ManifestOf(folder);
        if (!File.Exists(manifest)) throw new RoboticsException(ErrorCode.MissingDependency, $"{manifest} does not exist: no whole set of demonstrations is in {folder}.");
        DemonstrationSet set = JsonSerializer.Deserialize<DemonstrationSet>(File.ReadAllText(manifest), RecordJson.Compact)!;
        if (set.Schema != DemonstrationSet.CurrentSchema)
            throw new RoboticsException(ErrorCode.MalformedFile, $"{manifest} has schema {set.Schema}; known: {DemonstrationSet.CurrentSchema}.");
        byte[] samples = File.ReadAllBytes(Path.Combine(folder, "samples.bin")), pictures = File.ReadAllBytes(Path.Combine(folder, "pictures.bin"));
        if (samples.Length % set.SampleLength != 0 || pictures.Length % set.PictureLength != 0)
            throw new RoboticsException(ErrorCode.MalformedFile, $"The files in {folder} are cut off: whole are records of {set.SampleLength} and {set.PictureLength} bytes.");
        ImmutableArray<DemonstratedSubgoal> subgoals =
            [.. File.ReadLines(Path.Combine(folder, "subgoals.jsonl")).Select(l => JsonSerializer.Deserialize<DemonstratedSubgoal>(l, RecordJson.Compact)!)];
        return new DemonstrationData(set, subgoals, samples, pictures);
    }

    /// <summary>Number of the try at a subgoal that a sample belongs to.</summary>
    public int SubgoalOf(int sample) => Head(sample)[1];

    /// <summary>The sample's picture record; −1: it has none.</summary>
    public int PictureOf(int sample) => Head(sample)[2];

    /// <summary>Whether what was executed is what the demonstrator wanted.</summary>
    public bool Followed(int sample) => (Head(sample)[3] & 1) != 0;

    public ReadOnlySpan<float> State(int sample) => Numbers(sample)[..Set.StateLength];

    public ReadOnlySpan<float> Action(int sample) => Numbers(sample).Slice(Set.StateLength, Set.Space.Dimension);

    /// <summary>True poses: seven numbers an object, position and orientation (x, y, z, w).</summary>
    public ReadOnlySpan<float> Objects(int sample) => Numbers(sample)[(Set.StateLength + Set.Space.Dimension)..];

    /// <summary>A picture of a picture record: the camera's pose in the world, and the bytes.</summary>
    public (Pose Camera, ReadOnlyMemory<byte> Rgb) Picture(int record, int picture)
    {
        const int PoseLength = 7 * sizeof(float);
        int at = record * Set.PictureLength;
        for (int i = 0; i < picture; i++) at += PoseLength + Set.Pictures[i].Length;
        ReadOnlySpan<float> n = MemoryMarshal.Cast<byte, float>(_pictures.AsSpan(at, PoseLength));
        return (PoseOf(n), _pictures.AsMemory(at + PoseLength, Set.Pictures[picture].Length));
    }

    /// <summary>Seven numbers as a pose.</summary>
    public static Pose PoseOf(ReadOnlySpan<float> n) => new(new Vec3(n[0], n[1], n[2]), new Rotation(n[3], n[4], n[5], n[6]).Normalized());

    private ReadOnlySpan<int> Head(int sample) => MemoryMarshal.Cast<byte, int>(_samples.AsSpan(sample * Set.SampleLength, 4 * sizeof(int)));

    private ReadOnlySpan<float> Numbers(int sample) =>
        MemoryMarshal.Cast<byte, float>(_samples.AsSpan((sample * Set.SampleLength) + (4 * sizeof(int)), Set.Numbers * sizeof(float)));
}
