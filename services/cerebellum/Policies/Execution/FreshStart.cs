namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>
/// How a try at what has just failed begins: the hand opens (unless it is to place what it holds), rises and moves a little aside, so that the policy sees
/// something else than what it did not get on from; and turns, where the arm has wound itself up. It feels and does not see. OSC pose deltas only.
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
    /// <param name="turn">How far the hand is to be turned about its own axis, radians.</param>
    /// <param name="random">Where aside.</param>
    public FreshStart(SkillVerb verb, Pose start, double turn, RandomStream random)
    {
        (_opens, _turns) = (verb != SkillVerb.Place, turn != 0);
        Vec3 aside = new(random.NextBetween(-Aside, Aside), random.NextBetween(-Aside, Aside), Rise);
        _goal = new Pose(start.Position + aside, start.Rotation * Rotation.FromYaw(turn));
    }

    /// <summary>
    /// How far to turn the hand: a quarter where a joint is so near to an end of its range that the arm can neither go on nor come away without turning back, away from
    /// that end as far as the last joint turns the hand; the other way at every second failure, in case another joint is the one. 0 where none is.
    /// </summary>
    /// <param name="joints">Of the arm, in order.</param>
    /// <param name="now">Where they are.</param>
    /// <param name="failures">How often it has failed in a row, 1 or more.</param>
    public static double Unwinding(ImmutableArray<JointDescription> joints, Observation now, int failures)
    {
        const double End = 0.1;
        for (int i = Math.Min(joints.Length, now.JointPositions.Length) - 1; i >= 0; i--)
        {
            bool low = now.JointPositions[i] < joints[i].MinPosition + End, high = now.JointPositions[i] > joints[i].MaxPosition - End;
            if (low || high) return Math.PI / 2 * (low == (failures % 2 == 1) ? 1 : -1);
        }

        return 0;
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
