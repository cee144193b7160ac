namespace Robotics.Cerebellum.Motion;

/// <summary>What the arm can reach: by its model's inverse kinematics when there is one, else by the workspace alone.</summary>
/// <param name="body">The body.</param>
/// <param name="model">The arm's model; null when there is none.</param>
/// <param name="jointPositions">Where the arm is, rad: the seed.</param>
internal sealed class Reach(BodyDescription body, IRobotModel? model, ImmutableArray<double> jointPositions)
{
    private readonly Pose _worldInBase = body.BaseInWorld.Inverse();

    /// <summary>What it costs to work at a point that is nearer to the base or further from it than an arm likes; 0 in between.</summary>
    public double Strain(Vec3 point)
    {
        const double Near = 0.42, Far = 0.72, Price = 3;
        double r = (point - body.BaseInWorld.Position).HorizontalNorm;
        return Price * (Math.Max(0, Near - r) + Math.Max(0, r - Far));
    }

    /// <summary>How far the joint that is nearest to one of its limits is from it, rad; infinite for an arm that does not tell its joints.</summary>
    public double LimitDistance(ImmutableArray<double> joints)
    {
        double least = double.PositiveInfinity;
        for (int j = 0; j < Math.Min(joints.Length, body.Joints.Length); j++)
            least = Math.Min(least, Math.Min(joints[j] - body.Joints[j].MinPosition, body.Joints[j].MaxPosition - joints[j]));
        return least;
    }

    public bool Can(Pose X_WT)
    {
        if (!body.Workspace.Contains(X_WT.Position)) return false;
        if (model is null) return true;
        double[] q = [.. jointPositions];
        return model.Inverse(_worldInBase * X_WT, q);
    }
}
