namespace Robotics.Sim.Libero.Composition;

/// <summary>From which joint position on a fixture counts as open (or on) and as closed (or off). Metres for drawers, radians for doors and knobs.</summary>
/// <param name="IsSwitch">Whether turnon and turnoff speak of it, instead of open and close.</param>
/// <param name="Active">Whether a position counts as open or on.</param>
/// <param name="Passive">Whether a position counts as closed or off.</param>
/// <param name="ActiveStart">Where a joint starts that is open or on at first.</param>
/// <param name="PassiveStart">Where a joint starts that is closed or off at first.</param>
internal sealed record JointThresholds(
    bool IsSwitch,
    Bound Active,
    Bound Passive,
    (double Low, double High) ActiveStart,
    (double Low, double High) PassiveStart);
