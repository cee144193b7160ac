using System.Text.Json;
using Robotics.Sim.Libero.Simulation;

namespace Robotics.Tests.Libero;

/// <summary>The environment against states recorded from the original. The whole folder is swept by <c>robotics sim parity</c>.</summary>
public sealed class PhysicsParityTests
{
    private const int Steps = 40;

    public static TheoryData<string> Sample => [.. LiberoSample.Tasks];

    [Theory]
    [MemberData(nameof(Sample))]
    public void The_three_passes_of_the_original_give_its_states(string task) => Compare(task, PhysicsMode.Exact, 1e-6);

    [Theory]
    [MemberData(nameof(Sample))]
    public void One_pass_stays_close_to_the_original(string task) => Compare(task, PhysicsMode.Fast, 1e-4);

    [Theory]
    [MemberData(nameof(Sample))]
    public void Every_goal_predicate_agrees_on_every_recorded_state(string task)
    {
        Recording recording = new(task);
        using LiberoSimulation simulation = recording.Begin(PhysicsMode.Fast);
        foreach (JsonElement sample in recording.Predicates().GetProperty("samples").EnumerateArray())
        {
            simulation.SetState([.. sample.GetProperty("state").EnumerateArray().Select(x => x.GetDouble())]);
            bool[] expected = [.. sample.GetProperty("values").EnumerateArray().Select(x => x.GetBoolean())];
            Assert.Equal(expected, recording.Task.Goal.Predicates.Select(p => p.Holds(simulation.Data)));
            Assert.Equal(sample.GetProperty("success").GetBoolean(), simulation.GoalHolds);
        }
    }

    private static void Compare(string task, PhysicsMode mode, double tolerance)
    {
        Recording recording = new(task);
        using LiberoSimulation simulation = recording.Begin(mode);
        for (int step = 0; step < Steps; step++)
        {
            Assert.True(simulation.Step(recording.Actions[step]));
            double[] expected = recording.Qpos(step);
            double difference = expected.Zip(simulation.Data.Qpos.ToArray(), (a, b) => Math.Abs(a - b)).Max();
            Assert.True(difference < tolerance, $"step {step}: {difference}");
            Assert.Equal(recording.Success(step), simulation.GoalHolds);
        }
    }
}
