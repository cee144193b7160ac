using System.Diagnostics;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Placement;

/// <summary>Finds a place for what is held together with a way there that the whole arm can follow.</summary>
/// <param name="arm">How the arm follows the hand; null when that is not known.</param>
/// <param name="reach">What the arm can reach from where it is.</param>
/// <param name="workspace">Where the TCP may go, world frame.</param>
internal sealed class CarryPlanner(ArmSweep? arm, Reach reach, Box workspace)
{
    private const double PathMargin = 0.012;
    private const int MostReleases = 10, MostSearches = 2;

    /// <summary>Ways of putting it down that have been tried in vain.</summary>
    public ImmutableArray<ReleaseChoice> Failed { get; init; } = [];

    /// <summary>The best plan, or why there is none (NoPath, Unreachable, NotSeen).</summary>
    /// <param name="scene">With the object in the hand.</param>
    /// <param name="held">The object.</param>
    /// <param name="upright">See <see cref="SpotFinder.For"/>.</param>
    /// <param name="wanted">The relation that shall hold.</param>
    /// <param name="mover">The hand with the object.</param>
    public (CarryPlan? Plan, Cause Cause) Plan(SceneGraph scene, SceneObject held, Rotation upright, Predicate wanted, Mover mover)
    {
        using Activity? planning = MotionPlanning.Begin();
        if (SpotFinder.For(scene, held, upright, wanted) is not { } finder) return (null, Cause.NotSeen);
        PlacementPlanner placement = new(reach);
        Obstacles obstacles = Obstacles.Around(scene, held);
        PathPlanner paths = new(mover, obstacles, workspace, PathMargin);
        Pose start = scene.Robot.TcpInWorld, X_OT = held.Pose.Inverse() * start;
        CarryPlan? unswept = null;
        List<ReleasePlan> blocked = [];
        foreach (ReleasePlan release in placement.Ranked(finder, X_OT, mover).Where(r => !Failed.Any(r.Choice.IsSameAs)).Take(MostReleases))
        {
            if (paths.Direct(start, release.Before * X_OT) is not { } way) blocked.Add(release);
            else if (Followed(way, release) is { } plan) return (plan, Cause.None);
        }

        foreach (ReleasePlan release in blocked.Take(MostSearches))
        {
            if (paths.Plan(start, release.Before * X_OT) is { } way && Followed(way, release) is { } plan) return (plan, Cause.None);
        }

        // What is foreseen of the arm is an estimate: the best way for the hand is better than giving up.
        return unswept is not null ? (unswept, Cause.None) : (null, blocked.Count > 0 ? Cause.NoPath : placement.Failure);

        CarryPlan? Followed(ImmutableArray<Pose> way, ReleasePlan release)
        {
            ImmutableArray<Pose> whole = [.. way, release.Release * X_OT];
            CarryPlan plan = new(new TcpPath(whole), release, true);
            if (arm is null || arm.Follow(scene.Robot.JointPositions, whole, obstacles) is not null) return plan;
            unswept ??= plan with { Foreseen = false };
            return null;
        }
    }
}
