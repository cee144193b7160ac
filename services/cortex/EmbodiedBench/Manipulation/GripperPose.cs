using System.Globalization;

namespace Robotics.Cortex.EmbodiedBench.Manipulation;

/// <summary>A discrete gripper action of EB-Manipulation.</summary>
/// <param name="X">0 to 100.</param>
/// <param name="Y">0 to 100.</param>
/// <param name="Z">0 to 100.</param>
/// <param name="Yaw">0 to 120, three degrees each; roll and pitch are those of a hand that points down.</param>
/// <param name="Open">Whether the gripper is open.</param>
internal readonly record struct GripperPose(int X, int Y, int Z, int Yaw, bool Open)
{
    private const int Finest = 100;
    private const int Down = 0;
    private const int Level = 60;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"[{Clip(X)}, {Clip(Y)}, {Clip(Z)}, {Down}, {Level}, {Math.Clamp(Yaw, 0, 120)}, {(Open ? 1 : 0)}]");

    private static int Clip(int value) => Math.Clamp(value, 0, Finest);
}
