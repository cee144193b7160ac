namespace Robotics.Brainstem.Ros2.Body;

/// <summary>Where a robot's objects are known from.</summary>
public enum ObjectSource
{
    /// <summary>Markers, motion capture or a simulator: each object has an id that stays.</summary>
    Tracks,

    /// <summary>A detector: classes and poses.</summary>
    Detections,
}
