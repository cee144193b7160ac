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
    public async Task A_robot_that_says_nothing_is_lost_a_tenth_of_a_second_after_its_last_word() =>
        Assert.InRange(await SilenceUntilLost(Look), Silence, Silence + (8 * Look));

    /// <summary>Each look comes a twentieth of a second after the one before: the process was held up in between, and what has come then is not read yet.</summary>
    [Fact]
    public async Task Time_in_which_nobody_listened_is_no_silence_of_the_robot() =>
        Assert.InRange(await SilenceUntilLost(Silence / 2), 2 * Silence, 8 * Silence);

    [Fact]
    public async Task A_picture_grows_old_in_real_time_when_the_robots_clock_stands_still_with_it_and_by_its_stamp_when_it_came_late()
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        using RosNode robot = new(here, "robot"), brain = new(there, "brain");
        FakeTimeProvider clock = new();
        using CameraFeed camera = new(brain, "old", null, clock);
        using Publisher<CameraInfo> infos = robot.Publisher<CameraInfo>("old/camera_info", Qos.Default);
        CameraInfo info = new() { Width = 64, Height = 64, K = [64, 0, 32, 0, 64, 32, 0, 0, 1] };
        TimeSpan taken = TimeSpan.FromSeconds(7);
        info.Header.Stamp = taken.ToTime();
        Assert.Null(camera.Age(taken));
        await Eventually.HoldsAsync(
            () =>
            {
                infos.Publish(info);
                return camera.Age(taken) is not null;
            },
            "a message is heard");
        Assert.Equal(TimeSpan.Zero, camera.Age(taken));
        Assert.Equal(Look, camera.Age(taken + Look));
        clock.Advance(Silence);
        Assert.Equal(Silence, camera.Age(taken + Look));
    }

    [Fact]
    public async Task An_arm_is_heard_when_all_its_joints_have_finite_positions_and_is_lost_when_its_clock_went_back_while_nobody_waited()
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        using RosNode robot = new(here, "robot"), brain = new(there, "brain");
        using JointStateFeed feed = new(brain, "partial/joint_states", ["joint1", "joint2"], ["finger"], TimeProvider.System);
        using Publisher<JointState> states = robot.Publisher<JointState>("partial/joint_states", Qos.Default);
        BodyState read = new(2);
        await Says(7, double.NaN, () => read.GripperWidth > 0);
        Assert.Null(feed.Stamp);
        Assert.Equal("joint2", Assert.Single(feed.Missing));
        Assert.Equal(0.0, read.Position[0]);

        await Says(8, 0.25, () => feed.Stamp is not null);
        Assert.Empty(feed.Missing);
        Assert.True(read.Position is [0.5, 0.25] && read.Velocity is [0.0, 0.0], "the positions, and no speed that is no number");
        Assert.Equal(TimeSpan.FromSeconds(8), feed.WaitFor(TimeSpan.FromSeconds(8), Silence));

        await Says(7, 0.25, () => feed.Stamp < TimeSpan.FromSeconds(8));
        Assert.Null(feed.WaitFor(TimeSpan.FromSeconds(7), Silence));
        Assert.Equal(TimeSpan.FromSeconds(7), feed.WaitFor(TimeSpan.FromSeconds(7), Silence));
        Assert.Null(feed.WaitFor(TimeSpan.FromHours(1), TimeSpan.FromHours(1)));

        Task Says(double stamp, double second, Func<bool> heard)
        {
            JointState state = new() { Name = ["joint1", "joint2", "finger"], Position = [0.5, second, 0.02], Velocity = [double.NaN, 0, 0], Effort = [0, 0, 0] };
            state.Header.Stamp = TimeSpan.FromSeconds(stamp).ToTime();
            return Eventually.HoldsAsync(
                () =>
                {
                    states.Publish(state);
                    bool done = heard();
                    feed.CopyTo(ref read);
                    return done;
                },
                "a message is heard");
        }
    }

    /// <summary>How long a robot said nothing when it counted as lost, on a clock that goes on by <paramref name="look"/> whenever it is looked at.</summary>
    private static async Task<TimeSpan> SilenceUntilLost(TimeSpan look)
    {
        using CycloneTransport here = RosDomain.Join(), there = RosDomain.Join();
        using RosNode robot = new(here, "robot"), brain = new(there, "brain");
        FakeTimeProvider clock = new() { AutoAdvanceAmount = look };
        using JointStateFeed feed = new(brain, "silent/joint_states", ["joint1"], [], clock);
        using Publisher<JointState> states = robot.Publisher<JointState>("silent/joint_states", Qos.Default);
        JointState state = new() { Name = ["joint1"], Position = [0.5], Velocity = [0], Effort = [0] };
        state.Header.Stamp = TimeSpan.FromSeconds(7).ToTime();
        long said = 0;
        await Eventually.HoldsAsync(
            () =>
            {
                if (feed.Stamp is not null) return true;
                said = clock.GetTimestamp();
                states.Publish(state);
                return false;
            },
            "a message is heard");
        Assert.Equal(TimeSpan.FromSeconds(7), feed.WaitFor(TimeSpan.FromSeconds(7), Silence));
        Assert.Null(feed.WaitFor(TimeSpan.FromSeconds(7.01), Silence));
        return clock.GetElapsedTime(said);
    }
}
