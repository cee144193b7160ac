using Robotics.Brainstem.Ros2.Messages.GeometryMsgs;
using Robotics.Brainstem.Ros2.Messages.Tf2Msgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Body;

/// <summary>The newest transforms of /tf and /tf_static. Thread-safe.</summary>
internal sealed class TransformBuffer : IDisposable
{
    /// <summary>Frames in a chain, at most: more is a loop.</summary>
    private const int MaxDepth = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Parent, Core.Geometry.Pose Pose)> _frames = new(StringComparer.Ordinal);
    private readonly IDisposable _moving;
    private readonly IDisposable _static;

    public TransformBuffer(RosNode node)
    {
        _moving = node.Subscribe<TFMessage>("/tf", Qos.Transforms with { Reliable = false }, Take);
        _static = node.Subscribe<TFMessage>("/tf_static", Qos.Latched, Take);
    }

    /// <summary>X_AB of two frames; null when no chain of transforms joins them.</summary>
    public Core.Geometry.Pose? Find(string a, string b)
    {
        lock (_gate)
        {
            if (Up(a) is not { } fromA || Up(b) is not { } fromB || fromA.Root != fromB.Root) return null;
            return fromA.Pose.Inverse() * fromB.Pose;
        }
    }

    public void Dispose()
    {
        _moving.Dispose();
        _static.Dispose();
    }

    private (string Root, Core.Geometry.Pose Pose)? Up(string frame)
    {
        Core.Geometry.Pose X_RF = Core.Geometry.Pose.Identity;
        for (int depth = 0; depth < MaxDepth; depth++)
        {
            if (!_frames.TryGetValue(frame, out (string Parent, Core.Geometry.Pose Pose) up)) return (frame, X_RF);
            (frame, X_RF) = (up.Parent, up.Pose * X_RF);
        }

        return null;
    }

    private void Take(TFMessage message)
    {
        lock (_gate)
        {
            foreach (TransformStamped transform in message.Transforms)
                _frames[transform.ChildFrameId.TrimStart('/')] = (transform.Header.FrameId.TrimStart('/'), transform.Transform.ToPose());
        }
    }
}
