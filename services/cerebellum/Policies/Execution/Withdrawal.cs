namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>The motions that a policy's executor makes without a policy: opening the hand and moving away upwards, and holding still.</summary>
/// <remarks>OSC pose deltas only; it feels and does not see.</remarks>
internal static class Withdrawal
{
    private const double Rise = 0.12, Gain = 1.5;
    private const int MostRising = 40;

    /// <summary>Steps that opening takes.</summary>
    public const int MostOpening = 12;

    /// <summary>The command of a step of it; false when it has ended.</summary>
    /// <param name="verb">Release or Look.</param>
    /// <param name="space">OSC pose delta.</param>
    /// <param name="run">Steps so far, where it began, and the gripper's command.</param>
    /// <param name="now">What the body senses.</param>
    /// <param name="command">Room for the command.</param>
    public static bool Next(SkillVerb verb, ActionSpace space, (int Step, Pose Start, double Gripper) run, Observation now, Span<double> command)
    {
        command.Clear();
        command[^1] = verb == SkillVerb.Look ? run.Gripper : -1;
        if (verb == SkillVerb.Look) return true;
        if (run.Step < MostOpening) return true;
        double left = run.Start.Position.Z + Rise - now.TcpInWorld.Position.Z;
        command[2] = Math.Clamp(Gain * left / space.Scale[2], -1, 1);
        return left > 0.02 && run.Step < MostOpening + MostRising;
    }
}
