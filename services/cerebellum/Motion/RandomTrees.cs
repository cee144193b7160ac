namespace Robotics.Cerebellum.Motion;

/// <summary>RRT-Connect (Kuffner and LaValle 2000) over TCP positions and the share of the turn that is done. Seeded, and bounded by a count.</summary>
internal sealed class RandomTrees(Func<Pose, Pose, bool> legFree, Func<Pose, bool> free, Box workspace)
{
    private const int MaxSamples = 400;
    private const double Stride = 0.08;

    /// <summary>How far outside the box around both ends the samples go, metres.</summary>
    private const double Around = 0.3;

    private readonly record struct Node(Vec3 Position, double Turn, int Parent);

    private Rotation _from = Rotation.Identity;
    private Rotation _to = Rotation.Identity;

    /// <summary>A polyline from start to goal; null when the budget was used up.</summary>
    public ImmutableArray<Pose>? Connect(Pose start, Pose goal)
    {
        (_from, _to) = (start.Rotation, goal.Rotation);
        RandomStream random = new(1, 0, "path");
        List<Node> forward = [new(start.Position, 0, -1)], backward = [new(goal.Position, 1, -1)];
        Box zone = new Box(Vec3.Min(start.Position, goal.Position), Vec3.Max(start.Position, goal.Position)).Grown(Around);
        Box box = new(Vec3.Max(zone.Min, workspace.Min), Vec3.Min(zone.Max, workspace.Max));
        (List<Node> near, List<Node> far) = (forward, backward);
        for (int i = 0; i < MaxSamples; i++)
        {
            Vec3 sample = new(
                random.NextBetween(box.Min.X, box.Max.X), random.NextBetween(box.Min.Y, box.Max.Y), random.NextBetween(box.Min.Z, box.Max.Z));
            if (Extend(near, sample, random.NextDouble()) is { } added && Reach(far, near[added]) is { } met)
                return ReferenceEquals(near, forward) ? Joined(forward, added, backward, met) : Joined(forward, met, backward, added);
            (near, far) = (far, near);
        }

        return null;
    }

    private Pose PoseOf(Node node) => new(node.Position, Rotation.Slerp(_from, _to, node.Turn));

    /// <summary>One stride from the nearest node towards the sample; the new node's index.</summary>
    private int? Extend(List<Node> tree, Vec3 position, double turn)
    {
        int nearest = Nearest(tree, position, turn);
        Node from = tree[nearest];
        double distance = Distance(from, position, turn);
        double share = distance <= Stride ? 1 : Stride / distance;
        Node next = new(Vec3.Lerp(from.Position, position, share), from.Turn + ((turn - from.Turn) * share), nearest);
        Pose pose = PoseOf(next);
        if (!free(pose) || !legFree(PoseOf(from), pose)) return null;
        tree.Add(next);
        return tree.Count - 1;
    }

    /// <summary>Extends the tree towards the node until it is reached (its index in the tree) or something is in the way (null).</summary>
    private int? Reach(List<Node> tree, Node target)
    {
        for (int i = 0; i < 40; i++)
        {
            int? added = Extend(tree, target.Position, target.Turn);
            if (added is not { } index) return null;
            if (Distance(tree[index], target.Position, target.Turn) < 1e-9) return index;
        }

        return null;
    }

    private static int Nearest(List<Node> tree, Vec3 position, double turn)
    {
        int best = 0;
        for (int i = 1; i < tree.Count; i++)
        {
            if (Distance(tree[i], position, turn) < Distance(tree[best], position, turn)) best = i;
        }

        return best;
    }

    private static double Distance(Node node, Vec3 position, double turn) =>
        (node.Position - position).Norm + (0.1 * Math.Abs(node.Turn - turn));

    private ImmutableArray<Pose> Joined(List<Node> forward, int f, List<Node> backward, int b)
    {
        List<Pose> poses = [];
        for (int i = f; i >= 0; i = forward[i].Parent) poses.Add(PoseOf(forward[i]));
        poses.Reverse();
        for (int i = b; i >= 0; i = backward[i].Parent) poses.Add(PoseOf(backward[i]));
        return [.. poses];
    }
}
