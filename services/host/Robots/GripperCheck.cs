using Robotics.Host.Deployment;

namespace Robotics.Host.Robots;

/// <summary>Whether the fingers of the model open as far as the description says, along y of the TCP, and meet when closed.</summary>
internal static class GripperCheck
{
    private const double Tolerance = 0.003;

    public static Finding Look(BodyDescription body, IRobotModel model)
    {
        double[] home = [.. body.HomePositions];
        Pose X_TB = model.Forward(home, []).Inverse();
        PlacedShape[] open = new PlacedShape[model.Relations.OfHand.Length], closed = new PlacedShape[open.Length];
        model.Shapes(home, body.Gripper.MaxWidth, open);
        model.Shapes(home, 0, closed);
        List<int> left = [], right = [];
        for (int i = 0; i < open.Length; i++)
        {
            double moved = (X_TB.Rotation * (open[i].Pose.Position - closed[i].Pose.Position)).Y;
            if (Math.Abs(moved) < 1e-6) continue;
            (moved > 0 ? left : right).Add(i);
        }

        if (left.Count == 0 || right.Count == 0)
            return new("gripper", $"{left.Count} and {right.Count} shapes move to the two sides of the TCP's y axis when it opens; allowed: some on each", "");
        double wide = Gap(open, left, right), narrow = Gap(closed, left, right);
        if (Math.Abs(wide - body.Gripper.MaxWidth) > Tolerance)
            return new("gripper", FormattableString.Invariant($"the pads are {wide:F4} m apart when open; allowed: maxWidth, {body.Gripper.MaxWidth}"), "");
        return Math.Abs(narrow) > Tolerance
            ? new("gripper", FormattableString.Invariant($"the pads are {narrow:F4} m apart when closed; allowed: 0"), "")
            : new("gripper", null, FormattableString.Invariant($"opens to {wide:F4} m"));
    }

    private static double Gap(PlacedShape[] shapes, List<int> left, List<int> right) =>
        left.SelectMany(a => right.Select(b => ConvexDistance.Between(shapes[a], shapes[b]).Distance)).Min();
}
