namespace Robotics.Training.Graphs;

/// <summary>The shape of a convolution.</summary>
/// <param name="From">Channels in.</param>
/// <param name="To">Channels out.</param>
/// <param name="Kernel">Side, an odd number.</param>
/// <param name="Axes">1 or 2.</param>
internal sealed record ConvolutionShape(int From, int To, int Kernel, int Axes = 2)
{
    /// <summary>On each side, so that the size stays.</summary>
    public int Padding => Kernel / 2;

    public long[] Weight => Axes == 1 ? [To, From, Kernel] : [To, From, Kernel, Kernel];

    /// <summary>Numbers that one output number is a sum of.</summary>
    public int FanIn => From * (Axes == 1 ? Kernel : Kernel * Kernel);
}
