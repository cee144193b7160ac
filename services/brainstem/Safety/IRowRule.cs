namespace Robotics.Brainstem.Safety;

/// <summary>Clips the numbers of one row. No allocation.</summary>
internal interface IRowRule : ISafetyRule
{
    /// <summary>Changes <paramref name="row"/> in place; true when it did.</summary>
    bool Clip(ActionSpace space, Span<double> row);
}
