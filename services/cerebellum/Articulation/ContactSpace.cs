using Robotics.Cerebellum.Motion;

namespace Robotics.Cerebellum.Articulation;

/// <summary>The scene around an articulated part while it is moved: whether the hand keeps clear of it with the joint at any of its positions.</summary>
internal sealed class ContactSpace
{
    /// <summary>How close the hand may come to anything, and, while it moves the part, how deep it may seem to be in what it moves, metres.</summary>
    private const double Margin = 0.0012, Gripped = -0.006, Rolled = -0.015;

    /// <summary>Length of the straight approach, metres, and how far apart it is looked at.</summary>
    private const double ApproachLength = 0.08, ApproachStep = 0.02;

    private readonly Hand _hand;
    private readonly JointTask _task;
    private readonly SceneGraph _scene;
    private readonly ImmutableArray<string> _carried;
    private readonly SortedDictionary<double, (Obstacles Moving, Obstacles Still)> _at = [];

    public ContactSpace(Hand hand, JointTask task, SceneGraph scene)
    {
        (_hand, _task, _scene) = (hand, task, scene);
        _carried = [.. scene.Objects.Where(o => o.Description.Mobility == Mobility.Movable && Lies(o)).Select(o => o.Id)];
    }

    public static Pose Before(Pose X_WT) => X_WT with { Position = X_WT.Position - (X_WT.Rotation.AxisZ * ApproachLength) };

    /// <summary>Everything as it is now.</summary>
    public Obstacles Now => field ??= Obstacles.Of(_scene);

    /// <summary>What does not move with the joint.</summary>
    public Obstacles Rest => At(_task.Position).Still;

    /// <summary>Whether the hand fits where it touches, and on its straight way there.</summary>
    public bool Fits(Contact contact)
    {
        double width = contact.Kind == ContactKind.Push ? 0 : _hand.Gripper.MaxWidth;
        for (double back = 0; back <= ApproachLength; back += ApproachStep)
        {
            Pose pose = contact.Tcp with { Position = contact.Tcp.Position - (contact.Tcp.Rotation.AxisZ * back) };
            if (Now.Hit(_hand.At(pose, width), Margin)) return false;
        }

        return true;
    }

    /// <summary>Whether the hand keeps clear while the joint goes to the position.</summary>
    public bool Clear(Contact contact, double position)
    {
        (Obstacles moving, Obstacles rest) = At(position);
        ImmutableArray<PlacedShape> shapes = _hand.At(contact.TcpAt(_task, position), contact.Width);
        return !rest.Hit(shapes, Margin) && !moving.Hit(shapes, contact.Turns < 1 ? Rolled : contact.Kind == ContactKind.Grip ? Gripped : Margin);
    }

    private (Obstacles Moving, Obstacles Still) At(double position)
    {
        if (_at.TryGetValue(position, out (Obstacles, Obstacles) known)) return known;
        Pose motion = _task.MotionTo(position);
        SceneObject owner = _task.At(position).Owner;
        List<Obstacle> moving = [], rest = [];
        foreach (ConvexPart part in owner.Description.Parts)
            (_task.Carries(part) ? moving : rest).Add(Obstacle.Of(owner.Id, new(part.Shape, owner.PartPose(part))));
        foreach (Obstacle o in Now.Items)
        {
            if (o.ObjectId == owner.Id) continue;
            if (_carried.Contains(o.ObjectId)) moving.Add(Obstacle.Of(o.ObjectId, o.Placed with { Pose = motion * o.Placed.Pose }));
            else rest.Add(o);
        }

        (Obstacles, Obstacles) made = (new([.. moving]), new([.. rest]));
        _at.Add(position, made);
        return made;
    }

    /// <summary>Whether the object lies in something that the joint carries, and so goes along.</summary>
    private bool Lies(SceneObject o)
    {
        Vec3 middle = o.Bounds().Centre;
        foreach (RegionDescription region in _task.Owner.Description.Regions)
        {
            if (region.Articulation != _task.Index) continue;
            Vec3 inRegion = _task.Owner.RegionPose(region).Inverse() * middle;
            if (Box.Around(Vec3.Zero, region.HalfExtents).Grown(0.02).Contains(inRegion)) return true;
        }

        return false;
    }
}
