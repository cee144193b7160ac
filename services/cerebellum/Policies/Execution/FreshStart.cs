namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>
/// How a try at what has just failed begins: the hand opens (unless it is to place what it holds), rises, turns back to how it was when all began, and moves a little
/// aside, or after further failures to near where all began: so that the policy sees something else than what it did not get on from, and an arm that has wound
/// itself up to the end of a joint can move again. It feels and does not see. OSC pose deltas only.
/// </summary>
internal sealed class FreshStart
{
    private const double Rise = 0.08, Aside = 0.04, Gain = 1.5, Near = 0.015, Turned = 0.15;
    private const int Opening = 6, MostAside = 26, MostBack = 60;

    private readonly bool _opens;
    private readonly Pose _goal;
    private readonly double _free;
    private readonly int _most;

    /// <param name="verb">What is tried again.</param>
    /// <param name="failures">How often it has failed in a row, 1 or more.</param>
    /// <param name="start">X_WT where it begins.</param>
    /// <param name="home">X_WT where all began.</param>
    /// <param name="random">Where aside.</param>
    public FreshStart(SkillVerb verb, int failures, Pose start, Pose home, RandomStream random)
    {
        bool back = failures > 1;
        Vec3 aside = new(random.NextBetween(-Aside, Aside), random.NextBetween(-Aside, Aside), back ? 0 : Rise);
        (_opens, _most) = (verb != SkillVerb.Place, back ? MostBack : MostAside);
        _goal = new Pose((back ? home : start).Position + aside, home.Rotation);
        _free = Math.Min(start.Position.Z + (Rise / 2), _goal.Position.Z - Near);
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
        Vec3 left = _goal.Position - X_WT.Position;
        if (X_WT.Position.Z < _free) left = new(0, 0, left.Z);
        Vec3 turn = (_goal.Rotation * X_WT.Rotation.Inverse()).ToRotationVector();
        ReadOnlySpan<double> numbers = [left.X, left.Y, left.Z, turn.X, turn.Y, turn.Z];
        for (int i = 0; i < numbers.Length; i++) command[i] = Math.Clamp(Gain * numbers[i] / space.Scale[i], -1, 1);
        return (left.Norm > Near || turn.Norm > Turned) && step < _most;
    }
}
