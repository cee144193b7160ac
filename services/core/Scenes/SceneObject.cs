namespace Robotics.Core.Scenes;

/// <summary>An object as perceived at one step. Immutable; the description is shared between steps.</summary>
public sealed record SceneObject
{
    public required ObjectDescription Description { get; init; }

    /// <summary>X_WO.</summary>
    public required Pose Pose { get; init; }

    /// <summary>Position of each articulation, m or rad, in the description's order.</summary>
    public ImmutableArray<double> ArticulationPositions { get; init; } = [];

    public PoseUncertainty Uncertainty { get; init; } = PoseUncertainty.Exact;

    /// <summary>Name of the robot whose gripper holds it; null when nothing does.</summary>
    public string? HeldBy { get; init; }

    /// <summary>When the measurement behind the pose was made (body time).</summary>
    public required TimeSpan LastSeen { get; init; }

    /// <summary>Belief that the object is there, [0, 1].</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Where the pose comes from: "simulator", "marker", "detector" …</summary>
    public required string Source { get; init; }

    public string Id => Description.Id;

    /// <summary>X_WP of one of the object's parts.</summary>
    public Pose PartPose(ConvexPart part) => Carried(part.Articulation) * part.PoseInObject;

    /// <summary>X_WR of one of the object's regions.</summary>
    public Pose RegionPose(RegionDescription region) => Carried(region.Articulation) * region.Pose;

    /// <summary>The smallest axis-aligned box around all parts, world frame. An object without parts is a point.</summary>
    public Box Bounds()
    {
        if (Description.Parts.IsEmpty) return new(Pose.Position, Pose.Position);
        Box bounds = Box.Empty;
        foreach (ConvexPart part in Description.Parts) bounds = bounds.Join(part.Shape.BoundsAt(PartPose(part)));
        return bounds;
    }

    /// <summary>X_WO times the articulation's motion: the frame that its parts are fixed in.</summary>
    public Pose Carried(int? articulation) =>
        articulation is int index ? Pose * Description.Articulations[index].MotionAt(ArticulationPositions[index]) : Pose;
}
