namespace Robotics.Sim.Evaluation.Audit;

/// <summary>The full state of a simulation after a control step, as far as an oracle needs it.</summary>
/// <param name="Tracks">Where everything really was, in the description's order.</param>
/// <param name="Things">What bore on everything, in the description's order.</param>
/// <param name="Tcp">X_WT.</param>
/// <param name="Width">Distance between the pads, metres.</param>
/// <param name="Judged">What the benchmark's own predicates said of those that were asked for; only those that it has.</param>
internal sealed record Moment(ImmutableArray<Track> Tracks, ImmutableArray<ThingState> Things, Pose Tcp, double Width, ImmutableDictionary<Predicate, bool> Judged);
