namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>ROS names → DDS names.</summary>
internal static class DdsNames
{
    public const string GraphTopic = "ros_discovery_info";
    public const string GraphType = "rmw_dds_common::msg::dds_::ParticipantEntitiesInfo_";

    /// <summary>The topic of a fully qualified ROS topic.</summary>
    public static string Topic(string ros) => "rt" + ros;

    public static string Request(string service) => $"rq{service}Request";

    public static string Reply(string service) => $"rr{service}Reply";

    /// <summary><c>sensor_msgs/msg/JointState</c> → <c>sensor_msgs::msg::dds_::JointState_</c>.</summary>
    public static string Type(string ros)
    {
        string[] parts = ros.Split('/');
        return $"{parts[0]}::{parts[1]}::dds_::{parts[2]}_";
    }
}
