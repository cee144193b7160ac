namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>
/// How a try at what has just failed begins: the hand opens (unless it is to place what it holds), rises and moves a little aside, so that the policy sees
/// something else than what it did not get on from; and turns back, where the arm has wound itself up. It feels and does not see. OSC pose deltas only.
/// </summary>
internal sealed class FreshStart
{
    private const double Rise = 0.08, Aside = 0.04, Gain = 1.5, Near = 0.015, Turned = 0.15;
    private const int Opening = 6, Most = 26, MostTurning = 60;

    private readonly bool _opens;
    private readonly Pose _goal;
    private readonly bool _turns;

    /// <param name="verb">What is tried again.</param>
    /// <param name="start">X_WT where it begins.</param>
    /// <param name="back">How the hand is to be turned, R_WT; null: as it is.</param>
    /// <param name="random">Where aside.</param>
    public FreshStart(SkillVerb verb, Pose start, Rotation? back, RandomStream random)
    {
        (_opens, _turns) = (verb != SkillVerb.Place, back is not null);
        Vec3 aside = new(random.NextBetween(-Aside, Aside), random.NextBetween(-Aside, Aside), Rise);
        _goal = new Pose(start.Position + aside, back ?? start.Rotation);
    }

    /// <summary>Whether a joint is so near to an end of its range that the arm may not be able to go on, nor to come away without turning back.</summary>
    public static bool IsWoundUp(ImmutableArray<JointDescription> joints, Observation now)
    {
        const double End = 0.1;
        for (int i = 0; i < Math.Min(joints.Length, now.JointPositions.Length); i++)
        {
            if (now.JointPositions[i] < joints[i].MinPosition + End || now.JointPositions[i] > joints[i].MaxPosition - End) return true;
        }

        return false;
    }

    /// <summary>The command of a step of it; false when it has ended.</summary>
    /// <param name="space">OSC pose delta.</param>
    /// <param name="step">Steps of the try so far.</param>
    /// <param name="gripper">The gripper's last command.</param>
    /// <param name="now">What the body senses.</param>
    /// <param name="command">Room for the command.</param>
    public bool Next(ActionSpace space, int step, double gripper, Observation now, Span<double> command)
    {
        command.Clear();
        command[^1] = _opens ? -1 : gripper;
        if (_opens && step < Opening) return true;
        Pose X_WT = now.TcpInWorld;
        Vec3 left = _goal.Position - X_WT.Position, turn = _turns ? (_goal.Rotation * X_WT.Rotation.Inverse()).ToRotationVector() : Vec3.Zero;
        ReadOnlySpan<double> numbers = [left.X, left.Y, left.Z, turn.X, turn.Y, turn.Z];
        for (int i = 0; i < numbers.Length; i++) command[i] = Math.Clamp(Gain * numbers[i] / space.Scale[i], -1, 1);
        return (left.Norm > Near || turn.Norm > Turned) && step < (_turns ? MostTurning : Most);
    }
}
