namespace Robotics.Sim.Evaluation.Audit;

/// <summary>What the full state has to say to a verdict.</summary>
/// <param name="IsTrue">Whether it bears the verdict out.</param>
/// <param name="Since">The step at which what the verdict says had come about; null where that has no moment.</param>
/// <param name="Text">Why, in a few words and numbers.</param>
internal sealed record Account(bool IsTrue, int? Since, string Text);
