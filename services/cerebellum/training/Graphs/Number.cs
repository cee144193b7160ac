using static TorchSharp.torch;

namespace Robotics.Training.Graphs;

/// <summary>Single numbers as tensors, which live as long as the current dispose scope: arithmetic with plain numbers makes objects that a collection has to finalise.</summary>
internal static class Number
{
    public static Tensor Of(double value) => tensor([(float)value], [1L]);
}
