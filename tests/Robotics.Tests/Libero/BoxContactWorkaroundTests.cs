using Robotics.Sim.Libero.Simulation;

namespace Robotics.Tests.Libero;

/// <summary>MuJoCo before 3.12 now and then shoots a book off its desk, in these initial states without any command.</summary>
public sealed class BoxContactWorkaroundTests
{
    private const string Desk = "libero_10/5";
    private const int Inits = 6;
    private const double TooFast = 20;

    [Fact]
    public void Without_it_books_fly_off_in_some_initial_states() => Assert.NotEqual(0, Flying(workaround: false));

    [Fact]
    public void With_it_no_book_flies_off() => Assert.Equal(0, Flying(workaround: true));

    private static int Flying(bool workaround)
    {
        TaskModel task = LiberoSample.Model(Desk);
        int flying = 0;
        for (int init = 0; init < Inits; init++)
        {
            using LiberoSimulation simulation = LiberoSimulation.Begin(task, new StartOptions(0, init + 1, PhysicsMode.Fast, workaround));
            simulation.SetState(task.Inits[init]);
            double fastest = 0;
            simulation.ControlsSet = data =>
            {
                foreach (double speed in data.Qvel[9..]) fastest = Math.Max(fastest, Math.Abs(speed));
            };
            for (int step = 0; step < 12 && simulation.Step([0, 0, 0, 0, 0, 0, -1]); step++)
            {
            }

            if (fastest > TooFast) flying++;
        }

        return flying;
    }
}
