namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>
/// How a try at what has just failed begins: the hand opens (unless it is to place what it holds), rises and moves a little aside, so that the policy sees
/// something else than what it did not get on from. It feels and does not see. OSC pose deltas only.
/// </summary>
/// <param name="verb">What is tried again.</param>
/// <param name="start">X_WT where it begins.</param>
/// <param name="random">Where aside.</param>
internal sealed class FreshStart(SkillVerb verb, Pose start, RandomStream random)
{
    private const double Rise = 0.08, Aside = 0.04, Gain = 1.5, Near = 0.015;
    private const int Opening = 6, Most = 26;

    private readonly Vec3 _goal = start.Position + new Vec3(random.NextBetween(-Aside, Aside), random.NextBetween(-Aside, Aside), Rise);

    /// <summary>The command of a step of it; false when it has ended.</summary>
    /// <param name="space">OSC pose delta.</param>
    /// <param name="step">Steps of the try so far.</param>
    /// <param name="gripper">The gripper's last command.</param>
    /// <param name="now">What the body senses.</param>
    /// <param name="command">Room for the command.</param>
    public bool Next(ActionSpace space, int step, double gripper, Observation now, Span<double> command)
    {
        command.Clear();
        bool opens = verb != SkillVerb.Place;
        command[^1] = opens ? -1 : gripper;
        if (opens && step < Opening) return true;
        Vec3 left = _goal - now.TcpInWorld.Position;
        (command[0], command[1], command[2]) = (Part(left.X, space.Scale[0]), Part(left.Y, space.Scale[1]), Part(left.Z, space.Scale[2]));
        return left.Norm > Near && step < Most;
    }

    private static double Part(double left, double scale) => Math.Clamp(Gain * left / scale, -1, 1);
}
