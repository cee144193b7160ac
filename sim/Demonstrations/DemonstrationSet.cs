namespace Robotics.Sim.Demonstrations;

/// <summary>What a set of demonstrations is: <c>dataset.json</c> in its folder, beside <c>samples.bin</c>, <c>pictures.bin</c> and <c>subgoals.jsonl</c>.</summary>
/// <remarks>
/// A sample is one control step, little-endian: step of the subgoal (int32), subgoal (int32, a line of subgoals.jsonl), picture (int32, −1: none), flags
/// (int32; 1: what was executed is what the demonstrator wanted), then float32: the state, the demonstrator's action, and seven numbers an object: its
/// true position and orientation (x, y, z, w). A picture record is the camera's pose in the world (seven float32) and the bytes, for each picture in order.
/// </remarks>
public sealed record DemonstrationSet
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public required string Scene { get; init; }

    /// <summary>Names of <see cref="StateComponent"/>s, in order.</summary>
    public required ImmutableArray<string> State { get; init; }

    public required int StateLength { get; init; }

    public required ImmutableArray<PolicyPicture> Pictures { get; init; }

    public required ActionSpace Space { get; init; }

    /// <summary>The movable objects by their first names, in ordinal order: the columns of the true poses.</summary>
    public required ImmutableArray<string> Objects { get; init; }

    /// <summary>Focal length of each picture's capture, in captured pixels.</summary>
    public required ImmutableArray<double> FocalLengths { get; init; }

    /// <summary>float32 numbers of a sample.</summary>
    public int Numbers => StateLength + Space.Dimension + (7 * Objects.Length);

    /// <summary>Bytes of a sample.</summary>
    public int SampleLength => (4 * sizeof(int)) + (Numbers * sizeof(float));

    /// <summary>Bytes of a picture record.</summary>
    public int PictureLength => Pictures.Sum(p => (7 * sizeof(float)) + p.Length);
}
