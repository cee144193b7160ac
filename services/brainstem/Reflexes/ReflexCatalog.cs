namespace Robotics.Brainstem.Reflexes;

/// <summary>Which reflexes a body has. A body whose results must be its environment's own has none.</summary>
internal static class ReflexCatalog
{
    public static ImmutableArray<IReflex> For(BodyDescription body, SafetyLimits limits, SensorBoard board)
    {
        if (body.CommandType == CommandType.OscPoseAction) return [];
        var reflexes = ImmutableArray.CreateBuilder<IReflex>();
        reflexes.Add(new JointLimitReflex(limits.Joints, limits.JointTolerance));
        if (limits.MaxContactForce is { } force && body.CommandType == CommandType.JointTorque)
            reflexes.Add(new ContactForceReflex(force, body.ServoPeriod));
        reflexes.AddRange(limits.Cell.Reflexes.Where(r => r.Action != ReflexAction.SlowDown).Select(r => new ScalarReflex(r, board)));
        return reflexes.ToImmutable();
    }
}
