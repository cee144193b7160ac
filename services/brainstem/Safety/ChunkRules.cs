using System.Globalization;

namespace Robotics.Brainstem.Safety;

/// <summary>The action space must be one that the body accepts.</summary>
internal sealed class SpaceRule(ImmutableArray<ActionSpace> accepted) : IChunkRule
{
    public string Name => "action_space";

    public string? Refusal(ActionChunk chunk, in ChunkContext now) =>
        accepted.Contains(chunk.Space)
            ? null
            : $"The action space is {Text(chunk.Space)}; allowed: {string.Join(", ", accepted.Select(Text))}.";

    private static string Text(ActionSpace space) => string.Create(
        CultureInfo.InvariantCulture,
        $"{space.Kind}({space.Frame}, {space.TcpSite}, {space.Dimension} numbers, {space.Period.TotalMilliseconds} ms, scale [{string.Join(' ', space.Scale)}])");
}

/// <summary>Whole rows, at least one and not too many.</summary>
internal sealed class LengthRule(int maxHorizon) : IChunkRule
{
    public string Name => "length";

    public string? Refusal(ActionChunk chunk, in ChunkContext now)
    {
        int dimension = chunk.Space.Dimension;
        bool whole = !chunk.Values.IsDefaultOrEmpty && chunk.Values.Length % dimension == 0 && chunk.Values.Length / dimension <= maxHorizon;
        return whole ? null : $"The chunk has {(chunk.Values.IsDefault ? 0 : chunk.Values.Length)} numbers; allowed: 1 to {maxHorizon} rows of {dimension}.";
    }
}

/// <summary>Finite numbers only, and none so large that what is worked out from it is not.</summary>
internal sealed class FiniteRule : IChunkRule
{
    private const double Largest = 1e6;

    public string Name => "finite";

    public string? Refusal(ActionChunk chunk, in ChunkContext now)
    {
        for (int i = 0; i < chunk.Values.Length; i++)
        {
            if (!(Math.Abs(chunk.Values[i]) <= Largest))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Number {i % chunk.Space.Dimension} of row {i / chunk.Space.Dimension} is {chunk.Values[i]}; allowed: finite numbers up to {Largest}.");
            }
        }

        return null;
    }
}

/// <summary>A quaternion must have a direction.</summary>
internal sealed class QuaternionRule : IChunkRule
{
    private const double SmallestNorm = 1e-3;

    public string Name => "quaternion";

    public string? Refusal(ActionChunk chunk, in ChunkContext now)
    {
        if (chunk.Space.Kind != ActionKind.TcpPose || chunk.Space.RotationForm != RotationForm.QuaternionXyzw) return null;
        for (int i = 0; i < chunk.Horizon; i++)
        {
            ReadOnlySpan<double> row = chunk.Row(i);
            double norm = new Rotation(row[3], row[4], row[5], row[6]).Norm;
            if (!(norm > SmallestNorm && double.IsFinite(norm)))
                return string.Create(CultureInfo.InvariantCulture, $"The quaternion of row {i} has norm {norm}; allowed: more than {SmallestNorm}.");
        }

        return null;
    }
}

/// <summary>The chunk must have been made under the lease that it comes with.</summary>
internal sealed class EpochRule : IChunkRule
{
    public string Name => "epoch";

    public string? Refusal(ActionChunk chunk, in ChunkContext now) =>
        chunk.Epoch == now.Lease.Epoch ? null : $"The chunk was made under epoch {chunk.Epoch}; allowed: the lease's, {now.Lease.Epoch}.";
}

/// <summary>Each chunk of an epoch once, in order.</summary>
internal sealed class SequenceRule : IChunkRule
{
    public string Name => "sequence";

    public string? Refusal(ActionChunk chunk, in ChunkContext now) =>
        now.LastSequence is not { } last || chunk.Sequence > last ? null : $"The sequence number is {chunk.Sequence}; allowed: more than {last}.";
}

/// <summary>The first row must be for the control step that comes next.</summary>
internal sealed class FirstStepRule : IChunkRule
{
    public string Name => "first_step";

    public string? Refusal(ActionChunk chunk, in ChunkContext now) =>
        chunk.FirstStep == now.Step ? null : $"The first step is {chunk.FirstStep}; allowed: the body's next step, {now.Step}.";
}

/// <summary>The observation behind a chunk must be recent, and not from the future.</summary>
internal sealed class AgeRule(TimeSpan maxAge) : IChunkRule
{
    public string Name => "age";

    public string? Refusal(ActionChunk chunk, in ChunkContext now)
    {
        TimeSpan age = now.Time - chunk.ComputedFrom;
        return age >= TimeSpan.Zero && age <= maxAge
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The chunk was computed from {chunk.ComputedFrom.TotalSeconds} s, {age.TotalSeconds} s before now; allowed: 0 to {maxAge.TotalSeconds} s.");
    }
}
