using Robotics.Sim.Libero.Simulation;

namespace Robotics.Tests.Libero;

public sealed class LiberoSimulationTests
{
    private static readonly double[] Reach = [0.5, -0.2, -0.6, 0.1, 0, 0.3, 1];

    [Theory]
    [InlineData(PhysicsMode.Fast)]
    [InlineData(PhysicsMode.Exact)]
    public void A_fork_goes_on_as_the_simulation_it_came_from_bit_for_bit(PhysicsMode mode)
    {
        using LiberoSimulation simulation = LiberoSample.Begin(LiberoSample.Kitchen, mode);
        for (int step = 0; step < 5; step++) simulation.Step(Reach);
        using LiberoSimulation fork = simulation.Fork();
        Assert.Equal(Poses(simulation), Poses(fork));
        for (int step = 0; step < 5; step++)
        {
            simulation.Step(Reach);
            fork.Step(Reach);
        }

        Assert.Equal(Poses(simulation), Poses(fork));
        Assert.Equal(Saved(simulation), Saved(fork));
    }

    [Fact]
    public void A_fork_right_after_the_reset_has_the_controllers_older_state_too()
    {
        using LiberoSimulation simulation = LiberoSample.Begin(LiberoSample.Kitchen);
        using LiberoSimulation fork = simulation.Fork();
        simulation.Step(Reach);
        fork.Step(Reach);
        Assert.Equal(Poses(simulation), Poses(fork));
    }

    [Fact]
    public void A_restored_state_is_the_saved_one_bit_for_bit()
    {
        using LiberoSimulation simulation = LiberoSample.Begin(LiberoSample.Kitchen);
        simulation.Step(Reach);
        double[] saved = Saved(simulation), poses = Poses(simulation);
        simulation.Step(Reach);
        Assert.NotEqual(poses, Poses(simulation));
        simulation.Restore(saved);
        Assert.Equal(poses, Poses(simulation));
        Assert.Equal(saved, Saved(simulation));
    }

    [Fact]
    public void A_state_that_blows_up_is_reported_and_the_last_good_one_is_kept()
    {
        using LiberoSimulation simulation = LiberoSample.Begin(LiberoSample.Kitchen);
        Assert.True(simulation.Step(Reach));
        double[] good = Poses(simulation);
        simulation.Data.Qvel[9] = 1e12;
        Assert.False(simulation.Step(Reach));
        Assert.Equal(good, Poses(simulation));
    }

    [Theory]
    [InlineData(PhysicsMode.Fast)]
    [InlineData(PhysicsMode.Exact)]
    public void A_control_step_and_the_goal_check_allocate_nothing(PhysicsMode mode)
    {
        using LiberoSimulation simulation = LiberoSample.Begin(LiberoSample.Kitchen, mode);
        bool held = Run(3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        held |= Run(3);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(held);

        bool Run(int steps)
        {
            bool any = false;
            for (int step = 0; step < steps; step++)
            {
                simulation.Step(Reach);
                any |= simulation.GoalHolds;
            }

            return any;
        }
    }

    private static double[] Poses(LiberoSimulation simulation) =>
        [simulation.Data.Time, .. simulation.Data.Qpos, .. simulation.Data.Qvel, .. simulation.Data.BodyXpos, .. simulation.Data.SiteXmat, simulation.Data.ContactCount];

    private static double[] Saved(LiberoSimulation simulation)
    {
        double[] state = new double[simulation.StateLength];
        simulation.Save(state);
        return state;
    }
}
