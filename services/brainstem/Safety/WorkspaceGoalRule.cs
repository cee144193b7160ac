namespace Robotics.Brainstem.Safety;

/// <summary>The TCP is only sent to places within the workspace.</summary>
internal sealed class WorkspaceGoalRule(Box workspace) : IGoalRule
{
    public string Name => "workspace";

    public bool Clip(ref Pose X_WG)
    {
        Vec3 inside = Vec3.Max(workspace.Min, Vec3.Min(workspace.Max, X_WG.Position));
        if (inside == X_WG.Position) return false;
        X_WG = X_WG with { Position = inside };
        return true;
    }
}
