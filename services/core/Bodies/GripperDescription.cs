namespace Robotics.Core.Bodies;

/// <summary>A parallel gripper, as grasp planning needs it. Lengths in metres. In the TCP frame z is the approach and y the direction of opening.</summary>
/// <param name="MaxWidth">Distance between the pads when fully open.</param>
/// <param name="PadWidth">Extent of a pad along x of the TCP frame.</param>
/// <param name="PadDepth">How far the pads reach from the TCP towards the palm (−z).</param>
/// <param name="TipBeyondTcp">How far the fingertips reach beyond the TCP (+z).</param>
/// <param name="FingerThickness">Extent of one finger along y.</param>
/// <param name="FingerLength">From the palm to the fingertips: what an object inside the hand may be deep.</param>
/// <param name="MaxForce">Largest closing force, N.</param>
public sealed record GripperDescription(
    double MaxWidth,
    double PadWidth,
    double PadDepth,
    double TipBeyondTcp,
    double FingerThickness,
    double FingerLength,
    double MaxForce)
{
    /// <summary>Whether only the sign of its command counts, as the direction in which the pads move, 0 holding them where they are; else the command, −1 open … +1
    /// closed, is the opening that is wanted.</summary>
    public bool CommandIsDirection { get; init; }
}
