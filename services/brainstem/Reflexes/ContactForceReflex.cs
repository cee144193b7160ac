using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem.Reflexes;

/// <summary>
/// The TCP is pushed harder than allowed. The force is what explains, as a push at the TCP, the difference between the joint accelerations that the
/// commanded torques should have caused and those that were seen: Λ_p·(ẍ_seen − ẍ_commanded), with the task inertia Λ_p (Khatib 1987), smoothed
/// over a few periods so that one hard landing of a finger does not count as a collision.
/// </summary>
internal sealed class ContactForceReflex : IReflex
{
    private const double Smoothing = 0.1;

    private readonly double _limit;
    private readonly double _periodSeconds;
    private Vec3 _force;

    /// <param name="maxForce">N.</param>
    /// <param name="servoPeriod">Time between two states.</param>
    public ContactForceReflex(double maxForce, TimeSpan servoPeriod) => (_limit, _periodSeconds) = (maxForce, servoPeriod.TotalSeconds);

    public string Name => "contact_force";

    public string? Trigger(Arm arm)
    {
        Vec3 felt = arm.ExternalForce(_periodSeconds);
        if (!felt.IsFinite) return "The force at the TCP cannot be told.";
        _force += (felt - _force) * Smoothing;
        return _force.Norm <= _limit
            ? null
            : FormattableString.Invariant($"The TCP is pushed with {_force.Norm:F1} N; allowed: {_limit} N.");
    }

    public void Forget() => _force = default;

    public void Exchange(StateExchange state)
    {
        (double x, double y, double z) = (_force.X, _force.Y, _force.Z);
        state.Value(ref x);
        state.Value(ref y);
        state.Value(ref z);
        _force = new(x, y, z);
    }
}
