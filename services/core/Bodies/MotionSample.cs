namespace Robotics.Core.Bodies;

/// <summary>One servo period as the brainstem kept it: the state it started from and the command that was written.</summary>
/// <param name="Time">Body time of the state.</param>
/// <param name="Position">rad, in the description's joint order.</param>
/// <param name="Velocity">rad/s.</param>
/// <param name="Effort">N·m.</param>
/// <param name="Command">In the driver's command type; without the gripper unless that type holds it.</param>
/// <param name="Gripper">−1 open … +1 closed.</param>
public sealed record MotionSample(
    TimeSpan Time,
    ImmutableArray<double> Position,
    ImmutableArray<double> Velocity,
    ImmutableArray<double> Effort,
    ImmutableArray<double> Command,
    double Gripper);
