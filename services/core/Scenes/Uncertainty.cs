namespace Robotics.Core.Scenes;

/// <summary>Standard deviations, in metres, of what predicates measure; errors of different objects are independent.</summary>
internal static class Uncertainty
{
    /// <summary>Of the offset between two origins.</summary>
    public static double OfOffset(SceneObject a, SceneObject? b) =>
        Combined(a.Uncertainty.Position, b?.Uncertainty.Position ?? 0);

    /// <summary>Of the gap between two surfaces: errors of orientation move them too.</summary>
    public static double OfGap(SceneObject a, SceneObject b, SceneGeometry geometry)
    {
        if (a.Uncertainty == PoseUncertainty.Exact && b.Uncertainty == PoseUncertainty.Exact) return 0;
        return Combined(OfSurface(a, geometry), OfSurface(b, geometry));
    }

    private static double OfSurface(SceneObject placed, SceneGeometry geometry) =>
        Combined(placed.Uncertainty.Position, placed.Uncertainty.Orientation * geometry[placed].Radius);

    private static double Combined(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
