namespace Robotics.Sim.Engine;

/// <content>The work-around of a defect of MuJoCo's.</content>
public sealed unsafe partial class MujocoData
{
    /// <summary>
    /// Whether box-box contacts deeper than 0.1 m are dropped. MuJoCo up to 3.11 now and then invents one, metres deep, which shoots a body away.
    /// Off by default: it differs from MuJoCo where the defect shows. Not copied by <see cref="CopyFrom"/>.
    /// </summary>
    public bool DropDeepBoxContacts
    {
        get => BoxContactFilter.Dropped(Address) >= 0;
        set
        {
            if (value) BoxContactFilter.Add(Address);
            else BoxContactFilter.Remove(Address);
        }
    }

    /// <summary>How many contacts were dropped since <see cref="DropDeepBoxContacts"/> was switched on; 0 when it is off.</summary>
    public long DroppedBoxContacts => Math.Max(0, BoxContactFilter.Dropped(Address));
}
