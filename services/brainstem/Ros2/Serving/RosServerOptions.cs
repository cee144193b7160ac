using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>How a simulated arm is offered as a ROS 2 robot.</summary>
public sealed record RosServerOptions
{
    /// <summary>The robot, as its folder describes it.</summary>
    public required RobotDefinition Robot { get; init; }

    /// <summary>Dynamics for its joint controller; belongs to the server from then on.</summary>
    public required IRobotModel Model { get; init; }

    public required ILogger Log { get; init; }

    public RosArguments Arguments { get; init; } = RosArguments.None;

    /// <summary>Gives the time of stamps where there is no /clock. The simulation is paced by the monotonic clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Simulated seconds a second, as far as the machine keeps up: above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Pictures a simulated second, of cameras that somebody listens to.</summary>
    public double PictureRate { get; init; } = 10;

    /// <summary>Noise of what the detector says; null for a detector that says nothing.</summary>
    public PoseUncertainty? Detections { get; init; }

    /// <summary>Seed of that noise.</summary>
    public long Seed { get; init; }

    /// <summary>How pictures are compressed, and the format's name; null to offer raw ones only.</summary>
    public Func<CameraFrame, byte[]>? Compress { get; init; }
}
