namespace Robotics.Cerebellum.Motion;

/// <summary>Gives the gripper commands that bring the pads to an opening and keep them there. One a control step.</summary>
/// <param name="gripper">The gripper.</param>
/// <param name="opening">Distance between the pads that is wanted at least, metres; all the way when it is more than there is.</param>
internal sealed class PadOpening(GripperDescription gripper, double opening)
{
    /// <summary>How much wider than wanted is let be, metres.</summary>
    private const double Slack = 0.012;

    /// <summary>Control steps for which pads go on as they went: fingers lag behind their command.</summary>
    private const double Lag = 2.5;

    /// <summary>How much less than wanted will do, and less than which in a step the pads no longer open, metres.</summary>
    private const double Enough = 0.005, Opening = 0.0003;

    private double _last = double.NaN;

    /// <summary>Whether the pads are apart as wanted, or come no further apart.</summary>
    public bool IsReached { get; private set; }

    /// <summary>The command, −1 open … +1 closed.</summary>
    /// <param name="width">Distance between the pads now, metres.</param>
    public double Next(double width)
    {
        double most = gripper.MaxWidth, wanted = Math.Min(opening, most), rate = double.IsNaN(_last) ? 0 : width - _last;
        bool all = wanted >= most;
        IsReached = width > wanted - (all ? 2 * Enough : Enough) || (!double.IsNaN(_last) && rate < Opening);
        _last = width;
        if (all) return -1;
        if (!gripper.CommandIsDirection) return 1 - (2 * wanted / most);
        double soon = width + (Lag * rate);
        return soon < wanted ? -1 : soon > wanted + Slack ? 1 : 0;
    }
}
