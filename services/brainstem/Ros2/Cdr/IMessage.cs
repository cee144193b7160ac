namespace Robotics.Brainstem.Ros2.Cdr;

/// <summary>A ROS message with its CDR codec, generated from a .msg, .srv or .action file.</summary>
internal interface IMessage<TSelf>
    where TSelf : IMessage<TSelf>
{
    /// <summary>E.g. <c>sensor_msgs/msg/JointState</c>; parts of services and actions have <c>_Request</c>, <c>_Goal</c> and the like appended.</summary>
    static abstract string RosType { get; }

    /// <summary>Bytes on the wire, at least, without padding: what bounds the counts that are read.</summary>
    static abstract int MinSize { get; }

    /// <exception cref="RoboticsException">InvalidArgument: a fixed array has another length.</exception>
    void Write(CdrWriter writer);

    /// <exception cref="RoboticsException">DataLoss: the bytes end too early, or a count is larger than what is left.</exception>
    static abstract TSelf Read(ref CdrReader reader);
}
