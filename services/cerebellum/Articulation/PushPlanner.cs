using Robotics.Cerebellum.Grasping;
using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Articulation;

/// <summary>Finds where the closed fingers, from above, can push an articulated part in the direction in which it has to move.</summary>
internal sealed class PushPlanner(Hand hand, Reach reach)
{
    private const double Gap = 0.006;
    private const double Margin = 0.002;
    private const double Step = 0.012;
    private const double Below = 0.02;

    /// <summary>X_WT just before the face; null when nothing can be pushed.</summary>
    public Pose? Plan(SceneGraph scene, JointTask task)
    {
        ImmutableArray<PlacedShape> moving =
            [.. task.Owner.Description.Parts.Where(task.Carries).Select(p => new PlacedShape(p.Shape, task.Owner.PartPose(p)))];
        if (moving.IsEmpty) return null;
        Obstacles obstacles = Obstacles.Of(scene);
        (Pose Pose, double Cost)? best = null;
        Vec3 centre = CentreOfMass.Of(moving);
        foreach (PlacedShape part in moving)
        {
            Vec3 direction = task.MotionOf(part.Pose.Position).Direction;
            if (Math.Abs(direction.Z) > 0.5 || direction.Norm < 0.5) continue;
            foreach (Pose pose in Poses(moving, part, direction.WithZ(0).Normalized(), scene.Robot.TcpInWorld.Rotation))
            {
                double cost = (pose.Position - centre).WithZ(0).Norm - (task.Articulation.Kind == ArticulationKind.Hinge ? 3 * task.MotionOf(pose.Position).Lever : 0)
                    + (0.05 * pose.Rotation.AngleTo(scene.Robot.TcpInWorld.Rotation));
                if (best is not null && cost >= best.Value.Cost) continue;
                if (Free(obstacles, pose) && reach.Can(pose)) best = (pose, cost);
            }
        }

        return best?.Pose;
    }

    private bool Free(Obstacles obstacles, Pose pose)
    {
        for (double up = 0; up <= GraspPlanner.ApproachLength; up += 0.02)
        {
            if (obstacles.Hit(hand.At(pose with { Position = pose.Position + (Vec3.UnitZ * up) }, 0), Margin)) return false;
        }

        return true;
    }

    /// <summary>Hand poses whose fingers stand before the faces of the part that look against the direction.</summary>
    private IEnumerable<Pose> Poses(ImmutableArray<PlacedShape> moving, PlacedShape part, Vec3 direction, Rotation handNow)
    {
        Vec3 across = Vec3.UnitZ.Cross(direction);
        Rotation R_WG = Rotation.FromColumns(direction.Cross(-Vec3.UnitZ), direction, -Vec3.UnitZ);
        ClosingSlices slices = new([part], R_WG);
        ClosingSlices all = new(moving, R_WG);
        List<Slab> slabs = [];
        for (double z = slices.Bounds.Min.Z + 0.004; z <= Math.Min(slices.Bounds.Max.Z, slices.Bounds.Min.Z + (2 * Below)); z += Step)
        {
            for (double x = slices.Bounds.Min.X + 0.004; x < slices.Bounds.Max.X; x += Step)
            {
                slices.At(x, z, slabs);
                if (slabs.Count == 0) continue;
                double face = slabs[0].Low;
                foreach (bool along in new[] { true, false })
                {
                    Vec3 closing = along ? direction : across;
                    Rotation axes = Rotation.FromColumns(closing.Cross(-Vec3.UnitZ), closing, -Vec3.UnitZ);
                    Rotation turned = axes * Rotation.FromYaw(Math.PI);
                    double half = along ? hand.Gripper.FingerThickness : hand.Gripper.PadWidth / 2;
                    Pose contact = new(R_WG * new Vec3(x, face - half - Gap, z), axes.AngleTo(handNow) <= turned.AngleTo(handNow) ? axes : turned);
                    if (all.Bounds.Contains(new(x, face, z))) yield return contact;
                }
            }
        }
    }
}
