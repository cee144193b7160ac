namespace Robotics.Cerebellum.Policies.Execution;

/// <summary>
/// Tells from what the arm feels that a policy has done what it can: something is held and lifted, or let go and left behind. Policies do not say so
/// themselves; without a verifier nobody else would. It sees no object.
/// </summary>
/// <param name="verb">What is tried; verbs other than PickUp and Place never end by themselves.</param>
internal sealed class EndOfTry(SkillVerb verb)
{
    /// <summary>Metres: lifted so far, and moved away so far, since the gripper closed or opened.</summary>
    private const double Lifted = 0.06, Away = 0.07;

    /// <summary>Metres: what is held keeps the pads apart at least so far, and the pads open so far more to let go.</summary>
    private const double Thin = 0.003, Opened = 0.01;

    /// <summary>Steps after which a hand that has let go should be gone.</summary>
    private const int Lingering = 30;

    private double _command;
    private Observation? _changed;

    /// <summary>Whether the hand has let go long ago and still has not left.</summary>
    public bool Lingers { get; private set; }

    /// <summary>A step was played.</summary>
    /// <param name="command">The gripper's command.</param>
    /// <param name="now">After it.</param>
    /// <returns>What was done, in words; null while it goes on.</returns>
    public string? After(double command, Observation now)
    {
        if (_changed is null || command > 0 != _command > 0) _changed = now;
        _command = command;
        bool opened = verb == SkillVerb.Place && command < 0 && now.GripperWidth > _changed.GripperWidth + Opened;
        Lingers = opened && now.Step - _changed.Step >= Lingering;
        Vec3 moved = now.TcpInWorld.Position - _changed.TcpInWorld.Position;
        return verb switch
        {
            SkillVerb.PickUp when command > 0 && moved.Z > Lifted && now.GripperWidth > Thin => "Something is held and lifted.",
            SkillVerb.Place when opened && moved.Norm > Away => "The hand is open and away.",
            _ => null,
        };
    }
}
