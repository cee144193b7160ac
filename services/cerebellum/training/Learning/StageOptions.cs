namespace Robotics.Training.Learning;

/// <summary>How long and how fast a stage learns.</summary>
/// <param name="Steps">Of gradient descent.</param>
/// <param name="BatchSize">Samples a step.</param>
/// <param name="Rate">The largest learning rate.</param>
internal sealed record StageOptions(int Steps, int BatchSize, double Rate)
{
    public int WarmSteps { get; init; } = 100;

    public double Decay { get; init; } = 1e-4;
}
