using System.Diagnostics;

namespace Robotics.Cerebellum.Motion;

/// <summary>Marks the time in which motions are planned, for whoever measures it; costs nothing when nobody listens.</summary>
internal static class MotionPlanning
{
    private const string Name = "Robotics.MotionPlanning";
    private static readonly ActivitySource Source = new(Name);

    /// <summary>Ends with its disposal; never held across a control step.</summary>
    public static Activity? Begin() => Source.StartActivity(Name);
}
