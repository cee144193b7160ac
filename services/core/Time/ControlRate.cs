namespace Robotics.Core.Time;

/// <summary>Two periods of which the longer is a checked whole multiple of the shorter.</summary>
public static class ControlRate
{
    /// <summary>How many <paramref name="inner"/> periods (physics or servo) make one <paramref name="outer"/> period (control).</summary>
    /// <exception cref="RoboticsException">InvalidArgument: a period is not positive, or the outer is no whole multiple of the inner.</exception>
    public static int StepsPer(TimeSpan outer, TimeSpan inner)
    {
        if (inner <= TimeSpan.Zero) throw RoboticsException.Invalid("The inner period", inner, "more than zero");
        if (outer < inner || outer.Ticks % inner.Ticks != 0)
            throw RoboticsException.Invalid("The control period", outer, $"a whole multiple of {inner}");
        return checked((int)(outer.Ticks / inner.Ticks));
    }
}
