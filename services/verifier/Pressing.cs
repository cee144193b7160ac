namespace Robotics.Verifier;

/// <summary>For how long the hand has stood at a drawer, door or knob that does not follow, all in all: who tries again where it would not move is no less blocked.</summary>
internal sealed class Pressing
{
    private double? _stays;

    /// <summary>Scenes with the hand standing at the part, since that last moved.</summary>
    public int Scenes { get; private set; }

    /// <summary>Takes in a scene with a new measurement of the part.</summary>
    public void See(Observed o)
    {
        if (o.Last.FindArticulation(o.Subgoal.Object) is not { } part) return;
        if (_stays is not { } stays || Math.Abs(part.Position - stays) >= Thresholds.JointStill) (_stays, Scenes) = (part.Position, 0);
        else if (Observed.HandDistance(o.Last, part.Owner) < Thresholds.AtPart && o.HandStill(Thresholds.PressedScenes, Thresholds.PressedFingers)) Scenes++;
    }
}
