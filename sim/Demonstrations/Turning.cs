namespace Robotics.Sim.Demonstrations;

/// <summary>
/// Turns a sample about the vertical through a round thing until that thing's own heading is 0. The demonstrator's grasps of it and its places in it follow the thing's
/// axes, which nobody can see: left as they are, they would teach the mean of all of them, the middle, where something may lie already. On a level table a turned
/// demonstration is one too.
/// </summary>
/// <param name="Centre">About where, world frame, metres.</param>
/// <param name="Angle">By how much, counterclockwise from above, radians.</param>
public readonly record struct Turning(Vec3 Centre, double Angle)
{
    /// <summary>About what a sample is to be turned; null when its demonstrator followed nothing round.</summary>
    /// <param name="set">With the true poses.</param>
    /// <param name="sample">Which.</param>
    /// <param name="rounds">Names of the round things.</param>
    public static Turning? Of(DemonstrationData set, int sample, ImmutableArray<string> rounds)
    {
        DemonstratedSubgoal about = set.Subgoals[set.SubgoalOf(sample)];
        string? round = about.Verb == SkillVerb.Place ? about.Target : about.Object;
        if (round is null || !rounds.Contains(round)) return null;
        if (about.Verb == SkillVerb.Place && about.Relation is not (PredicateKind.In or PredicateKind.On)) return null;
        int number = set.Set.Objects.IndexOf(round);
        if (number < 0) return null;
        Pose pose = DemonstrationData.PoseOf(set.Objects(sample).Slice(7 * number, 7));
        return new Turning(pose.Position, -Math.Atan2(pose.Rotation.AxisX.Y, pose.Rotation.AxisX.X));
    }

    /// <summary>Positions of objects, three numbers each, in place.</summary>
    public void Positions(Span<float> numbers)
    {
        for (int at = 0; at < numbers.Length; at += 3) Place(numbers.Slice(at, 2));
    }

    /// <summary>Cosines and sines of four times a heading, in place.</summary>
    public void Headings(Span<float> numbers)
    {
        for (int at = 0; at < numbers.Length; at += 2) Turn(numbers.Slice(at, 2), 4 * Angle);
    }

    /// <summary>The arm's own senses, in place: <c>tcp_position</c> and <c>tcp_rotation</c>, that is where the hand is and two of its axes, and whatever else.</summary>
    public void State(Span<float> state)
    {
        Place(state[..2]);
        Turn(state.Slice(3, 2), Angle);
        Turn(state.Slice(6, 2), Angle);
    }

    /// <summary>Actions one after the other, in place: a way and a turn in the world's axes, three numbers each, and the gripper.</summary>
    public void Actions(Span<float> rows)
    {
        const int Dimension = 7;
        for (int at = 0; at < rows.Length; at += Dimension)
        {
            Turn(rows.Slice(at, 2), Angle);
            Turn(rows.Slice(at + 3, 2), Angle);
        }
    }

    private void Place(Span<float> xy)
    {
        (xy[0], xy[1]) = ((float)(xy[0] - Centre.X), (float)(xy[1] - Centre.Y));
        Turn(xy, Angle);
        (xy[0], xy[1]) = ((float)(xy[0] + Centre.X), (float)(xy[1] + Centre.Y));
    }

    private static void Turn(Span<float> xy, double angle)
    {
        (double c, double s) = (Math.Cos(angle), Math.Sin(angle));
        (xy[0], xy[1]) = ((float)((c * xy[0]) - (s * xy[1])), (float)((s * xy[0]) + (c * xy[1])));
    }
}
