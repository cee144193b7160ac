using Microsoft.Extensions.Time.Testing;
using Robotics.Brainstem.Ros2.Body;
using Robotics.Brainstem.Ros2.Cyclone;
using Robotics.Brainstem.Ros2.Messages.SensorMsgs;
using Robotics.Brainstem.Ros2.Nodes;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Tests.Ros2;

/// <summary>When a robot counts as lost, on a clock that goes on by itself whenever it is looked at.</summary>
public sealed class SilenceTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(100), Look = TimeSpan.FromMilliseconds(4);

    [Fact]
    public async Task A_robot_that_says_nothing_is_lost_a_tenth_of_a_second_after_its_last_word()
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        using RosNode robot = new(here, "robot"), brain = new(there, "brain");
        FakeTimeProvider clock = new() { AutoAdvanceAmount = Look };
        using JointStateFeed feed = new(brain, "silent/joint_states", ["joint1"], [], clock);
        using Publisher<JointState> states = robot.Publisher<JointState>("silent/joint_states", Qos.Default);
        JointState state = new() { Name = ["joint1"], Position = [0.5], Velocity = [0], Effort = [0] };
        state.Header.Stamp = TimeSpan.FromSeconds(7).ToTime();
        long said = 0;
        Assert.True(await Waiting.UntilAsync(
            () =>
            {
                if (feed.Stamp is not null) return true;
                said = clock.GetTimestamp();
                states.Publish(state);
                return false;
            },
            RosDomain.Patience,
            TimeProvider.System,
            TestContext.Current.CancellationToken));
        Assert.Equal(TimeSpan.FromSeconds(7), feed.WaitFor(TimeSpan.FromSeconds(7), Silence));
        Assert.Null(feed.WaitFor(TimeSpan.FromSeconds(7.01), Silence));
        Assert.InRange(clock.GetElapsedTime(said), Silence, Silence + (8 * Look));
    }
}
