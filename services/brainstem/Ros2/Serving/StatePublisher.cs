using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Messages.RosgraphMsgs;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Messages.StdMsgs;
using Robotics.Brainstem.Ros2.Messages.Tf2Msgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Serving;

/// <summary>/clock, joint states and transforms of the served robot.</summary>
internal sealed class StatePublisher : IDisposable
{
    private const string TcpFrame = "tcp";

    private readonly RosInterface _names;
    private readonly BodyDescription _body;
    private readonly Publisher<Clock> _clock;
    private readonly Publisher<JointState> _joints;
    private readonly Publisher<TFMessage> _moving;
    private readonly Publisher<TFMessage> _static;
    private readonly JointState _state;
    private readonly int _fingers;

    public StatePublisher(RosNode node, RobotDefinition robot, BodyDescription body)
    {
        (_names, _body, _fingers) = (robot.Ros2, body, robot.FingerJoints.Length);
        _clock = node.Publisher<Clock>("/clock", Qos.Default);
        _joints = node.Publisher<JointState>(_names.JointStates, Qos.Default);
        _moving = node.Publisher<TFMessage>("/tf", Qos.Transforms);
        _static = node.Publisher<TFMessage>("/tf_static", Qos.Latched);
        int n = body.Joints.Length + _fingers;
        _state = new()
        {
            Name = [.. body.Joints.Select(j => j.Name), .. robot.FingerJoints],
            Position = new double[n],
            Velocity = new double[n],
            Effort = new double[n],
        };
        _static.Publish(Transform(TimeSpan.Zero, _names.WorldFrame, _names.BaseFrame, body.BaseInWorld));
    }

    public void Publish(in BodyState state, TimeSpan time)
    {
        _clock.Publish(new() { ClockValue = time.ToTime() });
        state.Position.CopyTo(_state.Position, 0);
        state.Velocity.CopyTo(_state.Velocity, 0);
        state.Effort.CopyTo(_state.Effort, 0);
        for (int i = 0; i < _fingers; i++) _state.Position[_body.Joints.Length + i] = state.GripperWidth / _fingers;
        _state.Header.Stamp = time.ToTime();
        _joints.Publish(_state);
        _moving.Publish(Transform(time, _names.BaseFrame, TcpFrame, _body.BaseInWorld.Inverse() * state.TcpInWorld));
    }

    public void PublishFrame(TimeSpan time, string frame, Pose inWorld) => _moving.Publish(Transform(time, _names.WorldFrame, frame, inWorld));

    public void Dispose()
    {
        _static.Dispose();
        _moving.Dispose();
        _joints.Dispose();
        _clock.Dispose();
    }

    private static TFMessage Transform(TimeSpan time, string parent, string child, Pose pose) => new()
    {
        Transforms = [new() { Header = new Header { Stamp = time.ToTime(), FrameId = parent }, ChildFrameId = child, Transform = pose.ToTransform() }],
    };
}
