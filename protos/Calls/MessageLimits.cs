namespace Robotics.Protos.Calls;

/// <summary>How large a message may be.</summary>
internal static class MessageLimits
{
    /// <summary>Four pictures of 640×480 with depth and segmentation are 13.5 MB; half as much again for everything else.</summary>
    public const int Bytes = 20 << 20;
}
