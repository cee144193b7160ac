namespace Robotics.Cerebellum.Policies.Files;

/// <summary>How numbers were brought near −1 … 1 for training, with the statistics of the training set.</summary>
public sealed record Normalization
{
    public static Normalization None { get; } = new();

    public NormalizationMode Mode { get; init; }

    /// <summary>MeanDeviation: the means. Quantiles: the 1 % quantiles. MinMax: the least values.</summary>
    public ImmutableArray<double> Low { get; init; } = [];

    /// <summary>MeanDeviation: the standard deviations. Quantiles: the 99 % quantiles. MinMax: the largest values.</summary>
    public ImmutableArray<double> High { get; init; } = [];

    /// <summary>Which numbers are meant; empty for all. A gripper's is often left as it is.</summary>
    public ImmutableArray<bool> Mask { get; init; } = [];

    /// <exception cref="RoboticsException">InvalidArgument: statistics are missing, or of another length than what they are for.</exception>
    public void Check(string what, int length)
    {
        if (Mode == NormalizationMode.None) return;
        foreach ((string name, int count) in new[] { ("low", Low.Length), ("high", High.Length) })
        {
            if (count != length) throw RoboticsException.Invalid($"The number of statistics '{name}' of {what} (mode {Mode})", count, FormattableString.Invariant($"{length}"));
        }

        if (!Mask.IsEmpty && Mask.Length != length) throw RoboticsException.Invalid($"The length of the mask of {what}", Mask.Length, FormattableString.Invariant($"{length} or none"));
        for (int i = 0; i < length; i++)
        {
            bool wide = Mode == NormalizationMode.MeanDeviation ? High[i] > 0 : High[i] > Low[i];
            if (IsMeant(i) && (!wide || !double.IsFinite(Low[i]) || !double.IsFinite(High[i])))
                throw RoboticsException.Invalid($"Number {i} of the statistics of {what} (mode {Mode})", $"{Low[i]}, {High[i]}", "finite, and a range wider than zero");
        }
    }

    /// <summary>In place; rows of the statistics' length one after the other.</summary>
    public void Apply(Span<float> values)
    {
        for (int i = 0; Mode != NormalizationMode.None && i < values.Length; i++)
        {
            int k = i % Low.Length;
            if (!IsMeant(k)) continue;
            values[i] = (float)(Mode == NormalizationMode.MeanDeviation
                ? (values[i] - Low[k]) / High[k]
                : (2 * (values[i] - Low[k]) / (High[k] - Low[k])) - 1);
        }
    }

    /// <summary>The way back, in place.</summary>
    public void Undo(Span<double> values)
    {
        for (int i = 0; Mode != NormalizationMode.None && i < values.Length; i++)
        {
            int k = i % Low.Length;
            if (!IsMeant(k)) continue;
            values[i] = Mode == NormalizationMode.MeanDeviation
                ? (values[i] * High[k]) + Low[k]
                : ((values[i] + 1) / 2 * (High[k] - Low[k])) + Low[k];
        }
    }

    private bool IsMeant(int number) => Mask.IsEmpty || Mask[number];
}
