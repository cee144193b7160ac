namespace Robotics.Sim.Evaluation.Audit;

/// <summary>The full state of a simulation after a control step, as far as an oracle needs it.</summary>
/// <param name="Tracks">Where everything really was, in the description's order.</param>
/// <param name="Touched">Which objects the robot touched, in the description's order.</param>
/// <param name="Tcp">X_WT.</param>
internal sealed record Moment(ImmutableArray<Track> Tracks, ImmutableArray<bool> Touched, Pose Tcp);
