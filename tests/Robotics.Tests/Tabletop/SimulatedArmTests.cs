using Robotics.Sim.Evaluation;

namespace Robotics.Tests.Tabletop;

public sealed class SimulatedArmTests
{
    [Fact]
    public void A_servo_period_allocates_nothing()
    {
        using IEpisode episode = Tabletop.Open();
        using ScriptedHand hand = new(episode);
        Pose goal = hand.State.TcpInWorld;
        for (int i = 0; i < 60; i++) hand.Period(goal);
        ISimulatedDriver driver = episode.Driver;
        BodyState state = new(7);
        double[] torques = new double[7];
        driver.Write(new ServoCommand(CommandType.JointTorque, torques, 1));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            driver.Read(ref state);
            driver.Write(new ServoCommand(CommandType.JointTorque, torques, 1));
            driver.WaitNextPeriod();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Time_advances_by_one_servo_period_a_call()
    {
        using IEpisode episode = Tabletop.Open();
        BodyState state = new(7);
        episode.Driver.Read(ref state);
        Assert.Equal(TimeSpan.Zero, state.Time);
        for (int i = 0; i < 25; i++) Assert.Equal(StepResult.Ok, episode.Driver.WaitNextPeriod());
        episode.Driver.Read(ref state);
        Assert.Equal(TimeSpan.FromMilliseconds(50), state.Time);
    }

    [Fact]
    public void The_arm_stays_at_home_when_its_weight_is_balanced_and_the_gripper_opens_and_closes()
    {
        using IEpisode episode = Tabletop.Open();
        using ScriptedHand hand = new(episode);
        Vec3 start = hand.State.TcpInWorld.Position;
        Assert.Equal(0.08, hand.State.GripperWidth, 1e-3);
        hand.Grip(1);
        Assert.Equal(0, hand.State.GripperWidth, 1e-3);
        hand.Grip(-1);
        Assert.Equal(0.08, hand.State.GripperWidth, 1e-3);
        Assert.True((hand.State.TcpInWorld.Position - start).Norm < 1e-3);
    }

    [Fact]
    public void A_restored_state_and_a_fork_go_on_bit_for_bit()
    {
        using IEpisode episode = Tabletop.Open(init: 1), again = Tabletop.Open(init: 1);
        using ScriptedHand hand = new(episode);
        hand.Gripper = 1;
        hand.Wait(0.1);
        SimulatedState middle = episode.Driver.Save();
        ISimulatedDriver fork = episode.Driver.Fork();
        again.Driver.Restore(middle);
        double[] torques = [1, -20, 3, 15, 0.5, 1, 0.2];
        foreach (ISimulatedDriver driver in new[] { episode.Driver, fork, again.Driver })
        {
            for (int i = 0; i < 200; i++)
            {
                driver.Write(new ServoCommand(CommandType.JointTorque, torques, -0.5));
                driver.WaitNextPeriod();
            }
        }

        Assert.True(episode.Driver.Save().Bytes.Span.SequenceEqual(fork.Save().Bytes.Span));
        Assert.True(episode.Driver.Save().Bytes.Span.SequenceEqual(again.Driver.Save().Bytes.Span));
        Assert.False(episode.Driver.Save().Bytes.Span.SequenceEqual(middle.Bytes.Span));
        ((IDisposable)fork).Dispose();
    }

    [Fact]
    public void The_state_of_another_model_is_refused()
    {
        using IEpisode episode = Tabletop.Open();
        RoboticsException error = Assert.Throws<RoboticsException>(() => episode.Driver.Restore(episode.Driver.Save() with { Model = "kitchen" }));
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
    }

    [Fact]
    public void A_command_of_another_type_or_length_is_refused_and_nothing_moves()
    {
        using IEpisode episode = Tabletop.Open();
        SimulatedState before = episode.Driver.Save();
        Assert.Throws<RoboticsException>(() => episode.Driver.Write(new ServoCommand(CommandType.JointVelocity, new double[7], 0)));
        Assert.Throws<RoboticsException>(() => episode.Driver.Write(new ServoCommand(CommandType.JointTorque, new double[6], 0)));
        Assert.True(before.Bytes.Span.SequenceEqual(episode.Driver.Save().Bytes.Span));
    }

    [Fact]
    public void A_lost_state_is_reported_and_nothing_moves_any_more()
    {
        using IEpisode episode = Tabletop.Open();
        SimulatedState good = episode.Driver.Save();
        double[] values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(good.Bytes.Span).ToArray();
        int velocity = 4 + 1 + ((Robotics.Sim.Bodies.SimulatedArm)episode.Driver).Data.Model.Nq;
        values[velocity] = 1e9;
        episode.Driver.Restore(good with { Bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray() });
        StepResult result = StepResult.Ok;
        for (int i = 0; i < 50 && result == StepResult.Ok; i++) result = episode.Driver.WaitNextPeriod();
        Assert.Equal(StepResult.Diverged, result);
        SimulatedState last = episode.Driver.Save();
        Assert.Equal(StepResult.Diverged, episode.Driver.WaitNextPeriod());
        Assert.True(last.Bytes.Span.SequenceEqual(episode.Driver.Save().Bytes.Span));
    }
}
