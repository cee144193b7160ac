using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Nodes;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>How to connect to a robot over ROS 2.</summary>
public sealed record RosRobotOptions
{
    /// <summary>What a robot may be silent for when nobody says otherwise: so that a body whose network is lost stops within 100 ms.</summary>
    public static readonly TimeSpan UsualSilence = TimeSpan.FromMilliseconds(90);

    /// <summary>The robot, as its folder describes it.</summary>
    public required RobotDefinition Robot { get; init; }

    /// <summary>Kinematics for what the messages do not say; belongs to the connection from then on.</summary>
    public required IRobotModel Model { get; init; }

    /// <summary>What tracked objects look like, by class.</summary>
    public required ObjectCatalog Catalog { get; init; }

    public required ILogger Log { get; init; }

    /// <summary>Where objects are known from; connecting waits for the first.</summary>
    public ObjectSource ObjectsFrom { get; init; } = ObjectSource.Tracks;

    /// <summary>Remaps and parameters from the command line.</summary>
    public RosArguments Arguments { get; init; } = RosArguments.None;

    /// <summary>How long the robot may be looked for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the robot may say nothing, in real time, before it counts as lost and the body stops.</summary>
    public TimeSpan Silence { get; init; } = UsualSilence;

    /// <summary>Measures both, and waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How pictures are decompressed; null when the robot sends none compressed.</summary>
    public Func<ReadOnlyMemory<byte>, DecodedPicture>? Decompress { get; init; }
}
