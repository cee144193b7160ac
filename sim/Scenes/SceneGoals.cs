namespace Robotics.Sim.Scenes;

/// <summary>Goals over a simulation's truth. None holds while the robot touches what was to be put somewhere.</summary>
public static class SceneGoals
{
    /// <summary>Centres closer than this sideways are on one another, metres.</summary>
    private const double Stacked = 0.03;

    /// <summary>Centres further apart than this are not beside each other, metres.</summary>
    private const double Beside = 0.25;

    /// <summary>Centres further apart than this are not to the left, right, front or back of each other, metres: words of direction reach further than "next to".</summary>
    private const double Side = 0.4;

    public static Predicate<SceneTruth> All(params Predicate<SceneTruth>[] goals) => truth =>
    {
        foreach (Predicate<SceneTruth> goal in goals)
        {
            if (!goal(truth)) return false;
        }

        return true;
    };

    /// <summary>The body's origin is within an upright cylinder of the container: so wide, and so high above the container's origin.</summary>
    public static Predicate<SceneTruth> In(string body, string container, double radius, double height) => truth =>
    {
        Vec3 offset = truth.PoseOf(container).Inverse() * truth.PositionOf(body);
        return offset.HorizontalNorm < radius && offset.Z > 0 && offset.Z < height && !truth.TouchedByRobot(body);
    };

    /// <summary>The body rests on the support and is no further than <paramref name="within"/> metres sideways from its middle.</summary>
    public static Predicate<SceneTruth> On(string body, string support, double within = Stacked) => truth =>
    {
        Vec3 offset = truth.PositionOf(body) - truth.PositionOf(support);
        return offset.Z > 0 && offset.HorizontalNorm < within && truth.Touch(body, support) && !truth.TouchedByRobot(body);
    };

    /// <summary>Both rest on the same support, side by side.</summary>
    public static Predicate<SceneTruth> NextTo(string body, string other, string support) => Apart(body, other, support, Beside);

    /// <summary>Both rest on the same support, with the body on the side of the other that <paramref name="direction"/> (horizontal, world) points to.</summary>
    public static Predicate<SceneTruth> Beyond(string body, string other, string support, Vec3 direction)
    {
        Predicate<SceneTruth> near = Apart(body, other, support, Side);
        return truth =>
        {
            Vec3 offset = (truth.PositionOf(body) - truth.PositionOf(other)).WithZ(0);
            return near(truth) && offset.Dot(direction) > offset.Norm * Math.Cos(Math.PI / 4);
        };
    }

    private static Predicate<SceneTruth> Apart(string body, string other, string support, double most) => truth =>
        (truth.PositionOf(body) - truth.PositionOf(other)).HorizontalNorm < most
        && truth.Touch(body, support) && truth.Touch(other, support) && !truth.TouchedByRobot(body);
}
